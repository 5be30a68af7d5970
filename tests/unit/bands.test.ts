import { readFileSync } from 'node:fs';
import type { Topology } from 'topojson-specification';
import { describe, expect, it } from 'vitest';
import { BANDS, decode, deepestAt, needs } from '../../src/map/basemap.ts';
import type { Band, BandData } from '../../src/map/basemap.ts';
import { ROOT } from './scene-support.ts';

const bands = new Map<Band['id'], BandData>(
  BANDS.map(({ id }) => [
    id,
    decode(id, JSON.parse(readFileSync(`${ROOT}/geo/basemap/${id}.topo.json`, 'utf8')) as Topology),
  ]),
);
const band = (id: Band['id']): Band => BANDS.find((one) => one.id === id)!;

describe('the bands of the basemap', () => {
  it('are whole: every one has land, the finer ones a box over the coarser', () => {
    for (const { id, from } of BANDS) {
      expect(bands.get(id)!.land!.features.length).toBeGreaterThan(0);
      expect(Boolean(bands.get(id)!.box), id).toBe(from > -1);
    }
  });

  it('reach as far as their files do, and lie side by side in their tier', () => {
    for (const { id, box } of BANDS) {
      const ring = bands.get(id)!.box?.features[0]!.geometry as GeoJSON.Polygon | undefined;
      if (!ring) continue;
      const [lons, lats] = [0, 1].map((i) => ring.coordinates[0]!.map((at) => at[i]!));
      const own = [Math.min(...lons!), Math.min(...lats!), Math.max(...lons!), Math.max(...lats!)];
      for (const [i, edge] of own.entries()) expect(edge, `${id} ${i}`).toBeCloseTo(box[i]!, 3);
    }
    for (const [i, a] of BANDS.entries())
      for (const b of BANDS.slice(i + 1).filter(({ tier }) => tier === a.tier)) {
        const apart =
          a.box[2] <= b.box[0] || b.box[2] <= a.box[0] || a.box[3] <= b.box[1] || b.box[3] <= a.box[1];
        expect(apart, `${a.id} beside ${b.id}`).toBe(true);
      }
  });

  it('that are cut off are refused, by name', () => {
    const empty = { type: 'Topology', objects: {}, arcs: [] } as Topology;
    expect(() => decode('corridor', empty)).toThrow('geo/basemap/corridor.topo.json has no object "land"');
    expect(() => decode('world', {} as Topology)).toThrow(TypeError);
  });

  it('are asked for where they are seen, and a little sooner', () => {
    expect(needs(band('world'), [-77, 39], 1, [700, 400])).toBe(true);
    for (const id of ['continent', 'corridor'] as const) {
      expect(needs(band(id), [129, 42], band(id).from + 0.1, [700, 400])).toBe(true);
      expect(needs(band(id), [129, 42], band(id).from - 0.2, [700, 400])).toBe(true);
      expect(needs(band(id), [129, 42], band(id).from - 1, [700, 400])).toBe(false);
      // Washington.
      expect(needs(band(id), [-77, 39], 8, [700, 400])).toBe(false);
    }
  });

  it('are asked for as far as the stage reaches, and no farther', () => {
    const [, , east] = band('corridor').box;
    // At zoom 6 a degree is 91 px: three degrees beyond the edge are seen on a wide stage only.
    const beside: [number, number] = [east + 8, 42];
    expect(needs(band('corridor'), beside, 6, [1300, 400])).toBe(true);
    expect(needs(band('corridor'), beside, 6, [500, 400])).toBe(false);
    // As far above its box as it is beside it: the stage is wider than tall.
    expect(needs(band('corridor'), [130, 49], 6, [1300, 400])).toBe(true);
    expect(needs(band('corridor'), [130, 51], 6, [1300, 400])).toBe(false);
    // Over the antimeridian.
    expect(needs(band('continent'), [-178, 50], 5, [700, 400])).toBe(true);
  });

  it('say how close one may come: as the finest here holds, and less and less beside it', () => {
    for (const { box, to } of BANDS)
      expect(deepestAt([(box[0] + box[2]) / 2, (box[1] + box[3]) / 2])).toBeGreaterThanOrEqual(to);
    const { box, to } = band('corridor');
    const inside: [number, number] = [box[0], 40];
    expect(deepestAt(inside)).toBe(to);
    let before = to;
    for (let west = 0.1; west < 5; west += 0.1) {
      const now = deepestAt([box[0] - west, 40]);
      expect(now).toBeLessThanOrEqual(before);
      // No step: a map dragged by a tenth of a degree never jumps.
      expect(before - now).toBeLessThan(0.31);
      before = now;
    }
    expect(before).toBe(band('continent').to);
    expect(deepestAt([-150, 0])).toBe(band('world').to);
  });
});
