import { describe, expect, it } from 'vitest';
import { labels, movements, places, route } from './geo-read.ts';

const legs = route.filter(({ properties }) => properties.role === 'leg');
const stations = places.filter(({ properties }) => properties.rail_km !== undefined);
const at = (id: string) => places.find((place) => place.id === id)?.geometry.coordinates;

describe('places', () => {
  it('have their own ids, four names each and say how exact they are', () => {
    expect(new Set(places.map(({ id }) => id)).size).toBe(places.length);
    for (const { id, properties } of places) {
      for (const lang of ['en', 'es', 'ko', 'ru'] as const)
        expect(properties.names[lang], `${id} ${lang}`).toMatch(/\S/);
      expect(properties.exact.how, String(id)).toMatch(/\.$/);
      expect(properties.exact.within_m, String(id)).toBeGreaterThan(0);
    }
  });

  // The places that the facts list to zoom into, where the facts have them.
  it.each([
    ['pyongyang', 125.7364, 39.0047],
    ['kim-il-sung-square', 125.7525, 39.0197],
    ['hamhung', 127.5459, 39.9119],
    ['chongjin', 129.7986, 41.7931],
    ['rajin', 130.2892, 42.2497],
    ['tumangang', 130.6081, 42.4214],
    ['friendship-bridge', 130.6413, 42.4152],
    ['khasan', 130.6453, 42.4281],
    ['baranovsky', 131.9258, 43.6469],
    ['ussuriysk', 131.9808, 43.8016],
    ['vladivostok', 131.8816, 43.1112],
    ['fefu', 131.894, 43.025],
    ['pier-33', 131.892, 43.113],
    ['kremlin', 37.6175, 55.752],
    ['ministry-of-defence', 37.593, 55.729],
    ['yaroslavsky-station', 37.6573, 55.7768],
    ['rostov-on-don', 39.711, 47.236],
    ['bakhmut', 37.999, 48.594],
    ['white-house', -77.0365, 38.8977],
    ['vostochny-cosmodrome', 128.334, 51.884],
    ['komsomolsk-on-amur', 136.9897, 50.5522],
    ['artyom-primorsky-1', 132.1854, 43.3571],
  ])('%s stands at its published position, with a fact', (id, lon, lat) => {
    expect(at(id)).toEqual([lon, lat]);
    expect(places.find((place) => place.id === id)?.properties.fact).toMatch(/\.$/);
  });
});

describe('the possible route', () => {
  const points = legs.flatMap(({ geometry }) => geometry.coordinates.map(String));

  it('has 39 stations as its own points, in the order of their kilometres', () => {
    expect(stations).toHaveLength(39);
    const sorted = [...stations].sort((a, b) => a.properties.rail_km! - b.properties.rail_km!);
    const where = sorted.map(({ geometry }) => points.indexOf(String(geometry.coordinates)));
    expect(Math.min(...where)).toBe(0);
    expect(where).toEqual([...where].sort((a, b) => a - b));
    expect(new Set(sorted.map(({ properties }) => properties.rail_km)).size).toBe(39);
  });

  it('joins its legs: each begins where and at the kilometre that the one before ends', () => {
    legs.slice(1).forEach(({ geometry, properties }, i) => {
      const before = legs[i]!;
      expect(geometry.coordinates[0]).toEqual(before.geometry.coordinates.at(-1));
      expect([properties.km_from, properties.from]).toEqual([before.properties.km_to, before.properties.to]);
    });
    expect([legs[0]!.properties.km_from, legs.at(-1)!.properties.km_to]).toEqual([0, 1186]);
  });

  it('ends each leg at the places that it names and is inferred all along', () => {
    for (const { geometry, properties } of route) {
      expect(geometry.coordinates[0]).toEqual(at(properties.from));
      expect(geometry.coordinates.at(-1)).toEqual(at(properties.to));
      expect(properties.certainty).toBe('inferred');
    }
  });
});

describe('movements', () => {
  it('say how they were drawn; great circles are two ends', () => {
    for (const { geometry, properties } of movements) {
      expect(properties.note).toMatch(/\.$/);
      if (properties.shape === 'great-circle') expect(geometry.coordinates).toHaveLength(2);
    }
  });

  it('keep the real journey on its stops', () => {
    const line = movements.find(({ id }) => id === 'real-journey')!.geometry.coordinates.map(String);
    const stops = [
      'pyongyang',
      'khasan',
      'baranovsky',
      'ussuriysk',
      'vostochny-cosmodrome',
      'komsomolsk-on-amur',
      'artyom-primorsky-1',
    ];
    const where = stops.map((id) => line.indexOf(String(at(id))));
    expect(Math.min(...where)).toBe(0);
    expect(where).toEqual([...where].sort((a, b) => a - b));
  });
});

describe('area labels', () => {
  it('have four names and a range of zooms', () => {
    for (const { properties } of labels) {
      for (const lang of ['en', 'es', 'ko', 'ru'] as const)
        expect(properties.names[lang], properties.key).toMatch(/\S/);
      expect(properties.min_zoom).toBeLessThan(properties.max_zoom);
    }
  });
});
