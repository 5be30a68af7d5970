export const MODES = ['scroll', 'steps'] as const;
/** Scrolled with the page, or one chapter at a time in a window of a fixed height. */
export type Mode = (typeof MODES)[number];
