/** What the build adds to a loaded story: how wide its letters are, and what its still maps are called. */
import { FACES } from '../map/faces.ts';
import { fit } from '../scene/fit.ts';
import { problemAt } from '../story/doc.ts';
import { LANGUAGE_NAMES } from '../story/langs.ts';
import { loadStory, STORY } from '../story/load.ts';
import { readText } from '../story/read.ts';
import type { Lang, Story } from '../story/types.ts';
import { parseYaml } from '../story/yaml.ts';
import { layoutFor } from '../ui/layout.ts';
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

/** A view that no stage can show is the story's fault, but only here are there stages. @throws StoryProblem */
function refuseUnseeable(root: string, { chapters }: Story): void {
  chapters.forEach(({ view: { fit: points, maxZoom, globe } }, i) => {
    try {
      fit(points, layoutFor(320, 568).view, maxZoom, globe);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      throw problemAt(parseYaml(STORY, readText(root, STORY)), ['chapters', i, 'view'], error.message);
    }
  });
}

async function completed(root: string, story: Story): Promise<Story> {
  refuseUnseeable(root, story);
  const measured = { ...story, widths: widthsOf(story) };
  const names = await stillNames(root, measured);
  const chapters = story.chapters.map((chapter) => ({ ...chapter, stills: names[chapter.id]! }));
  return { ...measured, chapters };
}

/** All the characters that the page in one language may show, other languages' names among them: the fonts are cut to them. */
export const pageText = (root: string, lang: Lang): string =>
  JSON.stringify([loadStory(root, lang).story, LANGUAGE_NAMES]);

/** What of them is set in italics: what the text stresses, and the names that the map writes so. */
export function italicText(root: string, lang: Lang): string {
  const { story } = loadStory(root, lang);
  const stressed = [...JSON.stringify(story).matchAll(/<em\b[^>]*>(.*?)<\/em>/g)].map(([, text]) => text);
  const names = story.areas.filter(({ kind }) => 'style' in FACES[kind]).map(({ name }) => name);
  return [...stressed, ...names].join(' ');
}
