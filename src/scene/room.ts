/** Room for letters: boxes beside their points, the ink that they keep off, the best free side. CSS pixels. */
import type { Story } from '../story/types.ts';
import type { Letters } from './letters.ts';
import type { Projector } from './planet.ts';
import type { Anchor, Viewport } from './types.ts';

export interface Box {
  x: number;
  y: number;
  w: number;
  h: number;
}

/** From the point to the nearest letter, CSS pixels. */
export const LABEL_GAP = 9;
/** Where a line runs beside the point, the letters stand further off. */
const GAPS = [LABEL_GAP, LABEL_GAP * 2, LABEL_GAP * 3];
/** Letters keep this far from a line's middle, CSS pixels. */
const INK_AIR = 4;
/** A place's dot keeps this much to itself on each side, CSS pixels. */
export const DOT = 7;
/** Between two labels, and to the edge of the free part, CSS pixels. */
const AIR = 3;
/** The sides in order of preference, as atlases have it: right first, upright positions last. */
const SIDES: Anchor[] = ['e', 'w', 'ne', 'se', 'nw', 'sw', 'n', 's'];

/** The box of letters `w` × `h` beside (x, y). @param gap from the point to the nearest letter, CSS pixels */
export function boxAt(x: number, y: number, w: number, h: number, anchor: Anchor, gap = LABEL_GAP): Box {
  const right = anchor === 'e' || anchor === 'ne' || anchor === 'se';
  const left = anchor === 'w' || anchor === 'nw' || anchor === 'sw';
  const slant = anchor.length === 2;
  const dx = slant ? gap * 0.6 : gap;
  const bx = right ? x + dx : left ? x - dx - w : x - w / 2;
  const up = anchor.startsWith('n');
  const down = anchor.startsWith('s');
  const dy = slant ? gap * 0.25 : gap;
  const by = up ? y - h - dy : down ? y + dy : y - h / 2;
  return { x: bx, y: by, w, h };
}

export const overlap = (a: Box, b: Box): boolean =>
  a.x < b.x + b.w + AIR && b.x < a.x + a.w + AIR && a.y < b.y + b.h + AIR && b.y < a.y + a.h + AIR;

export function freeBox({ width, height, pad }: Viewport): Box {
  return {
    x: pad.left + AIR,
    y: pad.top + AIR,
    w: width - pad.left - pad.right - 2 * AIR,
    h: height - pad.top - pad.bottom - 2 * AIR,
  };
}

export const within = (a: Box, b: Box): boolean =>
  a.x >= b.x && a.y >= b.y && a.x + a.w <= b.x + b.w && a.y + a.h <= b.y + b.h;

/** Between two samples of a line, CSS pixels. */
const SAMPLE = 6;

/**
 * The part of a straight line that is in a box, as shares of its length; null where none is (Liang & Barsky).
 */
function partIn(ax: number, ay: number, bx: number, by: number, box: Box): [number, number] | null {
  let [from, to] = [0, 1];
  for (const [start, step, low, high] of [
    [ax, bx - ax, box.x, box.x + box.w],
    [ay, by - ay, box.y, box.y + box.h],
  ] as const) {
    if (step === 0) {
      if (start < low || start > high) return null;
      continue;
    }
    const [a, b] = [(low - start) / step, (high - start) / step];
    from = Math.max(from, Math.min(a, b));
    to = Math.min(to, Math.max(a, b));
  }
  return from < to ? [from, to] : null;
}

/** Points along the lines that are drawn, a few pixels apart, in CSS pixels: letters keep off them. */
export function inkOf(
  story: Story,
  lines: string[],
  project: Projector['project'],
  free: Box,
): [number, number][] {
  const ink: [number, number][] = [];
  for (const id of lines) {
    const coordinates = id === 'route' ? story.route.coordinates : (story.lines[id]?.coordinates ?? []);
    let before: { x: number; y: number; visible: boolean } | null = null;
    for (const at of coordinates) {
      const p = project(at);
      const part = before?.visible && p.visible ? partIn(before.x, before.y, p.x, p.y, free) : null;
      if (before && part) {
        const [dx, dy] = [p.x - before.x, p.y - before.y];
        const steps = Math.max(1, Math.ceil(((part[1] - part[0]) * Math.hypot(dx, dy)) / SAMPLE));
        for (let i = 0; i <= steps; i++) {
          const share = part[0] + ((part[1] - part[0]) * i) / steps;
          ink.push([before.x + dx * share, before.y + dy * share]);
        }
      }
      before = p;
    }
  }
  return ink;
}

/** How many samples of ink are in or near a box. */
export const inkIn = (ink: [number, number][], box: Box): number => {
  const [x0, x1, y0, y1] = [
    box.x - INK_AIR,
    box.x + box.w + INK_AIR,
    box.y - INK_AIR,
    box.y + box.h + INK_AIR,
  ];
  let n = 0;
  for (const [x, y] of ink) if (x > x0 && x < x1 && y > y0 && y < y1) n++;
  return n;
};

export interface Side {
  anchor: Anchor;
  gap: number;
  box: Box;
}

/** What is on the map already; what is placed joins `taken`, `dots` and `names`. */
export interface Room {
  free: Box;
  /** Letters. */
  taken: Box[];
  dots: Box[];
  ink: [number, number][];
  /** What is written beside a point already: a name is not written twice. */
  names: Set<string>;
}

export const dotBox = (x: number, y: number): Box => ({ x: x - DOT, y: y - DOT, w: 2 * DOT, h: 2 * DOT });

/**
 * The best free side of a point, or null where there is none.
 * @param own the point's own dot, which its letters may touch
 * @param mostInk samples of a line that the letters may lie on, at the worst
 */
export function sideOf(
  l: Letters,
  x: number,
  y: number,
  { free, taken, dots, ink }: Room,
  own?: Box,
  mostInk = Infinity,
): Side | null {
  let best: Side | null = null;
  let least = Infinity;
  for (const gap of GAPS) {
    for (const [rank, anchor] of SIDES.entries()) {
      const box = boxAt(x, y, l.width, l.height, anchor, gap);
      if (!within(box, free)) continue;
      if (taken.some((t) => overlap(box, t)) || dots.some((d) => d !== own && overlap(box, d))) continue;
      const lines = inkIn(ink, box);
      const cost = lines * 2 + rank * 0.5 + (gap - LABEL_GAP) * 0.3;
      if (lines <= mostInk && cost < least) [best, least] = [{ anchor, gap, box }, cost];
    }
  }
  return best;
}
