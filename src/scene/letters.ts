/** What the map writes and how large it is: pure arithmetic on widths that the build measured in the real fonts. */
import type { Area, Landmark, Place, Story, Town } from '../story/types.ts';
import type { SceneLabel } from './types.ts';

/** Sizes in em of the running text. */
const SIZE: Record<SceneLabel['kind'], number> = {
  place: 0.82,
  station: 0.74,
  town: 0.72,
  landmark: 0.72,
  country: 0.74,
  region: 0.62,
  sea: 0.88,
  river: 0.78,
  lake: 0.78,
  island: 0.74,
  range: 0.7,
};
/** The local name under the reader's, as a share of it. */
export const LOCAL_SIZE = 0.86;
export const LINE_HEIGHT = 1.22;
/** Letter-spacing of what is written wide, em. */
export const spacingOf = (kind: SceneLabel['kind']): number =>
  kind === 'country' ? 0.16 : kind === 'region' || kind === 'range' ? 0.12 : 0;
/** Countries and their divisions are written in capitals. */
export const inCapitals = (kind: SceneLabel['kind']): boolean => kind === 'country' || kind === 'region';
/** A name longer than this is broken over two printed lines, em of its own size. */
const BREAK_AT = 9.5;

export interface Letters {
  id: string;
  kind: SceneLabel['kind'];
  lines: string[];
  local: string;
  localLang: string;
  size: number;
  /** CSS pixels. */
  width: number;
  height: number;
}

/** Em of a text; an average letter where the build has not measured it (stories made in tests). */
const emWidth = (story: Story, text: string): number => story.widths?.[text] ?? text.length * 0.56;

/** Breaks at the space that leaves the two lines most alike. */
function broken(story: Story, name: string): string[] {
  if (emWidth(story, name) <= BREAK_AT || !name.includes(' ')) return [name];
  const words = name.split(' ');
  let best = [name];
  let least = Infinity;
  for (let i = 1; i < words.length; i++) {
    const pair = [words.slice(0, i).join(' '), words.slice(i).join(' ')];
    const longest = Math.max(...pair.map((line) => emWidth(story, line)));
    if (longest < least) [best, least] = [pair, longest];
  }
  return best;
}

function letters(
  story: Story,
  id: string,
  kind: Letters['kind'],
  name: string,
  em: number,
  local = '',
  localLang = '',
): Letters {
  const size = Math.round(SIZE[kind] * em * 2) / 2;
  const lines = broken(story, inCapitals(kind) ? name.toLocaleUpperCase() : name);
  return { id, kind, lines, local, localLang, size, ...labelSize(story, { kind, lines, local, size }) };
}

/** CSS pixels that a label's letters take. */
export function labelSize(
  story: Story,
  { kind, lines, local, size }: Pick<SceneLabel, 'kind' | 'lines' | 'local' | 'size'>,
): { width: number; height: number } {
  const spacing = spacingOf(kind);
  const widths = lines.map((line) => (emWidth(story, line) + spacing * line.length) * size);
  if (local) widths.push(emWidth(story, local) * size * LOCAL_SIZE);
  return {
    width: Math.max(...widths),
    height: (lines.length + (local ? LOCAL_SIZE : 0)) * LINE_HEIGHT * size,
  };
}

export const placeLetters = (story: Story, place: Place, em: number): Letters =>
  letters(story, place.id, 'place', place.name, em, place.local, place.localLang);

export const stationLetters = (story: Story, place: Place, em: number): Letters =>
  letters(story, place.id, 'station', place.name, em);

/** @param local with its own name under the reader's */
export const townLetters = (story: Story, town: Town, em: number, local: boolean): Letters =>
  letters(story, town.id, 'town', town.name, em, local ? town.local : '', town.localLang);

export const landmarkLetters = (story: Story, landmark: Landmark, em: number): Letters =>
  letters(story, landmark.id, 'landmark', landmark.name, em);

export const areaLetters = (story: Story, area: Area, em: number): Letters =>
  letters(story, area.key, area.kind, area.name, em);
