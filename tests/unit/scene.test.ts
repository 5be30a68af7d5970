import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { projectorOf } from '../../src/scene/planet.ts';
import { sceneAt } from '../../src/scene/scene.ts';
import type { Camera, Viewport } from '../../src/scene/types.ts';
import { freePart, groundAngle, inside, radiusOf, realStory, SIZES, stage } from './scene-support.ts';

const story = realStory();
const last = story.chapters.length - 1;
const middling = stage(1280, 800);
const progress = fc.double({ min: 0, max: last, noNaN: true });

/** How far the picture moves between two cameras, CSS pixels: the centre's way, and the scale's at the stage's edge. */
function movement(a: Camera, b: Camera, { width, height }: Viewport): number {
  const [ra, rb] = [radiusOf(a), radiusOf(b)];
  const centre = groundAngle(a.center, b.center) * Math.max(ra, rb);
  return centre + Math.abs(Math.log(rb / ra)) * 0.5 * Math.hypot(width, height);
}

describe('the beginning and the end', () => {
  it.each([NaN, -Infinity, -3, -1e-9, -0])('%s is the beginning', (p) => {
    expect(sceneAt(story, p, middling)).toEqual(sceneAt(story, 0, middling));
    expect(sceneAt(story, p, middling)).toMatchObject({
      index: 0,
      rest: true,
      chapter: story.chapters[0]!.id,
    });
  });

  it.each([Infinity, last, last + 1e-9, last + 7, 1e300])('%s is the end', (p) => {
    expect(sceneAt(story, p, middling)).toEqual(sceneAt(story, last, middling));
    expect(sceneAt(story, p, middling)).toMatchObject({
      progress: last,
      index: last,
      rest: true,
      chapter: story.chapters[last]!.id,
    });
  });

  it('a story of one chapter has one scene', () => {
    const one = { ...story, chapters: story.chapters.slice(0, 1) };
    for (const p of [-1, 0, 0.5, 1, NaN])
      expect(sceneAt(one, p, middling)).toMatchObject({ progress: 0, rest: true, index: 0 });
  });

  it('a story of none has none, and says so', () => {
    expect(() => sceneAt({ ...story, chapters: [] }, 0, middling)).toThrow(
      'a story without chapters has no scene',
    );
  });
});

describe('a scene', () => {
  it('is plain data, without a hole in it', () => {
    fc.assert(
      fc.property(progress, fc.constantFrom(...SIZES), (p, [w, h]) => {
        const scene = sceneAt(story, p, stage(w, h));
        expect(JSON.parse(JSON.stringify(scene))).toEqual(scene);
      }),
      { numRuns: 40 },
    );
  });

  it('rests at whole numbers, and between them travels', () => {
    for (const k of story.chapters.keys()) {
      expect(sceneAt(story, k, middling).rest).toBe(true);
      if (k < last) expect(sceneAt(story, k + 0.5, middling).rest).toBe(false);
    }
  });

  it('belongs to the nearer chapter: its claims, its date', () => {
    for (const [p, k] of [
      [3, 3],
      [3.49, 3],
      [3.51, 4],
      [4, 4],
    ] as const) {
      const { id, claims, date } = story.chapters[k]!;
      expect(sceneAt(story, p, middling)).toMatchObject({
        index: k,
        chapter: id,
        claims: claims.map((claim) => claim.id),
        date: { from: date.from, to: date.to, text: date.text },
      });
    }
  });

  it('never turns or tilts the map, and leaves the card its room', () => {
    fc.assert(
      fc.property(progress, (p) => {
        const { camera } = sceneAt(story, p, middling);
        expect(camera).toMatchObject({ bearing: 0, pitch: 0, padding: middling.pad });
        expect(camera.zoom).toBeLessThan(12);
      }),
    );
  });
});

describe('the same position', () => {
  const steps = Array.from({ length: last * 5 + 1 }, (_, i) => i / 5);

  it('gives the same scene downward, upward and in any order, with everything prepared afresh', () => {
    const down = steps.map((p) => sceneAt(story, p, middling));
    const up = steps.toReversed().map((p) => sceneAt(structuredClone(story), p, structuredClone(middling)));
    expect(up.toReversed()).toEqual(down);
    const shuffled = steps.toSorted((a, b) => Math.sin(a * 999) - Math.sin(b * 999));
    const [again, view] = [structuredClone(story), structuredClone(middling)];
    for (const p of shuffled) expect(sceneAt(again, p, view)).toEqual(down[steps.indexOf(p)]);
  });

  it('gives the same scene after another stage was asked for', () => {
    const before = sceneAt(story, 4.4, middling);
    for (const [w, h] of SIZES) sceneAt(story, 4.4, stage(w, h));
    expect(sceneAt(story, 4.4, middling)).toEqual(before);
  });

  it('is not spoilt by who got it before', () => {
    const first = sceneAt(story, 2, middling);
    const kept = structuredClone(first);
    first.camera.zoom = 99;
    first.lines.length = 0;
    for (const label of first.labels) label.x = -1;
    for (const place of first.places) place.x = -1;
    expect(sceneAt(story, 2, middling)).toEqual(kept);
  });
});

describe.each(SIZES)('the camera at %i × %i', (width, height) => {
  const view = stage(width, height);
  const camera = (p: number): Camera => sceneAt(story, p, view).camera;

  it.each(story.chapters.slice(0, -1).map(({ id }, k) => [id, k] as const))(
    'does not jump after %s',
    (_, k) => {
      const cameras = Array.from({ length: 101 }, (_, i) => camera(k + i / 100));
      const ways = cameras.slice(1).map((c, i) => movement(cameras[i]!, c, view));
      const [most, at] = [Math.max(...ways), ways.indexOf(Math.max(...ways))];
      // A hundredth of the gap: most of a stage's width where the train runs far at a large scale.
      expect(most).toBeLessThan(0.25 * Math.hypot(width, height));
      // A jump stays as large however finely one looks; a fast stretch does not.
      const fine = Array.from({ length: 26 }, (_, i) => camera(k + (at + i / 25) / 100));
      const largest = Math.max(...fine.slice(1).map((c, i) => movement(fine[i]!, c, view)));
      expect(largest).toBeLessThan(most / 10 + 1e-6);
      // Into the gap and out of it, too.
      expect(movement(camera(k), camera(k + 1e-7), view)).toBeLessThan(0.05);
      expect(movement(camera(k + 1 - 1e-7), camera(k + 1), view)).toBeLessThan(0.05);
    },
  );

  it('keeps the train in the free part all the way of the journey', () => {
    const out: string[] = [];
    const first = story.chapters.findIndex(({ view: v }) => v.follow) - 1;
    for (let k = first; story.chapters[k + 1]?.part === 'journey'; k++)
      for (let i = 0; i <= 200; i++) {
        const { train, camera: now } = sceneAt(story, k + i / 200, view);
        if (!train) continue;
        const { x, y, visible } = projectorOf(now, view).project(train.at);
        if (!visible || !inside({ x, y, w: 0, h: 0 }, freePart(view), view.em))
          out.push(`${k + i / 200}: ${x.toFixed(0)}, ${y.toFixed(0)}`);
      }
    expect(out).toEqual([]);
  });
});
