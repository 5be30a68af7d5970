import { describe, expect, it } from 'vitest';
import { faultOf, LEGS, LINES, load, PLACES, withFeature } from './story-fixture.ts';

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

describe('what the geography becomes', () => {
  it('joins the legs; kilometres and fractions rise strictly, stations at their own kilometre', () => {
    const { route } = load();
    expect(route.coordinates).toHaveLength(6);
    expect([route.km[0], route.km[2], route.km[5]]).toEqual([0, 300, 1000]);
    expect([route.fraction[0], route.fraction[5]]).toEqual([0, 1]);
    for (const table of [route.km, route.fraction])
      expect(table.every((x, i) => i === 0 || x > table[i - 1]!)).toBe(true);
    expect(route.stations).toEqual(['pyongyang', 'hamhung', 'vladivostok']);
    expect(route.legs[1]).toEqual({
      id: 'north',
      name: 'north line',
      gaugesMm: [1435],
      fromKm: 300,
      toKm: 1000,
      from: 'hamhung',
      to: 'vladivostok',
    });
  });

  it('spreads kilometres between stations by length, and shares the Mercator length as the map does', () => {
    const middle = [
      [0, 59],
      [0, 60],
      [0, 61],
    ];
    const at = (id: string, i: number, km: number) =>
      withFeature(
        PLACES,
        0,
        (f) => ((f.id = id), (f.geometry.coordinates = middle[i]), (f.properties.rail_km = km)),
      )[0]!;
    const route = withFeature(
      LEGS.slice(0, 1),
      0,
      (f) => ((f.geometry.coordinates = middle), (f.properties.to = 'hamhung')),
    );
    const others = PLACES.slice(2).map((f) => withFeature([f], 0, (g) => delete g.properties.rail_km)[0]!);
    const loaded = load({ places: [at('pyongyang', 0, 0), at('hamhung', 2, 300), ...others], route });
    expect(loaded.route.km[1]).toBeCloseTo(150, 6);
    // Mercator stretches northwards: the southern half is the shorter one on the map.
    const y = (lat: number) => Math.asinh(Math.tan((lat * Math.PI) / 180));
    expect(loaded.route.fraction[1]).toBeCloseTo((y(60) - y(59)) / (y(61) - y(59)), 12);
    expect(loaded.route.fraction[1]).toBeLessThan(0.5);
  });

  it('keeps a spur as a line of its own', () => {
    const spur = withFeature(LEGS, 0, (f) => ((f.id = 'spur'), (f.properties.role = 'spur')))[0]!;
    const story = load({ route: [...LEGS, spur] });
    expect(story.route.legs).toHaveLength(2);
    expect(story.lines['spur']).toMatchObject({ id: 'spur', kind: 'rail', certainty: 'inferred' });
  });

  it('computes great circles: ends as given, steps of a degree at most', () => {
    const { coordinates } = load().lines['link']!;
    expect([coordinates[0], coordinates.at(-1)]).toEqual([
      [37.6, 55.75],
      [125.7, 39],
    ]);
    expect(Math.max(...coordinates.map((point) => point[1]))).toBeGreaterThan(58);
    expect(load().lines['column']!.coordinates).toEqual([
      [39.7, 47.2],
      [38, 53],
    ]);
  });

  it('crosses the antimeridian without a jump', () => {
    const lines = withFeature(
      LINES,
      0,
      (f) =>
        (f.geometry.coordinates = [
          [170, 50],
          [-160, 40],
          [175, 30],
        ]),
    );
    const { coordinates } = load({ lines }).lines['link']!;
    coordinates
      .slice(1)
      .forEach((point, i) => expect(Math.abs(point[0] - coordinates[i]![0])).toBeLessThan(10));
    expect(coordinates.some((point) => point[0] === 200)).toBe(true);
    expect(coordinates.at(-1)).toEqual([175, 30]);
  });

  it('gives places with their own names', () => {
    const { places } = load();
    expect(places['hamhung']).toEqual({
      id: 'hamhung',
      at: [127.5, 39.9],
      kind: 'station',
      country: 'kp',
      countryName: 'North Korea',
      name: 'Hamhung',
      names: ['Hamhung', '함흥'],
      local: '함흥',
      localLang: 'ko',
      fact: '',
      sources: [],
      withinM: 300,
      how: 'Wikipedia gives it.',
      zoom: 11,
      closeUp: ['hamhung'],
      chapters: [],
      railKm: 300,
      kmAbout: true,
    });
    expect(places['moscow']).not.toHaveProperty('railKm');
  });

  it('takes only links and emphasis in the credits', () => {
    const good = [{ html: 'A & B, <a href="https://example.org/?a&amp;b">C</a> <em>D</em> 1 < 2' }];
    expect(load({ credits: good }).credits).toEqual([
      'A &amp; B, <a href="https://example.org/?a&amp;b" rel="noopener noreferrer">C</a> <em>D</em> 1 &lt; 2',
    ]);
    const rest = '; a credit holds only text, <a href="https://…"> and emphasis';
    expect(bare(faultOf({ credits: [{ html: '<img src=x onerror=alert(1)>' }] }))).toBe(
      `geo/credits.json html: "<img src=x onerror=alert(1)>" is not allowed${rest}`,
    );
    expect(bare(faultOf({ credits: [{ html: '<a href="javascript:x">y</a>' }] }))).toBe(
      `geo/credits.json html: "<a href=\\"javascript:x\\">" is not allowed${rest}`,
    );
    expect(bare(faultOf({ credits: [{ html: '<em>y' }] }))).toBe(
      `geo/credits.json html: <em> is not closed${rest}`,
    );
    expect(load({ credits: [{ html: '<img src=x onerror=alert(1) ' }] }).credits).toEqual([
      '&lt;img src=x onerror=alert(1) ',
    ]);
  });
});
