import { describe, expect, it } from 'vitest';
import { faultOf, LEGS, LINES, load, PLACES, withFeature } from './story-fixture.ts';

/** Without the numbers of line and column, which a pretty-printer sets here. */
const bare = (fault: string) => fault.replace(/^StoryProblem: (\S+?):\d+:\d+ /, '$1 ');

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
