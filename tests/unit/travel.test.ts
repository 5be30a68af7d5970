import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Solved } from '../../src/scene/fit.ts';
import { between, ease, following, way } from '../../src/scene/travel.ts';
import type { LonLat } from '../../src/story/types.ts';
import { groundAngle } from './scene-support.ts';

const SPAN = 800;
const solved = fc
  .tuple(
    fc.double({ min: -180, max: 180, noNaN: true }),
    fc.double({ min: -80, max: 80, noNaN: true }),
    fc.double({ min: Math.log(100), max: Math.log(2e5), noNaN: true }),
  )
  .map(([lon, lat, r]): Solved => ({ center: [lon, lat], radius: Math.exp(r) }));
const share = fc.double({ min: 0, max: 1, noNaN: true });
/** Neither almost in one place (that has its own test) nor on opposite sides of the planet. */
const apart = (a: Solved, b: Solved): number => {
  const angle = groundAngle(a.center, b.center);
  fc.pre(angle > 0.02 && angle < 3.1);
  return angle;
};

/**
 * What the eye makes of a step, by van Wijk & Nuij's measure with ρ = √2: ds² = (ρ du / w)² + (dw / (ρ w))², the
 * hyperbolic plane's, in which the length between two views is known in closed form.
 */
function perceived(a: Solved, b: Solved): number {
  const [wa, wb] = [SPAN / a.radius, SPAN / b.radius];
  const du = 2 * groundAngle(a.center, b.center);
  return 2 * Math.asinh(Math.hypot(du, wb - wa) / (2 * Math.sqrt(wa * wb))) * Math.SQRT1_2;
}

describe('the way between two views', () => {
  it('begins and ends exactly, and beyond its ends stays there', () => {
    fc.assert(
      fc.property(solved, solved, (a, b) => {
        const at = way(a, b, SPAN);
        for (const t of [0, -1, -Infinity]) expect(at(t)).toEqual(a);
        for (const t of [1, 2, Infinity]) expect(at(t)).toEqual(b);
      }),
    );
  });

  it('runs into its ends without a jump', () => {
    fc.assert(
      fc.property(solved, solved, (a, b) => {
        apart(a, b);
        const at = way(a, b, SPAN);
        const whole = perceived(a, b);
        expect(perceived(a, at(1e-6))).toBeLessThan(1e-5 * whole + 1e-6);
        expect(perceived(at(1 - 1e-6), b)).toBeLessThan(1e-5 * whole + 1e-6);
      }),
    );
  });

  it('keeps to the great circle', () => {
    fc.assert(
      fc.property(solved, solved, share, (a, b, t) => {
        const angle = apart(a, b);
        const { center } = way(a, b, SPAN)(t);
        expect(groundAngle(a.center, center) + groundAngle(center, b.center)).toBeCloseTo(angle, 6);
      }),
    );
  });

  it('is at unit speed: equal shares are equal to the eye, and together the shortest there is', () => {
    fc.assert(
      fc.property(solved, solved, (a, b) => {
        apart(a, b);
        const at = way(a, b, SPAN);
        const step = perceived(a, b) / 40;
        for (let i = 0; i < 40; i++) expect(perceived(at(i / 40), at((i + 1) / 40)) / step).toBeCloseTo(1, 3);
      }),
      { numRuns: 50 },
    );
  });

  it('is the same way back', () => {
    fc.assert(
      fc.property(solved, solved, share, (a, b, t) => {
        apart(a, b);
        const [there, back] = [way(a, b, SPAN)(t), way(b, a, SPAN)(1 - t)];
        expect(groundAngle(there.center, back.center) * there.radius).toBeLessThan(0.05);
        expect(there.radius / back.radius).toBeCloseTo(1, 4);
      }),
    );
  });

  it('only changes its scale between views of one centre', () => {
    fc.assert(
      fc.property(solved, solved, share, ({ center, radius }, { radius: other }, t) => {
        const now = way({ center, radius }, { center, radius: other }, SPAN)(t);
        expect(groundAngle(center, now.center)).toBeLessThan(1e-9);
        expect(Math.log(now.radius)).toBeCloseTo(Math.log(radius) + t * Math.log(other / radius), 6);
      }),
    );
  });

  it('goes far out between far close-ups, and not at all out between near ones', () => {
    const close = (center: LonLat): Solved => ({ center, radius: 20_000 });
    expect(way(close([37.6, 55.8]), close([125.7, 39]), SPAN)(0.5).radius).toBeLessThan(1_000);
    expect(way(close([125.7, 39]), close([125.8, 39]), SPAN)(0.5).radius).toBeGreaterThan(19_900);
  });

  // A globe that stands over the place of a close-up, some metres off: two views of one story may well be so.
  it('stands firm between a near and a far view of almost one place, in and out', () => {
    const angles = fc.double({ min: Math.log(1e-9), max: Math.log(1e-2), noNaN: true }).map(Math.exp);
    const close = fc
      .double({ min: 4, max: 12, noNaN: true })
      .map((zoom) => (512 * 2 ** zoom) / (2 * Math.PI));
    fc.assert(
      fc.property(angles, close, fc.boolean(), (angle, radius, out) => {
        const near: Solved = { center: [130, 0], radius };
        const far: Solved = { center: [130 + (angle * 180) / Math.PI, 0], radius: 300 };
        const [a, b] = out ? [near, far] : [far, near];
        const at = way(a, b, SPAN);
        const step = perceived(a, b) / 20;
        for (let i = 0; i < 20; i++) {
          const length = perceived(at(i / 20), at((i + 1) / 20));
          expect(
            Number.isFinite(length),
            `step ${i} from radius ${a.radius} to ${b.radius}, ${angle} rad apart`,
          ).toBe(true);
          expect(length / step).toBeCloseTo(1, 1);
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('with the train', () => {
  const a: Solved = { center: [126, 39.5], radius: 30_000 };
  const b: Solved = { center: [128.5, 41], radius: 40_000 };
  const train = (t: number): LonLat => [125.8 + 3.5 * t, 39 + 2.8 * t];
  const at = following(a, b, train, 60_000);

  it('begins and ends with the views', () => {
    for (const t of [-1, 0]) expect(at(t)).toEqual(a);
    for (const t of [1, 2]) expect(at(t)).toEqual(b);
  });

  it('stands over the train in the middle, at the scale asked for', () => {
    for (const t of [0.35, 0.5, 0.65]) {
      expect(groundAngle(at(t).center, train(t))).toBeLessThan(1e-9);
      expect(at(t).radius).toBeCloseTo(60_000, 4);
    }
  });

  it('keeps the train as near to the middle as the views have it, however far it runs meanwhile', () => {
    const near = (view: Solved, t: number): number => groundAngle(view.center, train(t)) * view.radius;
    for (const radius of [3_000, 60_000, 400_000]) {
      // A close view of the departure: while the camera leaves it, the train runs many screens far.
      const from: Solved = { center: [125.81, 39.01], radius: 900_000 };
      const way = following(from, b, train, radius);
      for (let i = 1; i < 200; i++) {
        const t = i / 200;
        expect(near(way(t), t)).toBeLessThanOrEqual((t < 0.5 ? near(from, 0) : near(b, 1)) + 1e-6);
      }
    }
  });

  it('keeps it on the same side of the middle', () => {
    const way = following(a, b, train, 60_000);
    const side = ({ center }: Solved, t: number): boolean[] => [
      center[0] > train(t)[0],
      center[1] > train(t)[1],
    ];
    for (const t of [0.01, 0.1, 0.25]) expect(side(way(t), t)).toEqual(side(a, 0));
    for (const t of [0.75, 0.9, 0.99]) expect(side(way(t), t)).toEqual(side(b, 1));
  });

  it('follows a train that stands in the middle of a view', () => {
    const way = following({ center: train(0), radius: 30_000 }, b, train, 60_000);
    expect(groundAngle(way(0.2).center, train(0.2))).toBeLessThan(1e-9);
  });

  it('is continuous', () => {
    for (let i = 0; i < 1000; i++) {
      const [now, next] = [at(i / 1000), at((i + 1) / 1000)];
      expect(groundAngle(now.center, next.center) * next.radius).toBeLessThan(15);
      expect(Math.abs(Math.log(next.radius / now.radius))).toBeLessThan(0.01);
    }
  });
});

describe('shares of time', () => {
  it('ease from nothing to all, softly at both ends', () => {
    expect([ease(0), ease(0.5), ease(1)]).toEqual([0, 0.5, 1]);
    expect(ease(0.01)).toBeLessThan(0.001);
    expect(1 - ease(0.99)).toBeLessThan(0.001);
    fc.assert(
      fc.property(share, (t) => {
        expect(ease(t) + ease(1 - t)).toBeCloseTo(1, 9);
      }),
    );
  });

  it('are nothing before and all after', () => {
    expect([0, 0.2, 0.3, 0.4, 1].map((t) => between(t, 0.2, 0.4))).toEqual([
      0,
      0,
      expect.closeTo(0.5, 9),
      1,
      1,
    ]);
  });
});
