import { describe, expect, it } from 'vitest';
import { faultOf, LEGS, LINES, PLACES, withFeature } from './story-fixture.ts';

/* eslint-disable @typescript-eslint/no-explicit-any -- the tests break features in ways that no type allows */
type Change = (feature: any) => void;
const place = (index: number, change: Change) => faultOf({ places: withFeature(PLACES, index, change) });
const leg = (index: number, change: Change) => faultOf({ route: withFeature(LEGS, index, change) });
const line = (index: number, change: Change) => faultOf({ lines: withFeature(LINES, index, change) });
/** Without the numbers of line and column, which a pretty-printer sets here. */
const bare = (fault: string) => fault.replace(/^StoryProblem: (\S+?):\d+:\d+ /, '$1 ');

describe('a fault in a GeoJSON file is one sentence', () => {
  it.each<[number, Change, string]>([
    [
      1,
      (f) => (f.geometry.coordinates[0] = 190),
      'geometry.coordinates: longitude 190 is not between -180 and 180',
    ],
    [1, (f) => (f.geometry.coordinates[2] = 5), 'geometry.coordinates: must have at most 2 parts, not 3'],
    [1, (f) => (f.id = 'pyongyang'), 'id: a second place with the id "pyongyang"'],
    [1, (f) => delete f.id, 'id: is missing'],
    [1, (f) => delete f.properties.names, 'names: is missing'],
    [1, (f) => (f.properties.names = {}), 'names.en: is missing'],
    [1, (f) => (f.properties.names.en = ' '), 'names.en: must not be empty'],
    [
      1,
      (f) => (f.properties.names.en = 'Ham\u200fhung'),
      'names.en: an unseen character that turns the direction of text, U+200F; take it out',
    ],
    [1, (f) => (f.properties.rail_kms = 1), 'no key "rail_kms" here; did you mean "rail_km"?'],
    [
      1,
      (f) => (f.properties.kind = 'statoin'),
      'kind: "statoin" is none of capital, city, station, junction, bridge, campus, pier, square, government, cosmodrome, airfield; did you mean "station"?',
    ],
    [
      1,
      (f) => (f.properties.sources = ['wikki']),
      'sources: no source "wikki" in src/story/sources.csv; did you mean "wiki"?',
    ],
    [
      3,
      (f) => (f.properties.rail_km = 7),
      'features: the place "moscow" has rail_km 7 but is no point of the route (37.6, 55.75)',
    ],
  ])('places %#', (index, change, sentence) => {
    const label = sentence.startsWith('no key') ? 'properties: ' : '';
    const file = sentence.includes('no point of the route') ? 'route' : 'places';
    const fault = bare(place(index, change)).replace(/(\u200f|\\u200f)/g, '');
    // The unseen character stands in the raw file, so the whole file is refused before it is read.
    expect(fault).toBe(
      sentence.includes('U+200F')
        ? `geo/places.geojson ${sentence.slice('names.en: '.length)}`
        : `geo/${file}.geojson ${label}${sentence}`,
    );
  });

  it.each<[number, Change, string]>([
    [
      0,
      (f) =>
        (f.geometry.coordinates = [
          [1, 1],
          [1, 1],
        ]),
      'geometry.coordinates: the line "link" has no length: all its points are 1, 1',
    ],
    [0, (f) => (f.geometry.coordinates = [[1, 1]]), 'geometry.coordinates: a line needs at least two points'],
    [
      0,
      (f) =>
        (f.geometry.coordinates = [
          [10, 20],
          [-170, -20],
        ]),
      'geometry.coordinates: opposite to the point before it, so that no way is the shortest; add a point between',
    ],
    [
      0,
      (f) => (f.geometry.coordinates[0] = [null, 1]),
      'geometry.coordinates: must be a number, not nothing',
    ],
    [0, (f) => (f.geometry.type = 'Point'), 'geometry.type: "Point" is none of LineString'],
    [1, (f) => (f.id = 'link'), 'id: a second line with the id "link"'],
    [1, (f) => (f.id = 'route'), 'id: the id "route" is kept for the possible route'],
    [
      1,
      (f) => (f.properties.certainty = 'sure'),
      'certainty: "sure" is none of confirmed, stated, reported, alleged, inferred',
    ],
    [1, (f) => (f.properties.sources = ['none']), 'sources: no source "none" in src/story/sources.csv'],
  ])('lines %#', (index, change, sentence) => {
    expect(bare(line(index, change))).toBe(`geo/movements.geojson ${sentence}`);
  });

  it.each<[number, Change, string]>([
    [
      1,
      (f) => (f.geometry.coordinates[0] = [127.6, 39.9]),
      'geometry.coordinates: the leg "north" begins at 127.6, 39.9, not where the one before ends, 127.5, 39.9',
    ],
    [
      1,
      (f) => f.geometry.coordinates.splice(1, 0, [127.5, 39.9]),
      'geometry.coordinates: the same point twice, 127.5, 39.9',
    ],
    [
      1,
      (f) => (f.properties.from = 'hamhun'),
      'from: no place "hamhun" in geo/places.geojson; did you mean "hamhung"?',
    ],
    [1, (f) => (f.properties.km_from = 310), 'km_from: 310 is not the 300 km that the place there has'],
    [1, (f) => (f.id = 'south'), 'id: a second line with the id "south"'],
  ])('legs %#', (index, change, sentence) => {
    expect(bare(leg(index, change))).toBe(`geo/route.geojson ${sentence}`);
  });

  it('wants kilometres that rise', () => {
    const places = withFeature(PLACES, 1, (f) => (f.properties.rail_km = 1000));
    const route = withFeature(LEGS, 0, (f) => (f.properties.km_to = 1000)).map((f, i) =>
      i === 1 ? withFeature([f], 0, (g) => (g.properties.km_from = 1000))[0]! : f,
    );
    expect(bare(faultOf({ places, route }))).toBe(
      'geo/route.geojson geometry.coordinates: km 1000 at 131.9, 43.1 does not come after km 1000',
    );
  });

  it('wants a route', () => {
    expect(bare(faultOf({ route: [] }))).toBe('geo/route.geojson features: the possible route has no legs');
  });

  it('says where a value stands', () => {
    const places =
      '{"type": "FeatureCollection", "features": [\n {"type": "Feature", "id": "x", "properties": {},\n  "geometry": {"type": "Point", "coordinates": [181, 0]}}\n]}';
    expect(faultOf({ places })).toBe('StoryProblem: geo/places.geojson:2:47 names: is missing');
    const full = places.replace('{}', JSON.stringify(PLACES[0]!['properties']));
    expect(faultOf({ places: full })).toBe(
      'StoryProblem: geo/places.geojson:3:49 geometry.coordinates: longitude 181 is not between -180 and 180',
    );
  });

  it('has no numbers beyond numbers', () => {
    const route = JSON.stringify({ type: 'FeatureCollection', features: LEGS }).replace('126.5', '1e999');
    expect(bare(faultOf({ route }))).toBe(
      'geo/route.geojson geometry.coordinates: must be a number, not Infinity',
    );
  });

  it('wants names in the language of the story', () => {
    expect(bare(faultOf({}, 'es'))).toBe(
      'geo/places.geojson names: the place "pyongyang" has no name in the language "es"',
    );
  });
});

describe('broken JSON', () => {
  it.each([
    ['', '1:1 broken JSON: expected a value, not the end of the file'],
    ['{"type": "FeatureCollection",\n "features": [1, 2,]}', '2:20 broken JSON: expected a value, not "]"'],
    ['{"a": 1,\n}', '2:1 broken JSON: expected a name in quotes, not "}"'],
    ['{"a" 1}', '1:6 broken JSON: expected ":", not "1"'],
    ['{"a": NaN}', '1:7 broken JSON: expected a value, not "NaN"'],
    ['{"a": [1 2]}', '1:10 broken JSON: expected "," or "]", not "2"'],
    ['{"a": "b\n"}', '1:7 broken JSON: a text that is not closed, or with a wrong escape'],
    ['{"a": [1, 2', '1:12 broken JSON: expected "," or "]", not the end of the file'],
    ['{"a": 01}', '1:8 broken JSON: expected "," or "}", not "1"'],
    ['{} {}', '1:4 broken JSON: something after the end'],
    ['<?xml?>', '1:1 broken JSON: expected a value, not "<"'],
    ['['.repeat(100_000), '1:202 broken JSON: nested too deeply'],
  ])('%#: %s', (places, sentence) => {
    expect(faultOf({ places })).toBe(`StoryProblem: geo/places.geojson:${sentence}`);
  });
});
