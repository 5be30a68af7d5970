/** How far each line is drawn, and where the train is, at a position in the story. */
import type { Certainty, Route, Story } from '../story/types.ts';
import { bearingAt, fractionAtKm, pointAt, routePixels } from './route.ts';
import { between, ease } from './travel.ts';
import type { SceneLine, Train } from './types.ts';

/** Shares of the gap: the last chapter's lines go, the next one's are drawn. */
const FADE_OUT = [0, 0.35] as const;
const DRAW = [0.3, 0.95] as const;
/** Shares of the gap in which the train comes, to a route that is drawn by then. */
const COME = [0.8, 0.95] as const;
/** Shares of the gap in which the train runs; it stands while the camera joins it and while it leaves. */
export const RUN = [0.14, 0.9] as const;
/** The drawn train, CSS pixels, and never more than this share of the whole route. */
const TRAIN_PX = 42;
const TRAIN_SHARE = 0.3;
/** Nearer than this to a station, the train is at it; rail kilometres. */
const AT_STATION_KM = 0.5;

export interface Position {
  /** The chapter before the gap, or the one that is read. */
  index: number;
  /** Share of the gap to the next chapter, 0 … 1. */
  t: number;
}

/** The possible route, from `story.route`, joins the other lines under this id. */
const certaintyOf = (story: Story, id: string): Certainty =>
  id === 'route' ? 'inferred' : (story.lines[id]?.certainty ?? 'inferred');

/** Lines as they are at rest: whole. */
export const linesOf = (story: Story, ids: string[]): SceneLine[] =>
  ids.map((id) => ({ id, certainty: certaintyOf(story, id), drawn: 1, opacity: 1 }));

/** @returns the lines of the chapter that is read; between two chapters those of both. */
export function linesAt(story: Story, { index, t }: Position): SceneLine[] {
  const now = story.chapters[index]!.lines;
  if (t === 0) return linesOf(story, now);
  const next = story.chapters[index + 1]!.lines;
  const lines = now.map((id) => ({
    id,
    certainty: certaintyOf(story, id),
    drawn: 1,
    opacity: next.includes(id) ? 1 : 1 - between(t, ...FADE_OUT),
  }));
  for (const id of next) {
    if (now.includes(id)) continue;
    lines.push({
      id,
      certainty: certaintyOf(story, id),
      drawn: ease(between(t, ...DRAW)),
      opacity: Math.min(1, t * 20),
    });
  }
  return lines;
}

const stands = new WeakMap<Story, number[]>();

/** Rail kilometre at which the train stands while each chapter is read. */
function standsOf(story: Story): number[] {
  let all = stands.get(story);
  if (!all) {
    const first = story.chapters.find((c) => c.view.follow)?.view.follow?.fromKm ?? 0;
    let km = first;
    all = story.chapters.map(({ view }) => (km = view.follow?.toKm ?? km));
    stands.set(story, all);
  }
  return all;
}

const shown = new WeakMap<Story, boolean[]>();

/**
 * Whether a chapter shows the train: the journey's do, for it is only there that we say where it would be, and the one
 * before, in which it stands where it would set out.
 */
function showsTrain(story: Story, index: number): boolean {
  let all = shown.get(story);
  if (!all) {
    const { chapters } = story;
    all = chapters.map(
      ({ lines, part }, k) =>
        lines.includes('route') && (part === 'journey' || chapters[k + 1]?.view.follow !== undefined),
    );
    shown.set(story, all);
  }
  return all[index] ?? false;
}

/** Rail kilometre of the train at a position. */
export function kmAt(story: Story, { index, t }: Position): number {
  const km = standsOf(story);
  if (t === 0) return km[index]!;
  const follow = story.chapters[index + 1]!.view.follow;
  if (!follow) return km[index]!;
  const start = showsTrain(story, index) ? km[index]! : follow.fromKm;
  return start + (follow.toKm - start) * between(t, ...RUN);
}

/** @param radius planet's radius, CSS pixels */
export function trainAt(story: Story, position: Position, radius: number): Train | null {
  const here = showsTrain(story, position.index) ? 1 : 0;
  const there = position.t > 0 && showsTrain(story, position.index + 1) ? 1 : 0;
  const opacity =
    position.t === 0
      ? here
      : here && there
        ? 1
        : here
          ? 1 - between(position.t, 0, 0.2)
          : there * between(position.t, ...COME);
  if (!opacity) return null;
  const km = kmAt(story, position);
  const { route } = story;
  const fraction = fractionAtKm(route, km);
  const at = pointAt(route, fraction);
  const routePx = routePixels(route, at[1], radius);
  const lengthPx = Math.min(TRAIN_PX, routePx * TRAIN_SHARE);
  const half = lengthPx / routePx / 2;
  const middle = Math.min(1 - half, Math.max(half, fraction));
  return {
    fraction,
    middle,
    km,
    at,
    bearing: bearingAt(route, fraction),
    routePx,
    lengthPx,
    opacity,
    ...stationsAt(story, route, km),
  };
}

function stationsAt(story: Story, route: Route, km: number): { from: string; to: string } {
  let from = route.stations[0] ?? '';
  for (const id of route.stations) {
    const stationKm = story.places[id]?.railKm ?? 0;
    if (Math.abs(stationKm - km) <= AT_STATION_KM) return { from: id, to: id };
    if (stationKm > km) return { from, to: id };
    from = id;
  }
  return { from, to: from };
}
