/** The story for a page that holds its text already: what stands in the HTML does not come a second time as data. */
import type { Chapter, Claim, Story } from './types.ts';

/**
 * Where the text stood. Svelte keeps what it finds in a prerendered `{@html}`, whatever is given; an empty text alone it
 * would take for none.
 */
export const KEPT = ' ';

/**
 * A story that wakes a prerendered page and cannot make a new one: without its chapters' text and claims, without what
 * stands after it, and with those sources only that cards open later cite.
 */
export function lean(story: Story): Story {
  const cited = new Set(Object.values(story.places).flatMap((place) => place.sources));
  if (story.pace) cited.add(story.pace.source);
  return {
    ...story,
    standfirst: KEPT,
    chapters: story.chapters.map((chapter): Chapter => ({
      ...chapter,
      html: KEPT,
      text: '',
      claims: chapter.claims.map(named),
    })),
    sources: story.sources
      .filter(({ id }) => cited.has(id))
      .map((source) => ({ ...source, title: '', date: '' })),
    end: [],
    credits: [],
  };
}

/** Scenes name the claims that stand beside them. */
const named = ({ id, certainty }: Claim): Claim => ({
  id,
  certainty,
  what: '',
  who: '',
  when: '',
  sources: [],
});
