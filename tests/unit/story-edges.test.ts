/** Lines at the edges: over the antimeridian, with points that are all but one, with very many of them. */
import { describe, expect, it } from 'vitest';
import type { LonLat } from '../../src/story/types.ts';
import { faultOf, LEGS, LINES, load, PLACES, withFeature } from './story-fixture.ts';

const south = (coordinates: number[][], role = 'leg') =>
  withFeature(LEGS, 0, (f) => {
    f.geometry.coordinates = coordinates;
    f.properties.role = role;
  });
const steps = (line: LonLat[]): number[] => line.slice(1).map(([lon], i) => Math.abs(lon - line[i]![0]));
const rises = (table: number[]): boolean => table.every((x, i) => i === 0 || x > table[i - 1]!);

describe('over the antimeridian', () => {
  const over = [
    [125.7, 39],
    [179, 40],
    [-179, 41],
    [127.5, 39.9],
  ];

  it('the route goes on, and its shares are those of the short way', () => {
    const { route } = load({ route: south(over) });
    expect(route.coordinates.slice(0, 4)).toEqual([
      [125.7, 39],
      [179, 40],
      [181, 41],
      [127.5, 39.9],
    ]);
    // Two degrees of more than a hundred, not three hundred and fifty-eight.
    expect(route.fraction[2]! - route.fraction[1]!).toBeLessThan(0.03);
    expect(rises(route.fraction) && rises(route.km)).toBe(true);
  });

  it('a spur goes on', () => {
    const spur = south(over, 'spur')[0]!;
    const line = load({ route: [...LEGS, withFeature([spur], 0, (f) => (f.id = 'spur'))[0]!] }).lines[
      'spur'
    ]!;
    expect(Math.max(...steps(line.coordinates))).toBeLessThan(60);
  });
});

describe('points of the route that are all but one', () => {
  it.each([
    [125.70000000000002, 39],
    [125.7, 39.00000005],
  ])('%d, %d are refused: no kilometre lies between them', (lon, lat) => {
    expect(
      faultOf({
        route: south([
          [125.7, 39],
          [lon, lat],
          [127.5, 39.9],
        ]),
      }),
    ).toMatch(
      /^StoryProblem: geo\/route\.geojson:29:\d+ geometry\.coordinates: the same point twice, 125\.7\d*, 39\d*/,
    );
  });

  it('on both sides of the antimeridian are refused, too', () => {
    expect(
      faultOf({
        route: south([
          [125.7, 39],
          [180, 39],
          [-180, 39],
          [127.5, 39.9],
        ]),
      }),
    ).toContain('the same point twice, -180, 39');
  });
});

describe('150,000 points', () => {
  const many = Array.from({ length: 150_000 }, (_, i) => [125.7 + i * 1e-5, 39 + i * 1e-6]);
  const linesOf = (coordinates: number[][]): string =>
    JSON.stringify({
      type: 'FeatureCollection',
      features: withFeature(LINES, 0, (f) => {
        f.geometry.coordinates = coordinates;
        f.properties.shape = 'drawn';
      }),
    });

  it('make a line and a view of it', () => {
    const { fit } = load({ lines: linesOf(many) }).chapters[0]!.view;
    expect(fit).toContainEqual(many.at(-1));
    expect(fit.length).toBeLessThan(30);
  });

  it('with one wrong are one sentence', () => {
    expect(faultOf({ lines: linesOf(many.with(140_000, [1e4, 0])) })).toMatch(
      /geometry\.coordinates: longitude 10000 is not between -180 and 180$/,
    );
  });
});

describe('a feature', () => {
  it.each([
    ['without a geometry', null, 'geometry: must be a map, not nothing'],
    [
      'with longitude and latitude the wrong way round',
      { type: 'Point', coordinates: [39.9, 127.5] },
      'geometry.coordinates: latitude 127.5 is not between -85 and 85',
    ],
  ])('%s is one sentence', (_, geometry, sentence) => {
    const places = withFeature(PLACES, 1, (f) => (f.geometry = geometry));
    expect(faultOf({ places })).toMatch(
      new RegExp(`^StoryProblem: geo/places.geojson:\\d+:\\d+ ${sentence}$`),
    );
  });
});
