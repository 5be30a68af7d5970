declare module 'virtual:fonts/*' {
  import type { Face } from './faces.ts';
  export const faces: Face[];
  /** The @font-face rules; `base` is the way from the page to the site's root ('./'), left out: the faces' own `url`s. */
  export function css(base?: string): string;
  /** A map style's `font-faces`. */
  export const mapFaces: Record<string, { url: string; 'unicode-range': string[] }[]>;
}
