/** One language of lines, everywhere the same: how each certainty is drawn. Both painters use it; the key's samples are in ui/css/base.css. */
import type { Certainty, Landmark } from '../story/types.ts';
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
  ahead: { width: 2, gap: 5, opacity: 0.8 },
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

/** The basemap's own lines. All bands have the same, so that nothing changes its weight where one takes over. */
export interface GroundStroke {
  /** Two pairs of a zoom and the CSS pixels there; between them in proportion, beyond them as at the nearer. */
  width: [[number, number], [number, number]];
  /** Ink and gap in widths of the line; solid where left out. */
  dash?: [number, number];
  /** From this zoom on it is drawn; as soon as its band where left out. */
  from?: number;
}

export const GROUND = {
  rivers: {
    width: [
      [2, 0.4],
      [11, 2.6],
    ],
  },
  admin: {
    width: [
      [4.5, 0.7],
      [9, 1.1],
    ],
    dash: [2, 2],
    from: 4.5,
  },
  borders: {
    width: [
      [1, 0.7],
      [7, 1.3],
    ],
  },
  disputed: {
    width: [
      [1, 0.7],
      [7, 1.3],
    ],
    dash: [3, 2.5],
  },
} satisfies Record<string, GroundStroke>;

/** Zooms over which the rivers that the world's band has not (all but the greatest) come in. */
export const LESSER_RIVERS = [3.8, 4.8] as const;

/** A ground stroke's width at a zoom, CSS pixels. */
export function widthAt({ width: [[z0, a], [z1, b]] }: GroundStroke, zoom: number): number {
  return a + (b - a) * Math.min(1, Math.max(0, (zoom - z0) / (z1 - z0)));
}

/** What close-ups carry. CSS pixels; a `gap` makes two strokes of one. The river's width is that at zoom 11. */
export const LANDMARKS: Record<Landmark['kind'], { width: number; gap?: number }> = {
  bridge: { width: 0.9, gap: 2.2 },
  campus: { width: 0.9 },
  walls: { width: 1.6 },
  square: { width: 1 },
  river: { width: 6 },
  pier: { width: 2 },
  station: { width: 2 },
  runway: { width: 2.4 },
};
