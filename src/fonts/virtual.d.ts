declare module 'virtual:fonts/*' {
  import type { Face } from './faces.ts';
  export const faces: Face[];
  /** The style sheet with their @font-face rules, from the site's root. */
  export const cssFile: string;
}
