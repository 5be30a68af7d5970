import { geoArea } from 'd3-geo';
import fc from 'fast-check';
import type { FeatureCollection, MultiPolygon, Polygon, Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import { projectorOf } from '../../src/scene/planet.ts';
import type { Camera, Viewport } from '../../src/scene/types.ts';
import type { LonLat } from '../../src/story/types.ts';
import { coarse, insetPaths, outlineOf } from '../../src/ui/inset.ts';
import { layer } from './geo-read.ts';
import { SIZES, stage } from './scene-support.ts';

const view = stage(1280, 800);
const cameraAt = (center: LonLat, zoom: number, { pad }: Viewport): Camera => ({
  center,
  zoom,
  bearing: 0,
  pitch: 0,
  padding: pad,
});
const land = {
  type: 'FeatureCollection',
  features: layer('world', 'land'),
} as FeatureCollection;

const polygonsOf = (of: FeatureCollection): Position[][][] =>
  of.features.flatMap(({ geometry }) => {
    const { type, coordinates } = geometry as Polygon | MultiPolygon;
    return type === 'Polygon' ? [coordinates] : coordinates;
  });
const collection = (...rings: Position[][]): FeatureCollection => ({
  type: 'FeatureCollection',
  features: rings.map((ring) => ({
    type: 'Feature',
    properties: {},
    geometry: { type: 'Polygon', coordinates: [ring] },
  })),
});
const areaOf = (ring: Position[]): number => geoArea({ type: 'Polygon', coordinates: [ring] });

describe('the stage’s outline on the ground', () => {
  const center = fc.tuple(
    fc.double({ min: -180, max: 180, noNaN: true }),
    fc.double({ min: -75, max: 75, noNaN: true }),
  ) as fc.Arbitrary<LonLat>;
  const sizes = fc.constantFrom(...SIZES).map(([w, h]) => stage(w, h));

  it('is none exactly where a corner of the stage is beside the planet', () => {
    fc.assert(
      fc.property(center, fc.double({ min: 0, max: 6, noNaN: true }), sizes, (at, zoom, here) => {
        const camera = cameraAt(at, zoom, here);
        const { radius, eye } = projectorOf(camera, here);
        const edge = radius * Math.sqrt((eye - 1) / (eye + 1));
        const { width, height, pad } = here;
        const far = Math.hypot(
          width / 2 + Math.abs(pad.left - pad.right) / 2,
          height / 2 + Math.abs(pad.top - pad.bottom) / 2,
        );
        fc.pre(Math.abs(edge - far) > 1e-3);
        expect(outlineOf(camera, here) === null).toBe(edge < far);
      }),
    );
  });

  it('goes once around the stage, from corner to corner', () => {
    fc.assert(
      fc.property(center, fc.double({ min: 6, max: 11, noNaN: true }), sizes, (at, zoom, here) => {
        const camera = cameraAt(at, zoom, here);
        const { project } = projectorOf(camera, here);
        const { width: w, height: h } = here;
        const outline = outlineOf(camera, here)!.map((one) => project(one));
        expect(outline).toHaveLength(16);
        const share = outline.map(({ x, y }) => {
          const side = Math.min(Math.abs(x), Math.abs(y), Math.abs(x - w), Math.abs(y - h));
          expect(side).toBeLessThan(0.1);
          return Math.atan2(y - h / 2, x - w / 2);
        });
        const turns = share.map((a, i) => (share[(i + 1) % 16]! - a + 2 * Math.PI) % (2 * Math.PI));
        expect(turns.reduce((sum, turn) => sum + turn)).toBeCloseTo(2 * Math.PI, 6);
        for (const [x, y] of [
          [0, 0],
          [w, 0],
          [w, h],
          [0, h],
        ] as const)
          expect(outline.some((p) => Math.hypot(p.x - x, p.y - y) < 0.1)).toBe(true);
      }),
    );
  });
});

describe('coarse land', () => {
  const ring = fc
    .array(
      fc.tuple(fc.double({ min: -30, max: 30, noNaN: true }), fc.double({ min: -30, max: 30, noNaN: true })),
      { minLength: 3, maxLength: 60 },
    )
    .map((points): Position[] => [...points, points[0]!]);

  it('has closed rings of the land’s own points, in their order and not too near each other', () => {
    fc.assert(
      fc.property(ring, (points) => {
        for (const [outer] of polygonsOf(coarse(collection(points)))) {
          expect(outer!.at(-1)).toEqual(outer![0]);
          expect(outer!.length).toBeGreaterThan(4);
          const at = outer!.slice(0, -1).map((one) => points.indexOf(one));
          expect(at[0]).toBe(0);
          for (const [i, index] of at.slice(1).entries()) {
            expect(index).toBeGreaterThan(at[i]!);
            const [a, b] = [outer![i]!, outer![i + 1]!];
            expect(Math.hypot(a[0]! - b[0]!, a[1]! - b[1]!)).toBeGreaterThanOrEqual(1.2);
          }
        }
      }),
    );
  });

  it('has no islets, and no lakes', () => {
    const square = (side: number): Position[] => [
      [0, 0],
      [0, side],
      [side, side],
      [side, 0],
      [0, 0],
    ];
    expect(polygonsOf(coarse(collection(square(10), square(1), [])))).toEqual([[square(10)]]);
    const lake = collection(square(10));
    (lake.features[0]!.geometry as Polygon).coordinates.push(square(4));
    expect(polygonsOf(coarse(lake))).toEqual([[square(10)]]);
  });

  it('of the world is a quarter of its points, and no less land', () => {
    const count = (of: FeatureCollection): number => polygonsOf(of).flat(2).length;
    const less = coarse(land);
    expect(count(less)).toBeLessThan(count(land) / 4);
    const sum = (of: FeatureCollection): number =>
      polygonsOf(of).reduce((total, [outer]) => total + areaOf(outer!), 0);
    expect(sum(less) / sum(land)).toBeCloseTo(1, 1);
    // A ring that runs the wrong way round would be all the planet but itself.
    for (const [outer] of polygonsOf(less)) expect(areaOf(outer!)).toBeLessThan(2 * Math.PI);
  });
});

describe('the small globe', () => {
  const inset = { land: coarse(land), view: () => view };

  it('has land, lines and a frame, all within it', () => {
    const { land: ground, lines, frame } = insetPaths(inset, cameraAt([131.9, 43.1], 7, view), 132);
    for (const path of [ground, lines, frame]) {
      const numbers = path.match(/-?\d+(\.\d+)?/g)!.map(Number);
      expect(numbers.length).toBeGreaterThan(10);
      expect(Math.min(...numbers)).toBeGreaterThanOrEqual(0);
      expect(Math.max(...numbers)).toBeLessThanOrEqual(132);
    }
  });

  it('has no frame where the stage shows the planet whole', () => {
    expect(insetPaths(inset, cameraAt([131.9, 43.1], 1, view), 132).frame).toBe('');
  });

  it('frames the middle of what is free on the stage', () => {
    const frame = insetPaths(inset, cameraAt([37.6, 55.75], 4, view), 132).frame;
    const points = [...frame.matchAll(/(-?[\d.]+),(-?[\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)]);
    const [xs, ys] = [points.map(([x]) => x!), points.map(([, y]) => y!)];
    expect(Math.min(...xs)).toBeLessThan(66);
    expect(Math.max(...xs)).toBeGreaterThan(66);
    expect(Math.min(...ys)).toBeLessThan(66);
    expect(Math.max(...ys)).toBeGreaterThan(66);
  });
});
