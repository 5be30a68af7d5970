import type { Lang } from '../story/types.ts';

/** Private names, so that a host page's own fonts (or lack of them) never get into the story. */
export type Family = 'AT Serif' | 'AT Sans';

export interface Font {
  family: Family;
  /** 400, 500 or 600; each family has the ones that `FACES` lists. */
  weight?: number;
  style?: 'normal' | 'italic';
}

/** npm packages that a family's glyphs come from, in the order in which they are asked; later ones may be missing. */
export const PACKAGES: Record<Family, string[]> = {
  'AT Serif': ['@fontsource/source-serif-4', '@fontsource/noto-serif-kr'],
  'AT Sans': ['@fontsource/ibm-plex-sans', '@fontsource/ibm-plex-sans-kr'],
};

/** Every face that the page, the map and the stills may use. */
export const FACES: Required<Font>[] = [
  { family: 'AT Serif', weight: 400, style: 'normal' },
  { family: 'AT Serif', weight: 400, style: 'italic' },
  { family: 'AT Serif', weight: 600, style: 'normal' },
  { family: 'AT Sans', weight: 400, style: 'normal' },
  { family: 'AT Sans', weight: 400, style: 'italic' },
  { family: 'AT Sans', weight: 500, style: 'normal' },
  { family: 'AT Sans', weight: 600, style: 'normal' },
];

/** Fontsource's cuts, the commonest first; cuts that are not named here (Korean's) are asked after these. */
export const CUTS = ['latin', 'latin-ext', 'cyrillic', 'cyrillic-ext', 'greek', 'vietnamese'];

const ASCII = String.fromCharCode(...Array.from({ length: 95 }, (_, i) => 32 + i));
const MARKS = '\u00a0–—‘’“”…·×°−';

/** In every font of a language whatever its text says: numbers, dates and messages are put together at run time. */
export const ALWAYS: Record<Lang, string> = {
  en: ASCII + MARKS,
  es: ASCII + MARKS + 'áéíñóúüÁÉÍÑÓÚÜ¡¿«»',
  ko: ASCII + MARKS,
  ru: ASCII + MARKS + 'АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдеёжзийклмнопрстуфхцчшщъыьэюя№«»',
};

/** The font with its defaults (400, normal) filled in. Throws where there is no such face. */
export function faceOf(font: Font): Required<Font> {
  const { family, weight = 400, style = 'normal' } = font;
  const face = FACES.find((f) => f.family === family && f.weight === weight && f.style === style);
  if (face) return face;
  const have = FACES.map((f) => `${f.family} ${f.weight} ${f.style}`).join(', ');
  throw new Error(`There is no font face "${family} ${weight} ${style}"; there are: ${have}.`);
}
