/** What a page needs to know of its font files. Nothing of this file needs Node: the virtual module uses it too. */

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
 * The @font-face rules. `base` is the way from the page to the site's root: './' or '../'; without it the rules carry
 * each face's own `url`.
 */
export function cssOf(faces: Face[], base?: string): string {
  return faces
    .map(
      (face) =>
        `@font-face{font-family:'${face.family}';font-weight:${face.weight};font-style:${face.style};` +
        `font-display:${display(face)};src:url('${base === undefined ? face.url : base + face.file}') format('woff2');` +
        `unicode-range:${face.unicodeRange}}`,
    )
    .join('\n');
}

/**
 * A Latin font that comes late must not move the text that is being read: it is used from the next page on (and the page
 * preloads it, so that it rarely is late). Other scripts have no fallback on many machines: theirs is always used.
 */
const display = ({ file }: Face): 'optional' | 'swap' =>
  /-latin(-ext)?-\w+\.woff2$/.test(file) ? 'optional' : 'swap';

const WEIGHTS: Record<number, string> = { 400: '', 500: ' Medium', 600: ' SemiBold' };

/** The name that a face goes by in a map style's `text-font`: 'AT Sans', 'AT Sans Medium', 'AT Serif Italic'. */
export function mapFontName(face: Pick<Face, 'family' | 'weight' | 'style'>): string {
  return (
    face.family + (WEIGHTS[face.weight] ?? ` ${face.weight}`) + (face.style === 'italic' ? ' Italic' : '')
  );
}

/** A map style's `font-faces`, so that the map's labels need no glyph server and look the same on every machine. */
export function mapFontFaces(faces: Face[]): Record<string, { url: string; 'unicode-range': string[] }[]> {
  const named: Record<string, { url: string; 'unicode-range': string[] }[]> = {};
  for (const face of faces) {
    const entries = (named[mapFontName(face)] ??= []);
    entries.push({ url: face.url, 'unicode-range': face.unicodeRange.split(',') });
  }
  return named;
}
