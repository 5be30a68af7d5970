import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  bearingAt,
  fractionAtKm,
  fromMercator,
  kmAtFraction,
  mercator,
  mercatorLength,
  pointAt,
  routePixels,
  segmentAt,
} from '../../src/scene/route.ts';
import { radiusAt } from '../../src/scene/planet.ts';
import type { LonLat, Route } from '../../src/story/types.ts';
import { groundAngle, realStory } from './scene-support.ts';
import { load } from './story-fixture.ts';

const share = fc.double({ min: 0, max: 1, noNaN: true });
const { route: real, places } = realStory();
const small = load().route;
const last = real.km.at(-1)!;

/** A route of straight pieces; kilometres as given, fractions as MapLibre measures. */
function routeOf(coordinates: LonLat[], km: number[]): Route {
  const steps = coordinates.slice(1).map((b, i) => {
    const [p, q] = [mercator(coordinates[i]!), mercator(b)];
    return Math.hypot(q[0] - p[0], q[1] - p[1]);
  });
  const total = steps.reduce((sum, step) => sum + step, 0);
  let sum = 0;
  const fraction = [0, ...steps.map((step) => (sum += step) / total)];
  return { coordinates, km, fraction: [...fraction.slice(0, -1), 1], legs: [], stations: [] };
}

describe('a place along the route', () => {
  it('halfway is halfway', () => {
    // North along a meridian, then twice as far east along the equator of Mercator's plane.
    const bent = routeOf(
      [
        [0, 0],
        [10, 0],
        [30, 0],
      ],
      [0, 100, 1000],
    );
    expect(pointAt(bent, 0.5)).toEqual([expect.closeTo(15, 9), expect.closeTo(0, 9)]);
    expect(fractionAtKm(bent, 50)).toBeCloseTo(1 / 6, 9);
    expect(pointAt(bent, fractionAtKm(bent, 550))).toEqual([expect.closeTo(20, 9), expect.closeTo(0, 9)]);
    expect(kmAtFraction(bent, 2 / 3)).toBeCloseTo(550, 9);
  });

  it('is halfway on the map that is drawn, not on the ground', () => {
    const north = routeOf(
      [
        [0, 0],
        [0, 60],
      ],
      [0, 100],
    );
    const [lon, lat] = pointAt(north, 0.5);
    const half = mercator([0, 60])[1] / 2 + 0.25;
    expect(lon).toBe(0);
    expect(mercator([lon, lat])[1]).toBeCloseTo(half, 9);
    expect(lat).toBeGreaterThan(34);
  });

  it.each([
    ['the fixture’s', small],
    ['the real', real],
  ] as const)('%s route: as much of the drawn line lies before it as its share says', (_, route) => {
    fc.assert(
      fc.property(share, (f) => {
        const at = pointAt(route, f);
        const before = route.coordinates.filter((_, i) => route.fraction[i]! < f);
        expect(mercatorLength([...before, at]) / mercatorLength([...route.coordinates])).toBeCloseTo(f, 9);
      }),
    );
  });

  it('kilometres and shares are each other’s inverse', () => {
    fc.assert(
      fc.property(share, (s) => {
        expect(kmAtFraction(real, fractionAtKm(real, s * last))).toBeCloseTo(s * last, 6);
        expect(fractionAtKm(real, kmAtFraction(real, s))).toBeCloseTo(s, 9);
      }),
    );
  });

  it('only grows with the kilometres', () => {
    fc.assert(
      fc.property(share, share, (a, b) => {
        fc.pre(Math.abs(a - b) > 1e-6);
        const [less, more] = [Math.min(a, b), Math.max(a, b)];
        expect(fractionAtKm(real, less * last)).toBeLessThan(fractionAtKm(real, more * last));
      }),
    );
  });

  it('ends at the ends, and stays there beyond them', () => {
    const [first, end] = [real.coordinates[0], real.coordinates.at(-1)];
    for (const km of [0, -1, -1e9, -Infinity]) expect(pointAt(real, fractionAtKm(real, km))).toEqual(first);
    for (const km of [last, last + 1, 1e9, Infinity])
      expect(pointAt(real, fractionAtKm(real, km))).toEqual(end);
    for (const f of [-0.1, -Infinity]) expect([pointAt(real, f), kmAtFraction(real, f)]).toEqual([first, 0]);
    for (const f of [1.1, Infinity]) expect([pointAt(real, f), kmAtFraction(real, f)]).toEqual([end, last]);
  });

  it('is each station’s own position at its kilometre', () => {
    expect(real.stations.length).toBeGreaterThan(30);
    for (const id of real.stations) {
      const { at, railKm } = places[id]!;
      expect(groundAngle(pointAt(real, fractionAtKm(real, railKm!)), at) * 6_371_000, id).toBeLessThan(1);
    }
  });

  it('does not hang on the number of vertices', () => {
    const fine = routeOf(
      Array.from({ length: 5001 }, (_, i) => pointAt(small, i / 5000)),
      Array.from({ length: 5001 }, (_, i) => kmAtFraction(small, i / 5000)),
    );
    fc.assert(
      fc.property(share, (f) => {
        expect(groundAngle(pointAt(fine, f), pointAt(small, f)) * 6371).toBeLessThan(0.5);
        expect(kmAtFraction(fine, f)).toBeCloseTo(kmAtFraction(small, f), 0);
      }),
    );
  });
});

describe('the direction of travel', () => {
  it('is clockwise from north', () => {
    const square = routeOf(
      [
        [0, 0],
        [0, 1],
        [1, 1],
        [1, 0],
        [0, 0],
      ],
      [0, 1, 2, 3, 4],
    );
    const at = [0.125, 0.375, 0.625, 0.875].map((f) => bearingAt(square, f));
    expect(at).toEqual([0, 90, 180, 270].map((b) => expect.closeTo(b, 6)));
  });

  it('is that of the next piece at a vertex, and of the last one at the end and beyond', () => {
    const corner = routeOf(
      [
        [0, 0],
        [10, 0],
        [10, 10],
      ],
      [0, 1, 2],
    );
    expect(bearingAt(corner, corner.fraction[1]!)).toBeCloseTo(0, 6);
    expect(bearingAt(corner, 1)).toBeCloseTo(0, 6);
    expect(bearingAt(corner, 7)).toBeCloseTo(0, 6);
    expect(bearingAt(corner, -7)).toBeCloseTo(90, 6);
  });

  it('is where the real train is a little later', () => {
    fc.assert(
      fc.property(share, (f) => {
        const i = segmentAt(real.fraction, f);
        const [here, next] = [mercator(pointAt(real, f)), mercator(real.coordinates[i + 1]!)];
        fc.pre(real.fraction[i + 1]! - f > 1e-7);
        const bearing = (bearingAt(real, f) * Math.PI) / 180;
        const [dx, dy] = [next[0] - here[0], here[1] - next[1]];
        const along = (dx * Math.sin(bearing) + dy * Math.cos(bearing)) / Math.hypot(dx, dy);
        expect(along).toBeCloseTo(1, 4);
      }),
    );
  });
});

describe('tables', () => {
  it('find the piece that a value is in', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 0, max: 1e6 }), { minLength: 2, maxLength: 200 }),
        fc.integer({ min: 0, max: 1e6 }),
        (some, value) => {
          const table = some.toSorted((a, b) => a - b);
          const i = segmentAt(table, value);
          const before = table.filter((one) => one <= value).length - 1;
          expect(i).toBe(Math.min(table.length - 2, Math.max(0, before)));
        },
      ),
    );
  });

  it('Mercator is the world from 0 to 1 and back', () => {
    expect(mercator([0, 0])).toEqual([0.5, expect.closeTo(0.5, 12)]);
    expect(mercator([180, 85.0511287798])).toEqual([1, expect.closeTo(0, 9)]);
    fc.assert(
      fc.property(
        fc.double({ min: -180, max: 180, noNaN: true }),
        fc.double({ min: -85, max: 85, noNaN: true }),
        (lon, lat) => {
          const back = fromMercator(mercator([lon, lat]));
          expect(back).toEqual([expect.closeTo(lon, 9), expect.closeTo(lat, 9)]);
        },
      ),
    );
  });

  it('the route’s pixels are those of a Mercator map at the place’s zoom', () => {
    // At zoom 6 the world is 512 · 2⁶ pixels wide, at every latitude.
    for (const lat of [0, 39, 43, 60])
      expect(routePixels(real, lat, radiusAt(6, lat))).toBeCloseTo(
        mercatorLength(real.coordinates) * 512 * 64,
        4,
      );
  });
});
