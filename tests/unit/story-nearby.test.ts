import { describe, expect, it } from 'vitest';
import { faultOf, load, PLACES, withFeature } from './story-fixture.ts';

const town = (id: string, rest: object = {}) => ({
  type: 'Feature',
  id,
  geometry: { type: 'Point', coordinates: [127.4, 39.2] },
  properties: { names: { en: 'Wonsan', ko: '원산' }, local: 'ko', rank: 1, min_zoom: 5.6, ...rest },
});
const landmark = (id: string, rest: object = {}, geometry?: object) => ({
  type: 'Feature',
  id,
  geometry: geometry ?? {
    type: 'LineString',
    coordinates: [
      [127, 39],
      [127.1, 39],
    ],
  },
  properties: {
    kind: 'bridge',
    place: 'hamhung',
    names: { en: 'A Bridge' },
    min_zoom: 9,
    exact: { within_m: 200, how: 'Placed by us.' },
    ...rest,
  },
});
/** Without the numbers of line and column, which a pretty-printer sets here. */
const bare = (fault: string) => fault.replace(/^StoryProblem: (\S+?):\d+:\d+ /, '$1 ');
const place = (change: Parameters<typeof withFeature>[2]) =>
  bare(faultOf({ places: withFeature(PLACES, 1, change) }));

describe('towns', () => {
  it('have the reader’s name and their own', () => {
    expect(load({ towns: [town('wonsan')] }).towns).toEqual([
      {
        id: 'wonsan',
        at: [127.4, 39.2],
        name: 'Wonsan',
        local: '원산',
        localLang: 'ko',
        rank: 1,
        capital: false,
        minZoom: 5.6,
      },
    ]);
  });

  it('have no local name where it is the same word, or none is given', () => {
    const [same, none] = load({
      towns: [
        town('tula', { names: { en: 'Tula', ru: 'Tula' }, local: 'ru' }),
        town('harbin', { names: { en: 'Harbin' }, local: 'zh' }),
      ],
    }).towns;
    expect([same!.local, none!.local]).toEqual(['', '']);
  });

  it('with a fault are one sentence', () => {
    expect(bare(faultOf({ towns: [town('a'), town('a')] }))).toBe(
      'geo/towns.geojson id: a second town with the id "a"',
    );
    expect(bare(faultOf({ towns: [town('a', { names: { ko: '원산' } })] }))).toBe(
      'geo/towns.geojson names: the town "a" has no name in the language "en"',
    );
    expect(bare(faultOf({ towns: [town('a', { zoom: 3 })] }))).toContain('no key "zoom" here');
  });
});

describe('landmarks', () => {
  it('are lines, or rings of areas', () => {
    const ring = [
      [127, 39],
      [127.1, 39],
      [127.1, 39.1],
      [127, 39],
    ];
    const { landmarks } = load({
      landmarks: [
        landmark('bridge'),
        landmark('walls', { kind: 'walls', names: null }, { type: 'Polygon', coordinates: [ring] }),
      ],
    });
    expect(landmarks.map(({ shape, name }) => [shape, name])).toEqual([
      ['line', 'A Bridge'],
      ['area', ''],
    ]);
    expect(landmarks[1]!.coordinates).toEqual(ring);
    expect(landmarks[0]).toMatchObject({ withinM: 200, how: 'Placed by us.', place: 'hamhung', minZoom: 9 });
  });

  it('with a fault are one sentence', () => {
    expect(bare(faultOf({ landmarks: [landmark('a', { place: 'hamhun' })] }))).toBe(
      'geo/landmarks.geojson place: no place "hamhun" in geo/places.geojson; did you mean "hamhung"?',
    );
    expect(bare(faultOf({ landmarks: [landmark('a'), landmark('a')] }))).toBe(
      'geo/landmarks.geojson id: a second landmark with the id "a"',
    );
    expect(bare(faultOf({ landmarks: [landmark('a', { names: { ko: '다리' } })] }))).toBe(
      'geo/landmarks.geojson names: the landmark "a" has no name in the language "en"',
    );
  });
});

describe('an opened place', () => {
  it('is not looked at more closely than its point is exact', () => {
    const zoom = (within: number): number =>
      load({ places: withFeature(PLACES, 1, (f) => (f.properties.exact.within_m = within)) }).places[
        'hamhung'
      ]!.zoom;
    expect(zoom(10)).toBe(11);
    // 24 pixels of ground at 39.9° N.
    for (const within of [1000, 3000, 5000]) {
      const metresAPixel = (78_271.5 * Math.cos((39.9 * Math.PI) / 180)) / 2 ** zoom(within);
      expect(within / metresAPixel).toBeLessThanOrEqual(24);
      expect(within / metresAPixel).toBeGreaterThan(21);
    }
  });

  it('shares its view with the neighbours that it names, itself first', () => {
    const { places } = load({
      places: withFeature(PLACES, 1, (f) => (f.properties.close_up = ['pyongyang', 'hamhung'])),
    });
    expect(places['hamhung']!.closeUp).toEqual(['hamhung', 'pyongyang']);
    expect(place((f) => (f.properties.close_up = ['nowhere']))).toBe(
      'geo/places.geojson close_up: no place "nowhere" in geo/places.geojson',
    );
  });

  it('belongs to the chapters that name it, and to those that its entry adds', () => {
    const { chapters } = load();
    const [first, second] = chapters.map(({ id }) => id);
    const add = (id: string) => withFeature(PLACES, 1, (f) => (f.properties.chapters = [id]));
    const naming = load().places['hamhung']!.chapters;
    for (const id of [first!, second!])
      expect(new Set(load({ places: add(id) }).places['hamhung']!.chapters)).toEqual(
        new Set([...naming, id]),
      );
    expect(place((f) => (f.properties.chapters = ['nowhere']))).toBe(
      'geo/places.geojson chapters: no chapter "nowhere" in src/story/story.yaml',
    );
  });

  it('has a state with a name, or none', () => {
    expect(load().places['hamhung']!.countryName).toBe('North Korea');
    expect(place((f) => (f.properties.country = 'xx'))).toBe(
      'geo/places.geojson country: the country "xx" has no name in the language "en"',
    );
  });
});
