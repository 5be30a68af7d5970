/**
 * `armored-train.js`: the element in someone else's page. All that it needs lies beside it, wherever it is loaded from.
 */
import { LANGS } from '../story/langs.ts';
import type { Lang } from '../story/langs.ts';
import CardText from '../ui/CardText.svelte';
import Notes from '../ui/Notes.svelte';
import { ArmoredTrainStory, defineElement } from './element.ts';
import { addFonts } from './page-fonts.ts';
import { shadowHome } from './shadow.ts';

/** Another language joins by its line in both. */
const STORIES: Record<Lang, () => Promise<typeof import('virtual:story/en')>> = {
  en: () => import('virtual:story/en'),
  es: () => import('virtual:story/es'),
  ko: () => import('virtual:story/ko'),
  ru: () => import('virtual:story/ru'),
};
const FONTS: Record<Lang, () => Promise<typeof import('virtual:fonts/en')>> = {
  en: () => import('virtual:fonts/en'),
  es: () => import('virtual:fonts/es'),
  ko: () => import('virtual:fonts/ko'),
  ru: () => import('virtual:fonts/ru'),
};

/** This file's own address. Not in one expression: a bundler would take that for a file to bring along. */
const here: string = import.meta.url;

async function fonts(lang: Lang): Promise<void> {
  try {
    await addFonts((await FONTS[lang]()).faces, lang);
  } catch {
    // The reader's own fonts do.
  }
}

defineElement({
  // In development this is not the built file, and the site's root is the server's.
  base: new URL(import.meta.env.DEV ? '/' : './', here).href,
  fixed: { parts: { CardText, Notes } },
  langs: LANGS,
  async load(lang) {
    const [module] = await Promise.all([STORIES[lang as Lang](), fonts(lang as Lang)]);
    return module.default;
  },
  home: shadowHome,
});

export { ArmoredTrainStory };
