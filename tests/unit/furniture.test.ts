import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scaleBar, strokesIn } from '../../src/scene/furniture.ts';
import { EARTH_KM, freeMiddle, projectorOf } from '../../src/scene/planet.ts';
import { sceneAt } from '../../src/scene/scene.ts';
import type { Camera, SceneLine } from '../../src/scene/types.ts';
import { CERTAINTIES } from '../../src/story/types.ts';
import type { LonLat } from '../../src/story/types.ts';
import { groundAngle, realStory, stage } from './scene-support.ts';

const view = stage(1280, 800);
const scene = sceneAt(realStory(), 0, view);
/** A line of that certainty across Moscow. */
const line = (certainty: SceneLine['certainty'], drawn = 1, opacity = 1): SceneLine => ({
  id: certainty,
  certainty,
  drawn,
  opacity,
});
const over = (center: LonLat, zoom: number) => ({ ...scene.camera, center, zoom });

describe('the strokes in the key', () => {
  const story = {
    ...realStory(),
    lines: Object.fromEntries(
      CERTAINTIES.map((id) => [
        id,
        {
          id,
          certainty: id,
          kind: 'unknown' as const,
          name: id,
          coordinates: [
            [37, 55],
            [38, 56],
          ] as LonLat[],
        },
      ]),
    ),
  };
  const strokes = (lines: SceneLine[], camera = over([37.5, 55.5], 6)) =>
    strokesIn(story, { ...scene, lines, camera }, view);

  it('are the surest first, each once', () => {
    expect(strokes([line('inferred'), line('alleged'), line('confirmed'), line('alleged')])).toEqual([
      'confirmed',
      'alleged',
      'inferred',
    ]);
    expect(strokes([])).toEqual([]);
  });

  it('are of lines that are to be seen', () => {
    expect(strokes([line('stated', 0), line('alleged', 1, 0.3), line('reported', 0.01, 0.31)])).toEqual([
      'reported',
    ]);
  });

  it('are of lines that are in view: over Moscow the possible route is not', () => {
    const lines = [line('stated'), { ...line('inferred'), id: 'route' }];
    expect(strokes(lines)).toEqual(['stated']);
    expect(strokes(lines, over([129, 41], 6))).toEqual(['inferred']);
    expect(strokes(lines, over([90, 56], 1))).toEqual(['stated', 'inferred']);
  });
});

describe('the scale', () => {
  const cameras = fc
    .tuple(
      fc.double({ min: -180, max: 180, noNaN: true }),
      fc.double({ min: -65, max: 65, noNaN: true }),
      fc.double({ min: 1, max: 16, noNaN: true }),
    )
    .map(([lon, lat, zoom]): Camera => ({
      center: [lon, lat] as LonLat,
      zoom,
      bearing: 0,
      pitch: 0,
      padding: view.pad,
    }));
  const most = fc.integer({ min: 60, max: 160 });

  it('is no longer than it may be, and less than three times shorter', () => {
    fc.assert(
      fc.property(cameras, most, (camera, maxPx) => {
        const { px, milesPx } = scaleBar(camera, view, maxPx);
        for (const length of [px, milesPx]) {
          expect(length).toBeLessThanOrEqual(maxPx + 0.05);
          expect(length).toBeGreaterThan(maxPx / 3);
        }
      }),
    );
  });

  it('tells 1, 2 or 5 and noughts', () => {
    fc.assert(
      fc.property(cameras, most, (camera, maxPx) => {
        const { km, miles } = scaleBar(camera, view, maxPx);
        for (const n of [km, miles]) expect(n.toExponential()).toMatch(/^[125]e/);
      }),
    );
  });

  it('is true to the map, in kilometres and in miles', () => {
    fc.assert(
      fc.property(cameras, most, (camera, maxPx) => {
        const { km, px, miles, milesPx } = scaleBar(camera, view, maxPx);
        const { unproject } = projectorOf(camera, view);
        const [x, y] = freeMiddle(view);
        for (const [ground, length] of [
          [km, px],
          [miles * 1.609344, milesPx],
        ] as const) {
          const [a, b] = [unproject(x - length / 2, y), unproject(x + length / 2, y)];
          expect((groundAngle(a!, b!) * EARTH_KM) / ground).toBeCloseTo(1, 2);
        }
      }),
    );
  });

  it('is told beside a planet that is smaller than the bar', () => {
    const { km, px } = scaleBar({ ...scene.camera, zoom: -2 }, view, 120);
    expect(Number.isFinite(km) && px > 0 && px <= 120).toBe(true);
  });
});
