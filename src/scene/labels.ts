/**
 * Where the letters go. The map library's own collision knows nothing of cards, and the stills must agree with
 * the live map, so the scene places what it names: clear of the card, of each other, of the dots, and where it
 * can, of the lines.
 */
import type { Chapter, LonLat, Story } from '../story/types.ts';
import { areaLetters, labelSize, placeLetters } from './letters.ts';
import type { Letters } from './letters.ts';
import type { Projector } from './planet.ts';
import type { Anchor, Viewport } from './types.ts';

export interface Box {
  x: number;
  y: number;
  w: number;
  h: number;
}

/** A label with its side chosen; `at` is the point that it belongs to. */
export interface PlacedLabel extends Letters {
  at: LonLat;
  anchor: Anchor;
  /** CSS pixels. */
  gap: number;
}

/** From the point to the nearest letter, CSS pixels. */
export const LABEL_GAP = 9;
/** Where a line runs beside the point, the letters stand further off. */
const GAPS = [LABEL_GAP, LABEL_GAP * 2, LABEL_GAP * 3];
/** Letters keep this far from a line's middle, CSS pixels. */
const INK_AIR = 4;
/** A place's dot keeps this much to itself on each side, CSS pixels. */
const DOT = 7;
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

const overlap = (a: Box, b: Box): boolean =>
  a.x < b.x + b.w + AIR && b.x < a.x + a.w + AIR && a.y < b.y + b.h + AIR && b.y < a.y + a.h + AIR;

export function freeBox({ width, height, pad }: Viewport): Box {
  return {
    x: pad.left + AIR,
    y: pad.top + AIR,
    w: width - pad.left - pad.right - 2 * AIR,
    h: height - pad.top - pad.bottom - 2 * AIR,
  };
}

const within = (a: Box, b: Box): boolean =>
  a.x >= b.x && a.y >= b.y && a.x + a.w <= b.x + b.w && a.y + a.h <= b.y + b.h;

/** Points along the lines that this chapter draws, a few pixels apart, in CSS pixels: letters keep off them. */
function inkOf(story: Story, chapter: Chapter, project: Projector['project'], free: Box): [number, number][] {
  const ink: [number, number][] = [];
  for (const id of chapter.lines) {
    const coordinates = id === 'route' ? story.route.coordinates : (story.lines[id]?.coordinates ?? []);
    let before: { x: number; y: number; visible: boolean } | null = null;
    for (const at of coordinates) {
      const p = project(at);
      if (before?.visible && p.visible) {
        const steps = Math.min(60, Math.ceil(Math.hypot(p.x - before.x, p.y - before.y) / 6));
        for (let i = 0; i <= steps; i++) {
          const x = before.x + ((p.x - before.x) * i) / steps;
          const y = before.y + ((p.y - before.y) * i) / steps;
          if (x > free.x && x < free.x + free.w && y > free.y && y < free.y + free.h) ink.push([x, y]);
        }
      }
      before = p;
    }
  }
  return ink;
}

/** How many samples of ink are in or near a box. */
const inkIn = (ink: [number, number][], box: Box): number => {
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

interface Side {
  anchor: Anchor;
  gap: number;
  box: Box;
}

/** The best free side of a point, or null where there is none. */
function sideOf(
  l: Letters,
  x: number,
  y: number,
  free: Box,
  taken: Box[],
  dots: Box[],
  ink: [number, number][],
): Side | null {
  let best: Side | null = null;
  let least = Infinity;
  for (const gap of GAPS) {
    for (const [rank, anchor] of SIDES.entries()) {
      const box = boxAt(x, y, l.width, l.height, anchor, gap);
      if (!within(box, free)) continue;
      if (taken.some((t) => overlap(box, t)) || dots.some((d) => overlap(box, d))) continue;
      const cost = inkIn(ink, box) * 2 + rank * 0.5 + (gap - LABEL_GAP) * 0.3;
      if (cost < least) [best, least] = [{ anchor, gap, box }, cost];
    }
  }
  return best;
}

/** On a small stage a long local name is what has to go. */
const withoutLocal = (story: Story, letters: Letters): Letters => ({
  ...letters,
  local: '',
  ...labelSize(story, { ...letters, local: '' }),
});

/** The first for which `make` makes something, with what it made. */
function firstOf<A, B>(items: A[], make: (item: A) => B | null): [A, B] | null {
  for (const item of items) {
    const made = make(item);
    if (made !== null) return [item, made];
  }
  return null;
}

/**
 * The labels of a chapter at rest. Every place that the chapter names gets one; names of countries and waters get
 * one where there is room.
 * @param zoom MapLibre's zoom at the centre: area names belong to a range of it
 */
export function placeLabels(
  story: Story,
  chapter: Chapter,
  view: Viewport,
  { project }: Projector,
  zoom: number,
): PlacedLabel[] {
  const free = freeBox(view);
  const ink = inkOf(story, chapter, project, free);
  const named = chapter.places.flatMap((id) => {
    const place = story.places[id];
    if (!place) return [];
    const p = project(place.at);
    return p.visible ? [{ at: place.at, letters: placeLetters(story, place, view.em), x: p.x, y: p.y }] : [];
  });
  const dots = named.map(({ x, y }) => ({ x: x - DOT, y: y - DOT, w: 2 * DOT, h: 2 * DOT }));

  let order = named;
  let placed: PlacedLabel[] = [];
  let taken: Box[] = [];
  // Greedy in the order of importance; who finds no room goes first in the next try.
  for (let attempt = 0; attempt <= named.length; attempt++) {
    placed = [];
    taken = [];
    const left: typeof named = [];
    for (const one of order) {
      // A dot may touch its own label, not another's.
      const others = dots.filter((_, i) => named[i] !== one);
      const found = firstOf([one.letters, withoutLocal(story, one.letters)], (letters) =>
        sideOf(letters, one.x, one.y, free, taken, others, ink),
      );
      if (!found) left.push(one);
      else {
        const [letters, { anchor, gap, box }] = found;
        placed.push({ ...letters, at: one.at, anchor, gap });
        taken.push(box);
      }
    }
    if (!left.length) break;
    order = [...left, ...order.filter((one) => !left.includes(one))];
  }

  const written = new Set<string>();
  for (const area of story.areas) {
    if (written.has(area.key) || zoom < area.minZoom || zoom > area.maxZoom) continue;
    const p = project(area.at);
    if (!p.visible) continue;
    const l = areaLetters(story, area, view.em);
    const box = boxAt(p.x, p.y, l.width, l.height, 'area');
    if (
      inkIn(ink, box) ||
      !within(box, free) ||
      taken.some((t) => overlap(box, t)) ||
      dots.some((d) => overlap(box, d))
    )
      continue;
    written.add(area.key);
    placed.push({ ...l, at: area.at, anchor: 'area', gap: 0 });
    taken.push(box);
  }
  return placed;
}
