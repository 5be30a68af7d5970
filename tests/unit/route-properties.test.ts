/** The route's table for any line that an editor may draw: seeded, so that every run asks the same. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bearingAt, fractionAtKm, kmAtFraction, pointAt } from '../../src/scene/route.ts';
import { parseJson } from '../../src/story/json.ts';
import { readRoute } from '../../src/story/route.ts';
import type { LonLat, Place, Route } from '../../src/story/types.ts';
import { groundAngle } from './scene-support.ts';

const SEED = { seed: 20230912, numRuns: 150 };

/** A route of one leg through these points, as the loader makes it. */
function joined(coordinates: LonLat[], km: number): Route {
  const ends = ['a', 'b'];
  const places = new Map(ends.map((id) => [id, { id, at: [0, 0] } as unknown as Place]));
  const properties = {
    role: 'leg',
    name: 'Line',
    from: 'a',
    to: 'b',
    gauge_mm: [1435],
    km_from: 0,
    km_to: km,
    certainty: 'inferred',
    sources: [],
  };
  const leg = { type: 'Feature', id: 'leg', properties, geometry: { type: 'LineString', coordinates } };
  const text = JSON.stringify({ type: 'FeatureCollection', features: [leg] });
  return readRoute(parseJson('route.geojson', text), places, new Map()).route;
}

/** To five decimals, as editors' tools write them; no two points are the same. */
const degrees = (most: number) => fc.integer({ min: -most * 1e5, max: most * 1e5 }).map((n) => n / 1e5);
const line = fc.uniqueArray(fc.tuple(degrees(180), degrees(85)) as fc.Arbitrary<LonLat>, {
  minLength: 2,
  maxLength: 40,
  selector: ([lon, lat]) => `${Math.abs(lon) === 180 ? 180 : lon} ${lat}`,
});
const route = fc
  .tuple(line, fc.double({ min: 1, max: 20_000, noNaN: true }))
  .map(([coordinates, km]) => joined(coordinates, km));
const share = fc.double({ min: 0, max: 1, noNaN: true });

describe('any route', () => {
  it('begins and ends where it should, and its tables rise strictly', () => {
    fc.assert(
      fc.property(route, ({ coordinates, km, fraction }) => {
        expect([fraction[0], fraction.at(-1), km[0]]).toEqual([0, 1, 0]);
        for (const table of [km, fraction])
          expect(table.every((x, i) => Number.isFinite(x) && (i === 0 || x > table[i - 1]!))).toBe(true);
        // No piece of it goes round the far side of the planet.
        coordinates
          .slice(1)
          .forEach(([lon], i) => expect(Math.abs(lon - coordinates[i]![0])).toBeLessThanOrEqual(180));
      }),
      SEED,
    );
  });

  it('leads from kilometre to share to point and back, forwards only, ends and beyond included', () => {
    fc.assert(
      fc.property(route, share, share, (one, s, t) => {
        const total = one.km.at(-1)!;
        const [less, more] = [Math.min(s, t) * total, Math.max(s, t) * total];
        expect(fractionAtKm(one, less)).toBeLessThanOrEqual(fractionAtKm(one, more));
        expect(kmAtFraction(one, fractionAtKm(one, less)) / total).toBeCloseTo(less / total, 6);
        for (const f of [fractionAtKm(one, less), -1, 2, -Infinity, Infinity]) {
          const [lon, lat] = pointAt(one, f);
          expect(Number.isFinite(lon) && Math.abs(lat) <= 85 + 1e-9).toBe(true);
          const bearing = bearingAt(one, f);
          expect(bearing >= 0 && bearing < 360).toBe(true);
        }
        expect(pointAt(one, fractionAtKm(one, -1))).toEqual(one.coordinates[0]);
        expect(pointAt(one, fractionAtKm(one, total + 1))).toEqual(one.coordinates.at(-1));
      }),
      SEED,
    );
  });

  it('does not jump: a little further is near by', () => {
    fc.assert(
      fc.property(route, share, (one, s) => {
        const step = 1e-7;
        const [a, b] = [pointAt(one, s), pointAt(one, Math.min(1, s + step))];
        // Its whole length in Web Mercator is forty worlds at the most, one piece each.
        expect(groundAngle(a, b)).toBeLessThan(step * 40 * 2 * Math.PI * 1.5);
      }),
      SEED,
    );
  });

  it('drawn the other way is the same line', () => {
    fc.assert(
      fc.property(line, share, (coordinates, s) => {
        const [there, back] = [joined(coordinates, 100), joined(coordinates.toReversed(), 100)];
        expect(groundAngle(pointAt(there, s), pointAt(back, 1 - s))).toBeLessThan(1e-6);
      }),
      SEED,
    );
  });
});
