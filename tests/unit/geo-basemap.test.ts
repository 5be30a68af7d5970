import { brotliCompressSync } from 'node:zlib';
import type { Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import {
  ALL_BANDS,
  along,
  area,
  BANDS,
  cross,
  km,
  labels,
  layer,
  lines,
  polygons,
  places,
  raw,
  route,
  within,
} from './geo-read.ts';
import type { Band } from './geo-read.ts';

/** Bytes, brotli. The world band has the lakes, great rivers and borders of the two that take over from it: nothing jumps there. */
const BUDGET = {
  world: 78e3,
  continent: 90e3,
  corridor: 65e3,
  west: 42e3,
  amur: 42e3,
  moscow: 20e3,
  donbas: 25e3,
  washington: 16e3,
};
const borders = (band: Band, disputed: boolean) =>
  lines(layer(band, 'borders').filter(({ properties }) => properties?.['disputed'] === disputed));
const story = (band: Band, iso: string) =>
  polygons(layer(band, 'story').filter(({ properties }) => properties?.['iso'] === iso));
const crossings = (line: Position[], other: Position[][]) =>
  line
    .slice(1)
    .filter((b, i) => other.some((one) => one.some((d, j) => j > 0 && cross(line[i]!, b, one[j - 1]!, d))))
    .length;

describe.each(ALL_BANDS)('the file of the %s band', (band) => {
  const land = polygons(layer(band, 'land'));

  it('keeps its budget', () => {
    expect(brotliCompressSync(raw(band)).length).toBeLessThanOrEqual(BUDGET[band]);
  });

  it('winds its outer rings clockwise and its holes the other way', () => {
    for (const name of ['box', 'land', 'story', 'lakes'])
      for (const rings of polygons(layer(band, name)))
        rings.forEach((ring, i) =>
          expect(area(ring) <= 0, `${name} ${ring[0]}`).toBe(i === 0 || area(ring) === 0),
        );
  });

  it('has no line or ring that jumps over the antimeridian, and none outside the world', () => {
    const all = ['box', 'land', 'story', 'lakes'].flatMap((name) => polygons(layer(band, name)).flat());
    for (const line of [...all, ...lines(layer(band, 'borders')), ...lines(layer(band, 'rivers'))])
      line.forEach(([x, y], i) => {
        expect(Math.abs(x!) <= 180.001 && Math.abs(y!) <= 90.001).toBe(true);
        // Along the pole any step is none.
        if (i > 0 && y! > -89.9) expect(Math.abs(x! - line[i - 1]![0]!)).toBeLessThan(180);
      });
  });

  it('has no slivers: nothing long and thinner than a hair', () => {
    for (const [ring] of land) {
      const xs = ring!.map(([x]) => x!);
      expect(Math.max(...xs) - Math.min(...xs) > 1e-9 && Math.abs(area(ring!)) > 1e-9, String(ring![0])).toBe(
        true,
      );
    }
  });
});

describe.each(BANDS)('the %s band', (band) => {
  const land = polygons(layer(band, 'land'));

  it('keeps the route on land, every 500 m', () => {
    const near = land.filter(([ring]) => ring!.some(([x, y]) => x! > 120 && x! < 140 && y! > 35 && y! < 50));
    const lakes = band === 'corridor' ? polygons(layer(band, 'lakes')) : [];
    const wet = route.flatMap(({ id, geometry }) =>
      along(geometry.coordinates, 0.5)
        .filter((p) => !within(p, near) || within(p, lakes))
        .map((p) => `${id} ${p.join()}`),
    );
    expect(wet).toEqual([]);
  });

  it('tints the two countries of the story and them alone', () => {
    expect(within([126.5, 40.3], story(band, 'kp'))).toBe(true);
    expect(within([132.6, 43.9], story(band, 'ru'))).toBe(true);
    for (const other of [
      [127.5, 43.5],
      [128.0, 38.05],
      [139, 36.5],
    ] as Position[]) {
      expect(within(other, story(band, 'kp'))).toBe(false);
      expect(within(other, story(band, 'ru'))).toBe(false);
    }
  });

  it('draws the Korean demarcation line as disputed', () => {
    const south: Position[] = [
      [127.6, 38.15],
      [127.6, 38.6],
    ];
    expect(crossings(south, borders(band, true))).toBe(1);
    expect(crossings(south, borders(band, false))).toBe(0);
  });
});

describe.each(['world', 'west'] as const)('Crimea in the %s band', (band) => {
  it('is on land, not in Russia, and no settled border runs over its isthmus', () => {
    for (const p of [
      [34.1, 44.95],
      [33.7, 45.5],
      [35.4, 45.2],
    ] as Position[]) {
      expect(within(p, polygons(layer(band, 'land')))).toBe(true);
      expect(within(p, story(band, 'ru'))).toBe(false);
    }
    const isthmus: Position[] = [
      [33.8, 46.5],
      [33.9, 45.9],
    ];
    expect(crossings(isthmus, borders(band, false))).toBe(0);
    expect(crossings(isthmus, borders(band, true))).toBe(1);
  });
});

describe('the southern Kurils', () => {
  it.each(['world', 'continent'] as const)('have a disputed line on either side in the %s band', (band) => {
    expect(
      crossings(
        [
          [144.9, 43.9],
          [145.6, 44.0],
        ],
        borders(band, true),
      ),
    ).toBe(1);
    expect(
      crossings(
        [
          [148.4, 45.2],
          [150.2, 46.0],
        ],
        borders(band, true),
      ),
    ).toBe(1);
  });
});

describe('the Aral Sea', () => {
  it.each([
    ['continent', 60.5, 43.2],
    ['west', 59.4, 47.5],
  ] as const)('has no border along its shore in the %s band', (band, x, ashore) => {
    const toTheShore: Position[] = [
      [x, ashore],
      [x, 45.1],
    ];
    const shore = polygons(layer(band, 'lakes')).map(([ring]) => ring!);
    expect(crossings(toTheShore, shore)).toBeGreaterThan(0);
    expect(crossings(toTheShore, borders(band, false))).toBe(0);
  });
});

describe('divisions', () => {
  /** Kilometres, from a point to the nearest of some lines. */
  const off = (p: Position, all: Position[][]) =>
    Math.min(...all.flatMap((line) => along(line, 0.5).map((q) => km(p, q))));

  it.each([
    ['corridor', 124, 38, 136, 46],
    ['donbas', 34, 45, 43, 51],
    ['washington', -79, 37, -75, 40.5],
  ] as const)('end on something in the %s band, nowhere in the open', (band, w, s, e, n) => {
    const admin = lines(layer(band, 'admin'));
    const others = [
      ...polygons([...layer(band, 'land'), ...layer(band, 'lakes')]).flat(),
      ...lines(layer(band, 'borders')),
    ];
    const near = (p: Position, all: Position[][]) =>
      all.filter((line) => line.some((q) => Math.abs(q[0]! - p[0]!) < 1 && Math.abs(q[1]! - p[1]!) < 1));
    const loose = admin.flatMap((line) => {
      const rest = [...admin.filter((other) => other !== line), ...others];
      return [line[0]!, line.at(-1)!]
        .filter((p) => Math.min(p[0]! - w, e - p[0]!, p[1]! - s, n - p[1]!) > 0.05)
        .filter((p) => String(line[0]) !== String(line.at(-1)) && off(p, near(p, rest)) > 1.8)
        .map(String);
    });
    expect(loose).toEqual([]);
  });

  it('do not run by the White House', () => {
    const house = places.find(({ id }) => id === 'white-house')!.geometry.coordinates;
    expect(off(house, lines(layer('washington', 'admin')))).toBeGreaterThan(1.5);
  });
});

describe('the Friendship Bridge', () => {
  const bridge = route.find(({ id }) => id === 'bridge')!.geometry.coordinates;

  it('crosses the Tumen once, and the border once', () => {
    const tumen = lines(
      layer('corridor', 'rivers').filter(({ properties }) => properties?.['name'] === 'tumen'),
    );
    const middle = places.find(({ id }) => id === 'friendship-bridge')!.geometry.coordinates;
    // The bridge is a point of both lines: go past it in one step.
    const i = bridge.findIndex((p) => String(p) === String(middle));
    const straight = [...bridge.slice(0, i), ...bridge.slice(i + 1)];
    expect(i).toBeGreaterThan(0);
    expect(crossings(straight, tumen)).toBe(1);
    expect(crossings(straight, borders('corridor', false))).toBe(1);
  });

  it('leads from Korea into Russia', () => {
    expect(within(bridge[0]!, story('corridor', 'kp'))).toBe(true);
    expect(within(bridge.at(-1)!, story('corridor', 'ru'))).toBe(true);
  });
});

describe('area labels', () => {
  const far = polygons(layer('world', 'land'));
  const near = polygons(layer('corridor', 'land'));
  it.each(labels.map((one) => [one.properties.key, one] as const))(
    '%s stands where it belongs',
    (_, { geometry, properties }) => {
      const { kind } = properties as unknown as { kind: string };
      const [x, y] = geometry.coordinates as [number, number];
      // Bays are too small for the world's coast.
      const land = x > 124 && x < 136 && y > 38 && y < 46 ? near : far;
      if (kind === 'country') expect(within(geometry.coordinates, land)).toBe(true);
      if (kind === 'sea') expect(within(geometry.coordinates, land)).toBe(false);
    },
  );
});
