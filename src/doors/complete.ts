/** What the build adds to a loaded story: how wide its letters are, and what its still maps are called. */
import { loadStory } from '../story/load.ts';
import type { Lang, Story } from '../story/types.ts';
import { stillNames } from './stills.ts';
import { widthsOf } from './widths.ts';

/** The last completion by language: a build asks twice, for the browser and for the prerendering. */
const last = new Map<Lang, { from: string; story: Promise<Story> }>();

/** @param root the project's folder */
export function complete(root: string, story: Story): Promise<Story> {
  const from = root + JSON.stringify(story);
  const known = last.get(story.lang);
  if (known?.from === from) return known.story;
  const made = completed(root, story);
  last.set(story.lang, { from, story: made });
  return made;
}

async function completed(root: string, story: Story): Promise<Story> {
  const measured = { ...story, widths: widthsOf(story) };
  const names = await stillNames(root, measured);
  const chapters = story.chapters.map((chapter) => ({ ...chapter, stills: names[chapter.id]! }));
  return { ...measured, chapters };
}

/** All the characters that the page in one language may show: the fonts are cut to them. */
export const pageText = (root: string, lang: Lang): string => JSON.stringify(loadStory(root, lang).story);
