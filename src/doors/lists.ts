/** What a host may go to in a story: its chapters and its places. */
import type { LonLat, Story } from '../story/types.ts';

export interface ChapterEntry {
  id: string;
  title: string;
  /** ISO. */
  date: string;
}

export interface PlaceEntry {
  id: string;
  name: string;
  at: LonLat;
}

/** In the story's order; none of no story. */
export const chaptersOf = (story: Story | null): ChapterEntry[] =>
  (story?.chapters ?? []).map(({ id, headline, date }) => ({ id, title: headline, date: date.from }));

export const placesOf = (story: Story | null): PlaceEntry[] =>
  Object.values(story?.places ?? {}).map(({ id, name, at }) => ({ id, name, at: [at[0], at[1]] }));

/** @throws RangeError if it is not among them; the message lists those that are */
export function indexIn(entries: { id: string }[], what: 'chapter' | 'place', id: string): number {
  const index = entries.findIndex((entry) => entry.id === id);
  if (index < 0)
    throw new RangeError(
      `no ${what} ${quoted(id)}; there are: ${entries.map((entry) => entry.id).join(', ')}`,
    );
  return index;
}

/** What a host's script gave, whatever it is. */
function quoted(given: unknown): string {
  if (typeof given !== 'string') return `of type ${given === null ? 'null' : typeof given}`;
  return `"${given.length > 60 ? `${given.slice(0, 60)}…` : given}"`;
}
