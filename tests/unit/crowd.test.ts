import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aroundAt, closeUpOf } from '../../src/scene/around.ts';
import { crowdAt } from '../../src/scene/crowd.ts';
import { projectorOf } from '../../src/scene/planet.ts';
import { boxAt, freeBox, inkIn, inkOf, overlap, within } from '../../src/scene/room.ts';
import type { Camera, Viewport } from '../../src/scene/types.ts';
import type { LonLat } from '../../src/story/types.ts';
import { realStory, SIZES, stage } from './scene-support.ts';

const story = realStory();
const chapter = story.chapters[0]!;
/** The corridor, Moscow, the Pacific, Washington. */
const center = fc.oneof(
  fc.tuple(fc.double({ min: 124, max: 136, noNaN: true }), fc.double({ min: 38, max: 46, noNaN: true })),
  fc.constantFrom([37.6, 55.75], [170, 30], [-77, 38.9]),
) as fc.Arbitrary<LonLat>;
const zoom = fc.double({ min: 1, max: 11, noNaN: true });
const sizes = fc.constantFrom(...SIZES).map(([w, h]) => stage(w, h));

const cameraAt = (at: LonLat, z: number, view: Viewport): Camera => ({
  center: at,
  zoom: z,
  bearing: 0,
  pitch: 0,
  padding: view.pad,
});

/** The crowd with boxes in CSS pixels. */
function crowd(camera: Camera, view: Viewport, open: string | null = null) {
  const { labels, dots } = crowdAt(story, camera, chapter, open ? story.places[open]! : null, view);
  const { project } = projectorOf(camera, view);
  const boxes = labels.map((label) => {
    const { x, y } = project(label.at);
    return { label, box: boxAt(x, y, label.width, label.height, label.anchor, label.gap) };
  });
  const spots = dots.map((id) => ({ id, ...project(story.places[id]!.at) }));
  return { labels, dots, boxes, spots, project };
}

describe('the names on a free map', () => {
  it('lie on no other, on no foreign dot, and are cut by nothing', () => {
    fc.assert(
      fc.property(center, zoom, sizes, (at, z, view) => {
        const { boxes, spots } = crowd(cameraAt(at, z, view), view);
        for (const [i, a] of boxes.entries()) {
          expect(within(a.box, freeBox(view)), a.label.id).toBe(true);
          for (const b of boxes.slice(i + 1))
            expect(overlap(a.box, b.box), `${a.label.id} on ${b.label.id}`).toBe(false);
          for (const { id, x, y } of spots)
            if (id !== a.label.id)
              expect(overlap(a.box, { x: x - 5, y: y - 5, w: 10, h: 10 }), `${a.label.id} on ${id}`).toBe(
                false,
              );
        }
      }),
      { numRuns: 150 },
    );
  });

  it('are each there once', () => {
    fc.assert(
      fc.property(center, zoom, sizes, (at, z, view) => {
        const { labels, dots } = crowd(cameraAt(at, z, view), view);
        const keys = labels.map(({ kind, id }) => `${kind} ${id}`);
        expect(keys).toHaveLength(new Set(keys).size);
        expect(dots).toHaveLength(new Set(dots).size);
      }),
      { numRuns: 60 },
    );
  });

  it('far out, have no dot without them, and no halts', () => {
    fc.assert(
      fc.property(center, fc.double({ min: 1, max: 7.1, noNaN: true }), sizes, (at, z, view) => {
        const { labels, dots } = crowd(cameraAt(at, z, view), view);
        const written = labels.filter(({ kind }) => kind === 'place').map(({ id }) => id);
        expect(dots.toSorted()).toEqual(written.toSorted());
        expect(labels.filter(({ kind }) => kind === 'station')).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('close up, have a dot for every place, though a name find no room', () => {
    fc.assert(
      fc.property(center, fc.double({ min: 8.5, max: 11, noNaN: true }), sizes, (at, z, view) => {
        const { dots, project } = crowd(cameraAt(at, z, view), view);
        const free = freeBox(view);
        const inside = Object.values(story.places).filter((place) => {
          const p = project(place.at);
          return p.visible && within({ x: p.x, y: p.y, w: 0, h: 0 }, free);
        });
        expect(dots.toSorted()).toEqual(inside.map(({ id }) => id).toSorted());
      }),
      { numRuns: 60 },
    );
  });

  it('of halts, towns and landmarks keep off the possible route', () => {
    let seen = 0;
    for (const at of [
      [127.5, 39.9],
      [130.6, 42.4],
      [131.9, 43.5],
    ] as LonLat[])
      for (const z of [7.2, 8, 9, 10]) {
        const view = stage(1280, 800);
        const { boxes, project } = crowd(cameraAt(at, z, view), view);
        const ink = inkOf(story, ['route'], project, freeBox(view));
        for (const { label, box } of boxes) {
          if (!['station', 'town', 'landmark'].includes(label.kind)) continue;
          seen++;
          expect(inkIn(ink, box), `${label.id} at ${z}`).toBe(0);
        }
      }
    expect(seen).toBeGreaterThan(10);
  });
});

describe('an opened place', () => {
  it.each(Object.keys(story.places))('%s is named in its close-up, and so are its neighbours', (id) => {
    for (const [w, h] of SIZES) {
      const view = stage(w, h);
      const { labels, dots } = crowd(closeUpOf(story, id, view), view, id);
      const { closeUp } = story.places[id]!;
      expect(dots[0]).toBe(id);
      for (const one of closeUp) {
        expect(dots, `${w}`).toContain(one);
        expect(
          labels.some((label) => label.kind === 'place' && label.id === one),
          `${one} at ${w} × ${h}`,
        ).toBe(true);
      }
    }
  });
});

describe('what is kept for a camera', () => {
  const view = stage(1280, 800);
  const camera = cameraAt([131.9, 43.1], 8, view);
  const where = { camera, progress: 0, place: null, look: true };

  it('is not taken for another stage, chapter, place or story', () => {
    aroundAt(story, where, view);
    const phone = stage(390, 844);
    const others: [typeof story, Parameters<typeof aroundAt>[1], Viewport][] = [
      [story, where, phone],
      [story, where, { ...view, em: 24 }],
      [story, where, { ...view, pad: { ...view.pad, left: 20 } }],
      [story, { ...where, progress: 9 }, view],
      [story, { ...where, place: 'fefu' }, view],
      [{ ...story, places: { fefu: story.places['fefu']! }, chapters: [chapter] }, where, view],
    ];
    for (const [tale, there, now] of others)
      expect(aroundAt(tale, there, now)).toEqual(
        aroundAt(tale, { ...there, camera: structuredClone(camera) }, now),
      );
  });

  it('serves a stage that is said anew with every frame', () => {
    const settled = structuredClone(camera);
    const scenes = [0, 1].map(() => aroundAt(story, { ...where, settled }, structuredClone(view)));
    expect(scenes[0]!.labels.length).toBeGreaterThan(3);
    // The same printed lines, not equal ones: nothing was placed a second time.
    for (const [i, label] of scenes[0]!.labels.entries())
      expect(scenes[1]!.labels[i]!.lines).toBe(label.lines);
  });
});
