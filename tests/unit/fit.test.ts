import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fit } from '../../src/scene/fit.ts';
import { projectorAt, zoomAt } from '../../src/scene/planet.ts';
import type { Viewport } from '../../src/scene/types.ts';
import type { LonLat } from '../../src/story/types.ts';
import { freePart, inside, SIZES, stage } from './scene-support.ts';

const sizes = fc.constantFrom(...SIZES).map(([w, h]) => stage(w, h));
/** Anywhere from Central Asia to the Pacific. */
const point = fc.tuple(
  fc.double({ min: 80, max: 150, noNaN: true }),
  fc.double({ min: 0, max: 70, noNaN: true }),
) as fc.Arbitrary<LonLat>;
const points = fc.array(point, { minLength: 1, maxLength: 8 });

const spots = (at: LonLat[], view: Viewport, maxZoom?: number, globe?: boolean) => {
  const { center, radius } = fit(at, view, maxZoom, globe);
  const { project } = projectorAt(center, radius, view);
  return at.map((one) => ({ ...project(one), w: 0, h: 0 }));
};

describe('a view', () => {
  it('shows every point in the free part, on every stage', () => {
    fc.assert(
      fc.property(points, sizes, (at, view) => {
        for (const spot of spots(at, view)) {
          expect(spot.visible).toBe(true);
          expect(inside(spot, freePart(view)), JSON.stringify(spot)).toBe(true);
        }
      }),
    );
  });

  it('is as close as the points let it: nearer, and one would be out', () => {
    fc.assert(
      fc.property(points, sizes, (at, view) => {
        fc.pre(at.length > 1);
        const { center, radius } = fit(at, view);
        // Points that lie closer than the deepest zoom (11) can part are not what is asked here.
        fc.pre(zoomAt(radius, center[1]) < 10.9);
        const box = freePart(view);
        const { project } = projectorAt(center, radius, view);
        const all = at.map(project);
        const w = Math.max(...all.map(({ x }) => x)) - Math.min(...all.map(({ x }) => x));
        const h = Math.max(...all.map(({ y }) => y)) - Math.min(...all.map(({ y }) => y));
        // Half of what is free at the least; the rest is room for dots and letters. On a globe that is still round,
        // the horizon can be what keeps the camera off.
        if (radius > 2000) expect(Math.max(w / box.w, h / box.h)).toBeGreaterThan(0.49);
      }),
    );
  });

  it('puts a single point in the middle, at the zoom that it is given', () => {
    fc.assert(
      fc.property(point, sizes, fc.double({ min: 2, max: 10.9, noNaN: true }), (at, view, zoom) => {
        const solved = fit([at], view, zoom);
        expect(zoomAt(solved.radius, solved.center[1])).toBeCloseTo(zoom, 3);
        const { x, y, w, h } = freePart(view);
        const [spot] = spots([at], view, zoom);
        expect(Math.hypot(spot!.x - x - w / 2, spot!.y - y - h / 2)).toBeLessThan(0.5);
      }),
    );
  });

  it('is had on a stage that its card covers whole', () => {
    for (const [width, height] of [
      [60, 60],
      [300, 90],
      [390, 20_000],
    ] as const) {
      const { center, radius } = fit(
        [
          [136.9897, 50.5522],
          [131.8816, 43.1112],
          [125.7364, 39.0047],
        ],
        stage(width, height),
      );
      expect([...center, radius].every(Number.isFinite)).toBe(true);
    }
  });

  it('is never closer than its most', () => {
    fc.assert(
      fc.property(points, sizes, fc.double({ min: 1, max: 8, noNaN: true }), (at, view, most) => {
        const { center, radius } = fit(at, view, most);
        expect(zoomAt(radius, center[1])).toBeLessThanOrEqual(most + 1e-9);
      }),
    );
  });

  it('shows the planet whole where that is asked for', () => {
    for (const [width, height] of SIZES) {
      const view = stage(width, height);
      const { center, radius } = fit(
        [
          [37.6, 55.8],
          [125.7, 39],
        ],
        view,
        16,
        true,
      );
      const { eye } = projectorAt(center, radius, view);
      const limb = radius * Math.sqrt((eye - 1) / (eye + 1));
      const { w, h } = freePart(view);
      expect(limb).toBeLessThanOrEqual(Math.min(w, h) / 2);
    }
  });

  it('does not hang on the order of its points', () => {
    const at: LonLat[] = [
      [125.7, 39],
      [131.9, 43.1],
      [130.6, 42.4],
    ];
    const view = stage(390, 844);
    const [one, other] = [fit(at, view), fit(at.toReversed(), view)];
    expect(one.radius / other.radius).toBeCloseTo(1, 3);
    expect(one.center[0]).toBeCloseTo(other.center[0], 2);
    expect(one.center[1]).toBeCloseTo(other.center[1], 2);
  });

  it('says so where there is none: points on opposite sides of the planet', () => {
    expect(() =>
      fit(
        [
          [0, 0],
          [180, 0],
        ],
        stage(1280, 800),
      ),
    ).toThrow(/^these points cannot be seen at once: \[0, 0\] \[180, 0\]$/);
    expect(() =>
      fit(
        [
          [0, 0],
          [120, 0],
          [-120, 0],
        ],
        stage(1280, 800),
      ),
    ).toThrow(RangeError);
  });

  it('does not weigh its points: a line of many, far from a place, is still seen', () => {
    // A railway of 400 points and Washington, some 100° of great circle from it.
    const line = Array.from({ length: 400 }, (_, i): LonLat => [125.7 + i / 65, 39 + i / 97]);
    const view = stage(390, 844);
    const at: LonLat[] = [...line, [-77.04, 38.9]];
    for (const spot of spots(at, view)) expect(spot.visible && inside(spot, freePart(view))).toBe(true);
  });

  it('does not let a coordinate’s last digit decide on another view where points lie near the planet’s edge', () => {
    const view = { width: 374, height: 400, em: 16, pad: { top: 80, right: 12, bottom: 245.12, left: 12 } };
    const zooms = Array.from({ length: 12 }, (_, i) => {
      const { center, radius } = fit(
        [
          [37.6208 + i * 1e-9, 55.7539],
          [-77.0365, 38.8977 - i * 1e-9],
        ],
        view,
      );
      return zoomAt(radius, center[1]);
    });
    expect(Math.max(...zooms) - Math.min(...zooms)).toBeLessThan(0.001);
  });

  it('holds across the antimeridian', () => {
    const spread = spots(
      [
        [170, 60],
        [-170, 60],
      ],
      stage(1280, 800),
    );
    const { x, w } = freePart(stage(1280, 800));
    expect(spread[0]!.x).toBeLessThan(spread[1]!.x);
    expect((spread[0]!.x + spread[1]!.x) / 2).toBeCloseTo(x + w / 2, 0);
  });
});
