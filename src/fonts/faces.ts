/** What a page needs to know of its font files. Nothing of this file needs Node. */

import type { Lang } from '../story/langs.ts';

export interface Face {
  family: string;
  weight: number;
  style: 'normal' | 'italic';
  /** As CSS has it: `U+20-7e,U+2013`. */
  unicodeRange: string;
  /** Address relative to the site's root: `assets/at-sans-400-….woff2`. */
  file: string;
  /** Address that works from where the script runs. */
  url: string;
}

/**
 * The names of seas and rivers have their italics under a family of their own: on the map a font that comes late moves nothing and
 * has the room that the build measured, so there it is always used; in the text it may not be (see `display`).
 */
const WATER = 'AT Water';

/** @returns the faces, and those of the map's water, of the same files */
export const withWater = (faces: Face[]): Face[] => [
  ...faces,
  ...faces
    .filter(({ family, style }) => family === 'AT Serif' && style === 'italic')
    .map((face) => ({ ...face, family: WATER })),
];

/** The @font-face rules; they carry each face's own `url`. */
export function cssOf(faces: Face[], lang: Lang): string {
  return withWater(faces)
    .map(
      (face) =>
        `@font-face{font-family:'${face.family}';font-weight:${face.weight};font-style:${face.style};` +
        `font-display:${display(face, lang)};src:url('${face.url}') format('woff2');` +
        `unicode-range:${face.unicodeRange}}`,
    )
    .join('\n');
}

/** The cuts that each language is written in; its own script comes last. */
const CUTS: Record<Lang, string[]> = {
  en: ['latin'],
  es: ['latin'],
  ko: ['latin', 'korean'],
  ru: ['latin', 'cyrillic'],
};

const cutOf = ({ file }: Face): string =>
  /-(latin|cyrillic|korean)(?:-ext)?-\w+\.woff2$/.exec(file)?.[1] ?? '';

/**
 * A font in the page's own letters that comes late must not move the text that is being read: it is used from the next
 * page on (and the page preloads it, so that it rarely is late). Foreign scripts have no fallback on many machines: theirs
 * is always used.
 */
export const display = (face: Face, lang: Lang): 'optional' | 'swap' =>
  face.family !== WATER && CUTS[lang].includes(cutOf(face)) ? 'optional' : 'swap';

/** Family, weight, style and cut: `-ext` are the rare letters of its script, where the text has any. */
const FIRST: [string, number, Face['style'], string][] = [
  ['AT Serif', 400, 'normal', ''],
  ['AT Serif', 400, 'normal', '-ext'],
  ['AT Serif', 400, 'italic', ''],
  ['AT Serif', 600, 'normal', ''],
  ['AT Sans', 400, 'normal', ''],
  ['AT Sans', 600, 'normal', ''],
];

/**
 * The faces that the first screen and the running text are set in: worth loading before anything asks for them. Each that came later
 * would be left unused (see `display`), and yet make the browser lay all of the text out again.
 */
export const firstFaces = (faces: Face[], lang: Lang): Face[] =>
  FIRST.flatMap(([family, weight, style, part]) =>
    // Foreign words in italics come far below.
    (style === 'italic' ? CUTS[lang].slice(-1) : CUTS[lang]).flatMap(
      (cut) =>
        faces.find(
          (face) =>
            face.family === family &&
            face.weight === weight &&
            face.style === style &&
            new RegExp(`-${cut}${part}-\\w+\\.woff2$`).test(face.file),
        ) ?? [],
    ),
  );
