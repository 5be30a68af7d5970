import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FULL, reaches } from '../../src/ui/reach.ts';

const rects = (points: { x: number; y: number }[]) =>
  reaches(points).map(({ left, top, right, bottom }, i) => {
    const { x, y } = points[i]!;
    return { left: x - left, top: y - top, right: x + right, bottom: y + bottom };
  });

describe('the buttons of neighbouring places', () => {
  it('are 44 pixels where they have room', () => {
    expect(
      reaches([
        { x: 0, y: 0 },
        { x: 44, y: 0 },
        { x: 0, y: -44 },
      ]),
    ).toEqual(Array.from({ length: 3 }, () => ({ left: FULL, top: FULL, right: FULL, bottom: FULL })));
  });

  it('share the room between their points, along the axis on which these are farther apart', () => {
    expect(
      reaches([
        { x: 100, y: 100 },
        { x: 120, y: 106 },
      ]),
    ).toEqual([
      { left: 22, top: 22, right: 10, bottom: 22 },
      { left: 10, top: 22, right: 22, bottom: 22 },
    ]);
  });

  it('have half each where two places are at the very same point', () => {
    const [a, b] = rects([
      { x: 50, y: 50 },
      { x: 50, y: 50 },
    ]);
    expect([a!.left, a!.right, b!.left, b!.right]).toEqual([28, 50, 50, 72]);
  });

  it('never lie over one another, and each holds its own point', () => {
    const coordinate = fc.integer({ min: 0, max: 300 });
    fc.assert(
      fc.property(fc.array(fc.record({ x: coordinate, y: coordinate }), { maxLength: 12 }), (points) => {
        const all = rects(points);
        for (const [i, a] of all.entries()) {
          const { x, y } = points[i]!;
          expect(a.left <= x && x <= a.right && a.top <= y && y <= a.bottom).toBe(true);
          for (const [j, b] of all.entries()) {
            if (i === j) continue;
            const over = [
              Math.min(a.right, b.right) - Math.max(a.left, b.left),
              Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top),
            ];
            expect(Math.min(...over)).toBeLessThanOrEqual(0);
          }
        }
      }),
    );
  });
});
