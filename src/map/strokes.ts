/** One language of lines, everywhere the same: how each certainty is drawn. Both painters and the key use it. */
import type { Certainty } from '../story/types.ts';
import type { Palette } from './palette.ts';

export interface Stroke {
  /** CSS pixels. */
  width: number;
  /** Ink and gap in CSS pixels; null for a solid line. */
  dash: [number, number] | null;
  ink: keyof Palette;
}

export const STROKES: Record<Certainty, Stroke> = {
  confirmed: { width: 2.6, dash: null, ink: 'ink' },
  stated: { width: 1.3, dash: null, ink: 'ink' },
  reported: { width: 2, dash: [12, 6], ink: 'ink' },
  alleged: { width: 2, dash: [5, 4], ink: 'rust' },
  inferred: { width: 2.4, dash: [2.4, 4.2], ink: 'ink' },
};

/** The possible route: dots all along, faint ahead of the train, in its livery behind it. CSS pixels. */
export const ROUTE = {
  ahead: { width: 2, gap: 5, opacity: 0.62 },
  casing: 6,
  dot: { width: 2.4, length: 2.4, gap: 5 },
  train: 8.5,
  cars: 3,
  /** Space between two cars, as a share of the train's length. */
  coupling: 0.05,
};

/** From this zoom on stations are ticked. */
export const TICKS_FROM = 5.4;

/**
 * How many dashes a line has at a zoom: as many as make them their size in CSS pixels at whole zooms. Between two
 * whole zooms the dashes grow with the map, so that they do not crawl.
 * @param length the line's length in Web Mercator, in widths of the world
 */
export const periodsOf = (length: number, [ink, gap]: [number, number], zoom: number): number =>
  (length * 512 * 2 ** Math.round(zoom)) / (ink + gap);
