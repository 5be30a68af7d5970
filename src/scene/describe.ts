/** Says in words what the map shows, for readers who do not see it. */
import type { Chapter, Story } from '../story/types.ts';
import { fill, listed, whole } from '../story/words.ts';
import type { Words } from '../story/words.ts';
import { trainAt } from './lines.ts';
import type { Train } from './types.ts';

/** Kilometres are told to the last whole ten: the sources' own sums differ by a few (1,183 or 1,186). */
export const toldKm = (km: number): number => Math.floor(km / 10) * 10;

/**
 * How far the train has come, and of how much. Our own tables add up to a little more than the length that was reported:
 * where the train is beyond that, both are said.
 */
export function farSays(ui: Words, km: number, totalKm: number): string {
  const values = { km: whole(ui, km), total: whole(ui, toldKm(totalKm)) };
  return fill(Math.round(km) > toldKm(totalKm) ? ui.map.kmPast : ui.map.kmOf, values);
}

/** @returns whole sentences */
export function describe(story: Story, chapter: Chapter, train: Train | null): string {
  const { ui, places } = story;
  const name = (id: string): string => places[id]?.name ?? id;
  const out: string[] = [];
  if (chapter.places.length) out.push(fill(ui.map.shows, { places: listed(ui, chapter.places.map(name)) }));
  for (const id of chapter.lines) {
    if (id === 'route') out.push(routeSays(story));
    else {
      const line = story.lines[id];
      if (line) {
        const certainty = ui.certainty[line.certainty].toLocaleLowerCase(story.lang);
        out.push(fill(ui.map.line, { name: line.name, stroke: ui.stroke[line.certainty], certainty }));
      }
    }
  }
  if (train) {
    const values = {
      far: farSays(ui, train.km, story.route.km.at(-1) ?? 0),
      station: name(train.from),
      from: name(train.from),
      to: name(train.to),
    };
    out.push(fill(train.from === train.to ? ui.map.trainAt : ui.map.trainBetween, values));
  }
  return out.join(' ');
}

/** What a chapter's map shows at rest: the same in every viewport, so that it can be written into the page. */
export const restSays = (story: Story, index: number): string =>
  describe(story, story.chapters[index]!, trainAt(story, { index, t: 0 }, 1000));

/** More names than this are no sentence. */
const MOST = 6;

function routeSays({ ui, places, route }: Story): string {
  const name = (id = ''): string => places[id]?.name ?? id;
  return fill(ui.map.route, { from: name(route.stations[0]), to: name(route.stations.at(-1)) });
}

/** What a map shows on which these places are seen, the most important first. */
export function viewSays(story: Story, ids: string[]): string {
  const { ui, places } = story;
  if (!ids.length) return ui.look.noneInView;
  const names = ids.slice(0, MOST).map((id) => places[id]?.name ?? id);
  return fill(ui.map.shows, { places: listed(ui, names) });
}

/** What the map of an opened place shows: it, and the neighbours that share its close-up. */
export function placeSays(story: Story, id: string): string {
  const place = story.places[id];
  const shows = viewSays(story, [id, ...(place?.closeUp ?? []).filter((other) => other !== id)]);
  return place?.railKm === undefined ? shows : `${shows} ${routeSays(story)}`;
}
