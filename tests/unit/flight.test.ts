import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Camera, Padding } from '../../src/scene/types.ts';
import type { LonLat } from '../../src/story/types.ts';
import { cameraBetween, fly, solvedOf } from '../../src/ui/flight.ts';
import { radiusOf, stage } from './scene-support.ts';

const view = stage(1280, 800);
const side = fc.integer({ min: 0, max: 390 });
const padding = fc.record<Padding>({ top: side, right: side, bottom: side, left: side });
const camera = fc
  .tuple(
    fc.double({ min: -180, max: 180, noNaN: true }),
    fc.double({ min: -80, max: 80, noNaN: true }),
    fc.double({ min: 0, max: 11, noNaN: true }),
    padding,
  )
  .map(([lon, lat, zoom, pad]): Camera => ({
    center: [lon, lat] as LonLat,
    zoom,
    bearing: 0,
    pitch: 0,
    padding: pad,
  }));
const share = fc.double({ min: 0, max: 1, noNaN: true });

describe('a camera between two', () => {
  it('is the one before the way, the other after it', () => {
    fc.assert(
      fc.property(camera, camera, (a, b) => {
        expect(cameraBetween(a, b, 0, view)).toBe(a);
        expect(cameraBetween(a, b, -1, view)).toBe(a);
        expect(cameraBetween(a, b, 1, view)).toBe(b);
        expect(cameraBetween(a, b, 2, view)).toBe(b);
      }),
    );
  });

  it('is a camera anywhere, no closer than the closer of the two, with a padding between theirs', () => {
    fc.assert(
      fc.property(camera, camera, share, (a, b, t) => {
        const one = cameraBetween(a, b, t, view);
        expect([...one.center, one.zoom].every(Number.isFinite)).toBe(true);
        expect(radiusOf(one)).toBeLessThanOrEqual(Math.max(radiusOf(a), radiusOf(b)) * (1 + 1e-6));
        for (const key of ['top', 'right', 'bottom', 'left'] as const)
          expect(one.padding[key]).toBeCloseTo(a.padding[key] * (1 - t) + b.padding[key] * t, 6);
      }),
      { numRuns: 300 },
    );
  });

  it('comes to each end without a jump', () => {
    fc.assert(
      fc.property(camera, camera, (a, b) => {
        for (const [t, end] of [
          [1e-9, a],
          [1 - 1e-9, b],
        ] as const)
          expect(radiusOf(cameraBetween(a, b, t, view)) / solvedOf(end).radius).toBeCloseTo(1, 4);
      }),
    );
  });
});

describe('flying', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  it('is done at once where nothing may move', () => {
    const told: number[] = [];
    // Without a clock: there is none in this test.
    fly(true, (t) => told.push(t))();
    expect(told).toEqual([1]);
  });

  /** Flies by frames at these milliseconds. @param stopAt stops the flight after so many of them */
  function flown(times: number[], stopAt = Infinity): number[] {
    const told: number[] = [];
    let next: FrameRequestCallback | null = null;
    vi.stubGlobal('requestAnimationFrame', (turn: FrameRequestCallback) => {
      next = turn;
      return 7;
    });
    vi.stubGlobal('cancelAnimationFrame', (id: number) => {
      if (id === 7) next = null;
    });
    const stop = fly(false, (t) => told.push(t));
    for (const [i, time] of times.entries()) {
      if (i === stopAt) stop();
      const turn = next as FrameRequestCallback | null;
      next = null;
      turn?.(time);
    }
    return told;
  }

  it('takes its time, softly, from nothing to all, and then asks for no more frames', () => {
    const told = flown([5000, 5225, 5450, 5675, 5900, 5916]);
    expect(told).toEqual([0, 0.15625, 0.5, 0.84375, 1]);
  });

  it('is done after a frame that came late', () => {
    expect(flown([5000, 60_000, 60_016])).toEqual([0, 1]);
  });

  it('can be stopped', () => {
    expect(flown([5000, 5450, 5675, 5900], 2)).toEqual([0, 0.5]);
  });
});
