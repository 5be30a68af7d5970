import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aroundAt, closeUpOf, reframed } from '../../src/scene/around.ts';
import { projectorOf } from '../../src/scene/planet.ts';
import type { Camera, Viewport } from '../../src/scene/types.ts';
import type { LonLat } from '../../src/story/types.ts';
import { freePart, inside, lettersBox, overlap, realStory, SIZES, stage } from './scene-support.ts';

const story = realStory();
const view = stage(1280, 800);
const last = story.chapters.length - 1;
const cameraAt = (center: LonLat, zoom: number, { pad }: Viewport): Camera => ({
  center,
  zoom,
  bearing: 0,
  pitch: 0,
  padding: pad,
});
const where = { camera: cameraAt([131.9, 43.1], 8, view), progress: 3, place: null, look: true };

describe.each(SIZES)('a place’s close-up at %i × %i', (width, height) => {
  const here = stage(width, height);

  it.each(Object.keys(story.places))('of %s shows it and its neighbours, no closer than is true', (id) => {
    const { zoom, closeUp } = story.places[id]!;
    const camera = closeUpOf(story, id, here);
    expect(camera.zoom).toBeLessThanOrEqual(zoom + 1e-9);
    expect(camera).toMatchObject({ bearing: 0, pitch: 0, padding: here.pad });
    const { project } = projectorOf(camera, here);
    for (const one of closeUp) {
      const { x, y, visible } = project(story.places[one]!.at);
      expect(visible && inside({ x, y, w: 0, h: 0 }, freePart(here)), one).toBe(true);
    }
  });
});

it('there is no close-up of a place that is none', () => {
  expect(() => closeUpOf(story, 'nowhere', view)).toThrow(new RangeError('no place "nowhere"'));
});

describe.each([
  ['Vladivostok', [131.9, 43.1]],
  ['the Tumen’s mouth', [130.65, 42.42]],
  ['Pyongyang', [125.75, 39.02]],
  ['Moscow', [37.6, 55.75]],
  ['the Pacific', [-170, 10]],
] as [string, LonLat][])('the map over %s', (_, center) => {
  it.each(SIZES)('has no letters on others or out of the free part, at any zoom, at %i × %i', (w, h) => {
    const here = stage(w, h);
    for (let zoom = 1; zoom <= 11; zoom += 0.5) {
      const scene = aroundAt(story, { ...where, camera: cameraAt(center, zoom, here) }, here);
      const boxes = scene.labels.map((label) => lettersBox(story, label));
      for (const [i, box] of boxes.entries()) {
        const { id } = scene.labels[i]!;
        expect(inside(box, freePart(here)), `${id} at ${zoom}`).toBe(true);
        for (const [j, other] of boxes.entries())
          if (j > i) expect(overlap(box, other), `${id} on ${scene.labels[j]!.id} at ${zoom}`).toBe(false);
      }
    }
  });
});

describe('a scene away from the story', () => {
  it('is plain data, and says where the reader is', () => {
    const scene = aroundAt(story, { ...where, place: 'khasan' }, view);
    expect(JSON.parse(JSON.stringify(scene))).toEqual(scene);
    expect(scene).toMatchObject({
      place: 'khasan',
      look: true,
      rest: false,
      progress: 3,
      camera: where.camera,
    });
    expect(aroundAt(story, { ...where, look: false }, view)).toMatchObject({ place: null, look: false });
  });

  it('is the same for the same whereabouts', () => {
    const fresh = () => aroundAt(structuredClone(story), structuredClone(where), structuredClone(view));
    expect(fresh()).toEqual(fresh());
    expect(aroundAt(story, where, view)).toEqual(fresh());
  });

  it('is not spoilt by who got it before', () => {
    const first = aroundAt(story, where, view);
    const kept = structuredClone(first);
    first.labels.forEach((label) => (label.x = -1));
    first.places.length = 0;
    first.lines.length = 0;
    expect(aroundAt(story, where, view)).toEqual(kept);
  });

  it.each([-Infinity, -3, NaN, 0.4, last, last + 3, Infinity])('holds for a progress of %s', (progress) => {
    const index = Number.isNaN(progress) ? 0 : Math.min(last, Math.max(0, Math.round(progress)));
    const scene = aroundAt(story, { ...where, progress }, view);
    expect(scene).toMatchObject({ index, chapter: story.chapters[index]!.id });
    const lines = scene.lines.map(({ id }) => id);
    expect(lines).toEqual([...new Set([...story.chapters[index]!.lines, 'route'])]);
    for (const line of scene.lines) expect(line).toMatchObject({ drawn: 1, opacity: 1 });
  });

  it('fades letters and dots, and nothing else', () => {
    const [all, half] = [1, 0.5].map((letters) => aroundAt(story, { ...where, letters }, view)) as [
      ReturnType<typeof aroundAt>,
      ReturnType<typeof aroundAt>,
    ];
    for (const list of [half.labels, half.places, half.towns])
      for (const { opacity } of list) expect(opacity).toBe(0.5);
    expect(half.labels.map(({ id }) => id)).toEqual(all.labels.map(({ id }) => id));
    expect(half.lines).toEqual(all.lines);
    expect(aroundAt(story, { ...where, letters: 0 }, view).labels).toEqual([]);
  });

  it('keeps its letters’ sides while the map is dragged, and their places on the map', () => {
    const settled = where.camera;
    const camera = cameraAt([131.7, 43.2], 8.2, view);
    const before = aroundAt(story, { ...where, settled }, view);
    const scene = aroundAt(story, { ...where, camera, settled }, view);
    const { project } = projectorOf(camera, view);
    const sides = new Map(
      before.labels.map(({ kind, id, anchor, gap }) => [`${kind} ${id}`, { anchor, gap }]),
    );
    for (const { kind, id, anchor, gap } of scene.labels)
      expect({ anchor, gap }).toEqual(sides.get(`${kind} ${id}`));
    expect(scene.places.length).toBeGreaterThan(3);
    for (const { id, x, y } of scene.places) {
      const there = project(story.places[id]!.at);
      expect([x, y]).toEqual([there.x, there.y]);
    }
  });
});

describe('another padding', () => {
  const pads = fc.record({
    top: fc.integer({ min: 0, max: 300 }),
    right: fc.integer({ min: 0, max: 300 }),
    bottom: fc.integer({ min: 0, max: 300 }),
    left: fc.integer({ min: 0, max: 500 }),
  });
  const center = fc.tuple(
    fc.double({ min: -180, max: 180, noNaN: true }),
    fc.double({ min: -60, max: 60, noNaN: true }),
  ) as fc.Arbitrary<LonLat>;

  it('leaves the picture where it is and as large, from zoom 6 on', () => {
    fc.assert(
      fc.property(pads, pads, center, fc.double({ min: 6, max: 11, noNaN: true }), (a, b, at, zoom) => {
        const [from, to] = [a, b].map((pad) => ({ ...view, pad })) as [Viewport, Viewport];
        const camera = cameraAt(at, zoom, from);
        const other = reframed(camera, from, to);
        expect(other.padding).toBe(to.pad);
        const [old, now] = [projectorOf(camera, from), projectorOf(other, to)];
        const middle: [number, number] = [(b.left + 1280 - b.right) / 2, (b.top + 800 - b.bottom) / 2];
        const there = (dx: number, dy: number): number => {
          const p = now.project(old.unproject(middle[0] + dx, middle[1] + dy)!);
          return Math.hypot(p.x - middle[0], p.y - middle[1]);
        };
        expect(there(0, 0)).toBeLessThan(0.01);
        // North stays up, so that far from the equator the picture turns a little; and what was aside on the globe, a
        // little smaller, is now in the middle. The flat map only moves.
        const far = Math.hypot(90, 60);
        const most = zoom > 10 ? 1e-6 : zoom > 8 ? 0.02 : 0.06;
        for (const dx of [90, -90]) expect(Math.abs(there(dx, 60) / far - 1)).toBeLessThan(most);
      }),
    );
  });

  it('is had far out, too, even where the new middle is beside the planet', () => {
    fc.assert(
      fc.property(pads, pads, center, fc.double({ min: -2, max: 6, noNaN: true }), (a, b, at, zoom) => {
        const [from, to] = [a, b].map((pad) => ({ ...view, pad })) as [Viewport, Viewport];
        const other = reframed(cameraAt(at, zoom, from), from, to);
        expect([...other.center, other.zoom].every(Number.isFinite)).toBe(true);
        expect(Math.abs(other.center[1])).toBeLessThanOrEqual(90);
      }),
    );
  });
});
