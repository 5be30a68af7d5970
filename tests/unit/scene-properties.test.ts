/** What holds for every stage, however absurd, and every position: seeded, so that every run asks the same. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Solved } from '../../src/scene/fit.ts';
import { fit } from '../../src/scene/fit.ts';
import { closeUpOf } from '../../src/scene/around.ts';
import { sceneAt } from '../../src/scene/scene.ts';
import { following } from '../../src/scene/travel.ts';
import type { Camera, Viewport } from '../../src/scene/types.ts';
import type { LonLat } from '../../src/story/types.ts';
import { layoutFor } from '../../src/ui/layout.ts';
import { groundAngle, radiusOf, realStory } from './scene-support.ts';

const SEED = 20230912;
const runs = (numRuns: number) => ({ seed: SEED, numRuns });

const story = realStory();
const last = story.chapters.length - 1;
const inStory = fc.double({ min: 0, max: last, noNaN: true });
/** Letters of the browser's own size, and of four times that. */
const em = fc.constantFrom(16, 24, 32, 64);
const stages = fc
  .tuple(fc.integer({ min: 320, max: 2560 }), fc.integer({ min: 320, max: 1440 }))
  .map(([w, h]): Viewport => layoutFor(w, h).view);
/** A window that is being closed, one that a keyboard covers, a wall of screens. */
const absurd = fc
  .tuple(
    fc.oneof(fc.integer({ min: 1, max: 300 }), fc.constantFrom(2560, 50_000)),
    fc.oneof(fc.integer({ min: 1, max: 300 }), fc.constantFrom(1440, 50_000)),
    em,
  )
  .map(([w, h, size]): Viewport => layoutFor(w, h, size).view);

/** Where a value is no number, or no number that can be painted: '.camera.zoom: NaN'; undefined where all is well. */
function hole(value: unknown, path = ''): string | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? undefined : `${path}: ${value}`;
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [key, one] of Object.entries(value)) {
    const found = hole(one, `${path}.${key}`);
    if (found) return found;
  }
  return undefined;
}

function expectOnMap({ center: [lon, lat], zoom }: Camera): void {
  expect(Math.abs(lon)).toBeLessThanOrEqual(180);
  expect(Math.abs(lat)).toBeLessThanOrEqual(85);
  expect(zoom).toBeLessThanOrEqual(11);
}

/** How far the picture moves between two cameras, CSS pixels at the stage's edge. */
function movement(a: Camera, b: Camera, { width, height }: Viewport): number {
  const [ra, rb] = [radiusOf(a), radiusOf(b)];
  const scale = Math.abs(Math.log(rb / ra)) * 0.5 * Math.hypot(width, height);
  return groundAngle(a.center, b.center) * Math.max(ra, rb) + scale;
}

describe('a scene on any stage', () => {
  it.each([
    ['that a reader may have', stages],
    ['that is absurd', absurd],
  ])('%s is finite, in bounds, and the same when it is made afresh', (_, views) => {
    fc.assert(
      fc.property(views, inStory, (view, p) => {
        const scene = sceneAt(story, p, view);
        expect(hole(scene)).toBeUndefined();
        expectOnMap(scene.camera);
        expect(scene.progress).toBe(p);
        for (const { drawn, opacity } of scene.lines)
          expect(drawn >= 0 && drawn <= 1 && opacity >= 0 && opacity <= 1).toBe(true);
        expect(sceneAt(story, p, structuredClone(view))).toEqual(scene);
      }),
      runs(60),
    );
  });

  it('is at its chapter whatever is asked for beyond the ends, and nowhere at what is no number', () => {
    const odd = fc.oneof(
      fc.constantFrom<unknown>(
        NaN,
        Infinity,
        -Infinity,
        -1,
        1e9,
        -0,
        1e-320,
        '3',
        'x',
        null,
        undefined,
        [],
        {},
      ),
      fc.double(),
    );
    fc.assert(
      fc.property(odd, (p) => {
        const scene = sceneAt(story, p as number, layoutFor(390, 844).view);
        expect(hole(scene)).toBeUndefined();
        expect(scene.progress >= 0 && scene.progress <= last).toBe(true);
      }),
      runs(40),
    );
  });

  it('does not jump: a millionth of a gap further is a picture that is all but the same', () => {
    fc.assert(
      fc.property(stages, inStory, (view, p) => {
        const q = Math.min(last, p + 1e-6);
        const [a, b] = [sceneAt(story, p, view), sceneAt(story, q, view)];
        expect(movement(a.camera, b.camera, view)).toBeLessThan(0.1);
        if (!a.train || !b.train) return;
        expect(Math.abs(a.train.km - b.train.km)).toBeLessThan(0.01);
        expect(b.train.fraction).toBeGreaterThanOrEqual(a.train.fraction);
      }),
      runs(60),
    );
  });
});

describe('a place opened on an absurd stage', () => {
  it('is on the map', () => {
    fc.assert(
      fc.property(absurd, fc.constantFrom(...Object.keys(story.places)), (view, id) => {
        const camera = closeUpOf(story, id, view);
        expect(hole(camera)).toBeUndefined();
        expectOnMap(camera);
      }),
      runs(40),
    );
  });
});

describe('a view of very many points', () => {
  it('is solved', { timeout: 20_000 }, () => {
    const points = Array.from({ length: 130_000 }, (_, i): LonLat => [
      125 + (i % 1000) / 200,
      39 + i / 65_000,
    ]);
    const { center } = fit(points, layoutFor(1280, 800).view, 3);
    expect(center).toEqual([expect.closeTo(127.5, 0), expect.closeTo(40, 0)]);
  });
});

describe('the camera with a train', () => {
  const point = fc.tuple(
    fc.double({ min: -180, max: 180, noNaN: true }),
    fc.double({ min: -80, max: 80, noNaN: true }),
  ) as fc.Arbitrary<LonLat>;
  const size = fc.double({ min: Math.log(1), max: Math.log(1e6), noNaN: true }).map(Math.exp);
  const solved = fc.record({ center: point, radius: size });

  it('ends in the views, is finite and on the map between any two, and never closer than all three', () => {
    fc.assert(
      fc.property(
        fc.tuple(solved, solved, point, point, size),
        fc.double({ min: -1, max: 2, noNaN: true }),
        ([a, b, from, to, radius], t) => {
          const run = (s: number): LonLat => [
            from[0] + s * (to[0] - from[0]),
            from[1] + s * (to[1] - from[1]),
          ];
          const at: (t: number) => Solved = following(a, b, run, radius);
          const now = at(t);
          expect(hole(now)).toBeUndefined();
          if (t <= 0 || t >= 1) expect(now).toEqual(t <= 0 ? a : b);
          const all = [a.radius, b.radius, radius];
          expect(now.radius).toBeGreaterThanOrEqual(Math.min(...all) * (1 - 1e-9));
          expect(now.radius).toBeLessThanOrEqual(Math.max(...all) * (1 + 1e-9));
        },
      ),
      runs(200),
    );
  });
});
