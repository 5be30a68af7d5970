import type { Theme } from '../map/palette.ts';

export const THEMES = ['auto', 'light', 'dark'] as const;
/** What the host asks for; `auto` follows the reader's system. */
export type ThemeChoice = (typeof THEMES)[number];

const dark = (): MediaQueryList => matchMedia('(prefers-color-scheme: dark)');

export const resolved = (choice: ThemeChoice): Theme =>
  choice === 'auto' ? (dark().matches ? 'dark' : 'light') : choice;

/** Calls back when the system's theme changes. @returns the way to stop it */
export function onSystemTheme(call: () => void): () => void {
  const query = dark();
  query.addEventListener('change', call);
  return () => query.removeEventListener('change', call);
}
