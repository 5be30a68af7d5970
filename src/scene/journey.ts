/** The journey as a line of kilometres: what the strip map draws, and the way back from a kilometre to the reader's place. */
import type { Story } from '../story/types.ts';
import { kmAt, RUN } from './lines.ts';

export interface JourneyStation {
  id: string;
  /** Rail kilometres from the first station. */
  km: number;
  name: string;
  /** A chapter begins or ends here: it is named on the strip. */
  main: boolean;
}

export interface Journey {
  /** Index of the chapter at which the train stands at the first kilometre. */
  first: number;
  /** Index of the chapter at which it has arrived. */
  last: number;
  totalKm: number;
  stations: JourneyStation[];
  /** Where the border is crossed. */
  borderKm: number;
  /** Stretches of one track, in millimetres of gauge. */
  gauges: { fromKm: number; toKm: number; mm: number[] }[];
  /** Kilometres at which the train stands while a chapter is read. */
  stands: number[];
}

const made = new WeakMap<Story, Journey | null>();

/** @returns null for a story in which no train runs */
export function journeyOf(story: Story): Journey | null {
  let journey = made.get(story);
  if (journey === undefined) made.set(story, (journey = makeJourney(story)));
  return journey;
}

function makeJourney(story: Story): Journey | null {
  const legs = story.chapters.flatMap(({ view: { follow } }, index) =>
    follow ? [{ index, ...follow }] : [],
  );
  const [start, end] = [legs[0], legs.at(-1)];
  const { route, places } = story;
  if (!start || !end || !route.stations.length) return null;
  const stands = [start.fromKm, ...legs.map(({ toKm }) => toKm)];
  const stations = route.stations.flatMap((id) => {
    const place = places[id];
    const km = place?.railKm;
    return place && km !== undefined
      ? [{ id, km, name: place.name, main: stands.some((stand) => Math.abs(stand - km) < 0.05) }]
      : [];
  });
  const gauges: Journey['gauges'] = [];
  for (const { fromKm, toKm, gaugesMm } of route.legs) {
    const before = gauges.at(-1);
    if (before && before.mm.join() === gaugesMm.join()) before.toKm = toKm;
    else gauges.push({ fromKm, toKm, mm: [...gaugesMm] });
  }
  const border = stations.find(({ id }) => places[id]?.kind === 'bridge');
  return {
    first: Math.max(0, start.index - 1),
    last: end.index,
    totalKm: end.toKm,
    stations,
    borderKm: border?.km ?? end.toKm,
    gauges,
    stands,
  };
}

/**
 * The inverse of `kmAt`: the progress at which the train is at a kilometre. Where a leg ends, that is the chapter at
 * rest, and so it is where the train sets out.
 * @param km rail kilometres; beyond the ends it is the end, and what is no number is the beginning
 * @throws RangeError for a story in which no train runs
 */
export function progressAtKm(story: Story, km: number): number {
  const journey = journeyOf(story);
  if (!journey) throw new RangeError('no train runs in this story');
  const at = Math.min(journey.totalKm, Math.max(journey.stands[0]!, Number.isNaN(km) ? 0 : km));
  if (at === journey.stands[0]) return journey.first;
  for (const [index, { view }] of story.chapters.entries()) {
    const { follow } = view;
    if (!follow || at > follow.toKm) continue;
    if (at === follow.toKm) return index;
    const from = kmAt(story, { index: index - 1, t: RUN[0] });
    const share = Math.max(0, (at - from) / (follow.toKm - from));
    return Math.max(0, index - 1 + RUN[0] + share * (RUN[1] - RUN[0]));
  }
  return journey.last;
}
