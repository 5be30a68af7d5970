/** The story as HTML, for the prerendered page. Runs in Node, at build time. */
import { render } from 'svelte/server';
import enStory from 'virtual:story/en';
import esStory from 'virtual:story/es';
import koStory from 'virtual:story/ko';
import ruStory from 'virtual:story/ru';
import * as enFonts from 'virtual:fonts/en';
import * as esFonts from 'virtual:fonts/es';
import * as koFonts from 'virtual:fonts/ko';
import * as ruFonts from 'virtual:fonts/ru';
import { firstFaces } from '../fonts/faces.ts';
import type { Lang } from '../story/langs.ts';
import StoryView from '../ui/Story.svelte';
import { fixedHtml } from './fixed-html.ts';
import { escaped } from './head.ts';
import type { Facts } from './head.ts';

export interface Rendered extends Facts {
  html: string;
  /** The line for a story that does not wake up (guard.ts). */
  late: string;
  /** Style sheet of the fonts, from the site's root. */
  cssFile: string;
  /** The fonts that the first screen is set in, from the site's root. */
  preload: string[];
}

// Each by its name: the bundle is one file, and runs after its folder is gone.
const STORIES = { en: enStory, es: esStory, ko: koStory, ru: ruStory };
const FONTS = { en: enFonts, es: esFonts, ko: koFonts, ru: ruFonts };

/**
 * @param base the way from the page to the site's root
 * @param languages whether it is the page, which leads to those in other languages
 */
export async function renderStory(base: string, lang: Lang, languages: boolean): Promise<Rendered> {
  const story = STORIES[lang];
  const { maps, again } = story.ui.trouble;
  const { cssFile, faces } = FONTS[lang];
  const { body } = await render(StoryView, {
    props: { story, fixed: await fixedHtml(story), base, languages },
  });
  return {
    html: body,
    late: `<p role="status" data-late hidden>${escaped(maps)} <a href="">${escaped(again)}</a></p>`,
    title: story.title,
    description: story.standfirst.replace(/<[^>]+>/g, '').trim(),
    lang: story.lang,
    cssFile,
    preload: firstFaces(faces, lang).map(({ file }) => file),
  };
}
