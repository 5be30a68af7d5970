/** What close-ups carry stands where the basemap's own land, water and borders say that it must. */
import type { Feature, FeatureCollection, LineString, Point, Polygon, Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import { along, km, labels, layer, places, polygons, route, text, within } from './geo-read.ts';

interface Landmark {
  kind: string;
  place: string;
  exact: { within_m: number };
}
const landmarks = (JSON.parse(text('landmarks.geojson')) as FeatureCollection<LineString | Polygon, Landmark>)
  .features;
const towns = (JSON.parse(text('towns.geojson')) as FeatureCollection<Point, { local: string }>).features;

const land = polygons(layer('corridor', 'land'));
const line = (id: string): Position[] => {
  const { geometry } = landmarks.find((landmark) => landmark.id === id)!;
  return geometry.type === 'Polygon' ? geometry.coordinates[0]! : geometry.coordinates;
};
/** Land (#) and water (~) along it, each stretch once. */
const ground = (id: string): string =>
  along(line(id), 0.05)
    .map((point) => (within(point, land) ? '#' : '~'))
    .join('')
    .replace(/(.)\1+/g, '$1');

describe('landmarks', () => {
  it.each([
    ['russky-bridge', '#~#'],
    ['golden-bridge', '#~#'],
    ['pier-33-line', '#~'],
    ['campus', '#'],
    ['knevichi-runway', '#'],
    ['kim-il-sung-square-area', '#'],
  ])('%s goes over %s', (id, over) => {
    expect(ground(id)).toBe(over);
  });

  it('lie at the places that they belong to, within what the two may be off', () => {
    for (const { id, geometry, properties } of landmarks) {
      // Vladivostok's two bridges are kilometres from the place whose close-up shows them; they are told above.
      if (properties.kind === 'bridge' && id !== 'friendship-bridge-line') continue;
      const place = places.find((one) => one.id === properties.place)!;
      const points = geometry.type === 'Polygon' ? geometry.coordinates[0]! : geometry.coordinates;
      const nearest = Math.min(
        ...along(points, 0.05).map((point) => km(point, place.geometry.coordinates) * 1000),
      );
      expect(nearest, String(id)).toBeLessThanOrEqual(
        properties.exact.within_m + place.properties.exact.within_m,
      );
    }
  });

  it('put the Friendship Bridge on the line that the train runs on', () => {
    const rails = route.flatMap(({ geometry }) => along(geometry.coordinates, 0.02));
    for (const point of line('friendship-bridge-line'))
      expect(Math.min(...rails.map((rail) => km(point, rail)))).toBeLessThan(0.03);
  });

  it('close their areas', () => {
    for (const { id, geometry } of landmarks)
      if (geometry.type === 'Polygon')
        expect(geometry.coordinates[0]!.at(-1), String(id)).toEqual(geometry.coordinates[0]![0]);
  });
});

describe('towns of the corridor', () => {
  const story = layer('corridor', 'story') as Feature<Polygon, { iso: string }>[];
  const near = towns.filter(({ geometry: { coordinates: at } }) => {
    const [lon, lat] = at as [number, number];
    return lon > 124 && lon < 136 && lat > 38 && lat < 46;
  });

  it.each(near.map(({ id, geometry, properties }) => [String(id), properties.local, geometry.coordinates]))(
    '%s is on its own side of the border',
    (_, local, at) => {
      const side = story.find((face) => within(at as Position, polygons([face])))?.properties.iso;
      expect(side).toBe({ ko: 'kp', ru: 'ru' }[local as string]);
      expect(within(at as Position, land)).toBe(true);
    },
  );
});

describe('area labels close up', () => {
  it('write islands and divisions over land, seas over water', () => {
    for (const { geometry, properties } of labels) {
      const [lon, lat] = geometry.coordinates as [number, number];
      if (lon < 124 || lon > 136 || lat < 38 || lat > 46) continue;
      if (properties.kind === 'river' || properties.kind === 'lake') continue;
      expect(within(geometry.coordinates, land), `${properties.key} ${geometry.coordinates}`).toBe(
        properties.kind !== 'sea',
      );
    }
  });
});
