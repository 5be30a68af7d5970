import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Letters } from '../../src/scene/letters.ts';
import { projectorAt, radiusAt } from '../../src/scene/planet.ts';
import { dotBox, inkIn, inkOf, overlap, sideOf } from '../../src/scene/room.ts';
import type { Room } from '../../src/scene/room.ts';
import type { LonLat } from '../../src/story/types.ts';
import { realStory, stage } from './scene-support.ts';

const story = realStory();
const view = stage(1280, 800);
const free = { x: 500, y: 60, w: 600, h: 600 };

/** The ink of one line on a map of the Tumen's mouth. */
function inkAt(zoom: number, line: LonLat[]): [number, number][] {
  const { project } = projectorAt([130.6, 42.4], radiusAt(zoom, 42.4), view);
  const lines = { link: { ...story.lines['link']!, coordinates: line } };
  return inkOf({ ...story, lines }, ['link'], project, free);
}

const corner = fc.tuple(fc.double({ min: -300, max: 900 }), fc.double({ min: -300, max: 900 }));

describe('the ink of a line', () => {
  it('has no gap that letters could fall into, however long its stretches are', () => {
    const far: LonLat[] = [
      [124, 42.4],
      [137, 42.41],
    ];
    for (const zoom of [8, 9.5, 11]) {
      const xs = inkAt(zoom, far).map(([x]) => x);
      expect(Math.min(...xs)).toBeLessThan(free.x + 7);
      expect(Math.max(...xs)).toBeGreaterThan(free.x + free.w - 7);
      const gaps = xs.toSorted((a, b) => a - b).map((x, i, all) => (i ? x - all[i - 1]! : 0));
      expect(Math.max(...gaps)).toBeLessThan(6.01);
    }
  });

  it('is only what lies in the free part', () => {
    fc.assert(
      fc.property(fc.array(corner, { minLength: 2, maxLength: 6 }), (corners) => {
        const { unproject } = projectorAt([130.6, 42.4], radiusAt(8, 42.4), view);
        for (const [x, y] of inkAt(
          8,
          corners.map(([x, y]) => unproject(x, y)!),
        )) {
          expect(x).toBeGreaterThan(free.x - 1e-6);
          expect(x).toBeLessThan(free.x + free.w + 1e-6);
          expect(y).toBeGreaterThan(free.y - 1e-6);
          expect(y).toBeLessThan(free.y + free.h + 1e-6);
        }
      }),
    );
  });

  it('is none of a line that passes by', () => {
    expect(
      inkAt(8, [
        [100, 60],
        [160, 60],
      ]),
    ).toEqual([]);
  });
});

describe('a side', () => {
  const letters = { width: 80, height: 30 } as Letters;
  const room = (rest: Partial<Room> = {}): Room => ({
    free,
    taken: [],
    dots: [],
    ink: [],
    names: new Set(),
    ...rest,
  });

  it('may touch its own dot, not another', () => {
    const own = dotBox(800, 300);
    expect(sideOf(letters, 800, 300, room({ dots: [own] }), own)).toMatchObject({ anchor: 'e', gap: 9 });
    const near = dotBox(812, 300);
    const side = sideOf(letters, 800, 300, room({ dots: [own, near] }), own);
    expect(side).not.toBeNull();
    expect(overlap(side!.box, near)).toBe(false);
  });

  it('lies on no line where none is allowed, though it stand far off or there be none', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 700, max: 900 }), fc.integer({ min: 200, max: 400 })), {
          maxLength: 60,
        }),
        (ink) => {
          const side = sideOf(letters, 800, 300, room({ ink }), undefined, 0);
          if (side) expect(inkIn(ink, side.box)).toBe(0);
          // Where lines are allowed, a point in the open always has a side.
          expect(sideOf(letters, 800, 300, room({ ink }))).not.toBeNull();
        },
      ),
    );
  });

  it('is not had at a point whose letters would be cut', () => {
    expect(sideOf(letters, 800, 300, room({ free: { x: 780, y: 280, w: 60, h: 60 } }))).toBeNull();
  });
});
