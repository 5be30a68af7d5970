/** What one band hands over to the next: no line may jump at the zoom where a finer one takes over, or break at its edge. */
import type { Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import { layer, lines, polygons } from './geo-read.ts';
import type { Band } from './geo-read.ts';

type Box = [number, number, number, number];
const BOXES: Partial<Record<Band, Box>> = {
  corridor: [124, 38, 136, 46],
  amur: [124, 46, 142, 56],
  moscow: [34, 53.5, 42, 58],
  donbas: [34, 45, 43, 51],
};
/** Finer band, coarser band, the zoom at which one looks at the finer's edge. */
const PAIRS: [Band, Band, number][] = [
  ['corridor', 'continent', 8],
  ['amur', 'continent', 7],
  ['moscow', 'west', 7],
  ['donbas', 'west', 7],
];
const SWITCH = 5.8;
/** Kilometres to a CSS pixel, tiles of 512 px. */
const pixel = (zoom: number, lat: number) => (78.2715 * Math.cos((lat * Math.PI) / 180)) / 2 ** zoom;

const rings = (band: Band, name: string) => polygons(layer(band, name)).flat();
const KINDS = {
  coast: (band: Band) => [...rings(band, 'land'), ...rings(band, 'lakes')],
  border: (band: Band) => lines(layer(band, 'borders')),
  river: (band: Band) => lines(layer(band, 'rivers').filter(({ properties }) => properties?.['name'] !== '')),
};

/** Where lines cross a meridian or a parallel, as the other coordinate, between two bounds. */
function crossings(all: Position[][], axis: 0 | 1, at: number, from: number, to: number): number[] {
  const out: number[] = [];
  const other = 1 - axis;
  for (const line of all)
    line.forEach((b, i) => {
      const a = line[i - 1];
      if (!a || a[axis]! > at === b[axis]! > at) return;
      const t = (at - a[axis]!) / (b[axis]! - a[axis]!);
      const where = a[other]! + t * (b[other]! - a[other]!);
      if (where > from && where < to) out.push(where);
    });
  return out;
}

/** Kilometres from a point to the nearest of some lines, those within half a degree. */
function distance([x, y]: Position, all: Position[][]): number {
  const k = Math.cos((y! * Math.PI) / 180);
  let best = Infinity;
  for (const line of all)
    line.forEach((b, i) => {
      const a = line[i - 1];
      if (!a || Math.min(a[1]!, b[1]!) > y! + 0.5 || Math.max(a[1]!, b[1]!) < y! - 0.5) return;
      const [ax, ay, dx, dy] = [(a[0]! - x!) * k, a[1]! - y!, (b[0]! - a[0]!) * k, b[1]! - a[1]!];
      const t = Math.min(1, Math.max(0, -(ax * dx + ay * dy) / (dx * dx + dy * dy || 1)));
      best = Math.min(best, Math.hypot(ax + t * dx, ay + t * dy));
    });
  return best * 111.195;
}

describe.each(PAIRS)('the %s band in the %s band', (fine, coarse, zoom) => {
  const [w, s, e, n] = BOXES[fine]!;
  const inset = 0.02;
  const edges: [0 | 1, number, number, number][] = [
    [0, w + inset, s, n],
    [0, e - inset, s, n],
    [1, s + inset, w, e],
    [1, n - inset, w, e],
  ];

  it.each(Object.entries(KINDS))('has every %s meet the coarser at its edge', (_, of) => {
    const [own, other] = [of(fine), of(coarse)];
    const broken = edges.flatMap(([axis, at, from, to]) => {
      return crossings(other, axis, at, from + 0.05, to - 0.05)
        .map((p): Position => (axis === 0 ? [at, p] : [p, at]))
        .map((p) => ({ at: p, px: distance(p, own) / pixel(zoom, p[1]!) }))
        .filter(({ px }) => px > 1);
    });
    expect(broken).toEqual([]);
  });

  it.each(Object.entries(KINDS))('moves no %s by more than a pixel where it takes over', (_, of) => {
    const own = of(fine);
    const moved = of(coarse)
      .flat()
      .filter(([x, y]) => x! > w + 0.05 && x! < e - 0.05 && y! > s + 0.05 && y! < n - 0.05)
      .filter((_point, i) => i % 3 === 0)
      .map((p) => ({ at: p, px: distance(p, own) / pixel(SWITCH, p[1]!) }))
      .filter(({ px }) => px > 1);
    expect(moved).toEqual([]);
  });
});
