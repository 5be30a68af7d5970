import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  angleBetween,
  FLATTENS,
  projectorAt,
  projectorOf,
  radiusAt,
  slerp,
  toLonLat,
  toVec,
  zoomAt,
} from '../../src/scene/planet.ts';
import type { LonLat } from '../../src/story/types.ts';
import { groundAngle, stage } from './scene-support.ts';

const RAD = Math.PI / 180;
const view = stage(1280, 800);
const middle = {
  x: (view.pad.left + view.width - view.pad.right) / 2,
  y: (view.pad.top + view.height - view.pad.bottom) / 2,
};

const point = fc.tuple(
  fc.double({ min: -180, max: 180, noNaN: true }),
  fc.double({ min: -84, max: 84, noNaN: true }),
) as fc.Arbitrary<LonLat>;
/** Of the planet while it is a globe, at any latitude, CSS pixels. */
const radius = fc
  .double({ min: Math.log(40), max: Math.log(radiusAt(FLATTENS[0] - 1e-6, 0)), noNaN: true })
  .map(Math.exp);

/** The point so many radians from a centre, in the direction of a bearing in radians. */
function off([lon, lat]: LonLat, angle: number, bearing: number): LonLat {
  const sin =
    Math.sin(lat * RAD) * Math.cos(angle) + Math.cos(lat * RAD) * Math.sin(angle) * Math.cos(bearing);
  const y = Math.sin(bearing) * Math.sin(angle) * Math.cos(lat * RAD);
  return [lon + Math.atan2(y, Math.cos(angle) - Math.sin(lat * RAD) * sin) / RAD, Math.asin(sin) / RAD];
}

describe('the globe', () => {
  it('puts its centre in the middle of the free part, north up, east right', () => {
    const { project } = projectorAt([130, 42], 4000, view);
    expect(project([130, 42])).toEqual({ ...middle, visible: true });
    const [north, east] = [project([130, 43]), project([131, 42])];
    expect(north.x).toBeCloseTo(middle.x, 9);
    expect(north.y).toBeLessThan(middle.y - 60);
    expect(east.x).toBeGreaterThan(middle.x + 45);
  });

  it('has its radius of pixels to a radian at the centre, in every direction', () => {
    fc.assert(
      fc.property(point, radius, fc.double({ min: 0, max: 6.28, noNaN: true }), (center, r, bearing) => {
        const { x, y } = projectorAt(center, r, view).project(off(center, 1e-4, bearing));
        expect(Math.hypot(x - middle.x, y - middle.y) / r / 1e-4).toBeCloseTo(1, 3);
      }),
    );
  });

  it('finds a place again from its pixel', () => {
    fc.assert(
      fc.property(
        point,
        radius,
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 6.28, noNaN: true }),
        (center, r, share, bearing) => {
          const { project, unproject, eye } = projectorAt(center, r, view);
          const at = off(center, share * 0.95 * Math.acos(1 / eye), bearing);
          const { x, y, visible } = project(at);
          expect(visible).toBe(true);
          const back = unproject(x, y)!;
          // As exact as a hundredth of a pixel, whatever the scale.
          expect(groundAngle(at, back) * r).toBeLessThan(0.01);
        },
      ),
    );
  });

  it('finds a pixel again from its place, all over the stage, and nothing beside the planet', () => {
    fc.assert(
      fc.property(
        point,
        radius,
        fc.integer({ min: 0, max: 1280 }),
        fc.integer({ min: 0, max: 800 }),
        (center, r, x, y) => {
          const { project, unproject, eye } = projectorAt(center, r, view);
          const at = unproject(x, y);
          const edge = r * Math.sqrt((eye - 1) / (eye + 1));
          const out = Math.hypot(x - middle.x, y - middle.y) / edge;
          if (out < 0.999) {
            const again = project(at!);
            expect(Math.hypot(again.x - x, again.y - y)).toBeLessThan(0.01);
            expect(again.visible).toBe(true);
          } else if (out > 1.001) expect(at).toBeNull();
        },
      ),
    );
  });

  it('hides what is beyond the horizon, which is where a line from the eye touches the planet', () => {
    fc.assert(
      fc.property(point, radius, fc.double({ min: 0, max: 6.28, noNaN: true }), (center, r, bearing) => {
        const { project, eye } = projectorAt(center, r, view);
        const horizon = Math.acos(1 / eye);
        expect(project(off(center, horizon * 0.999, bearing)).visible).toBe(true);
        expect(project(off(center, horizon * 1.001, bearing)).visible).toBe(false);
        expect(project(off(center, Math.PI, bearing)).visible).toBe(false);
        const limb = project(off(center, horizon, bearing));
        expect(
          Math.hypot(limb.x - middle.x, limb.y - middle.y) / (r * Math.sqrt((eye - 1) / (eye + 1))),
        ).toBeCloseTo(1, 6);
      }),
    );
  });

  it('keeps Mercator’s local scale: zoom 0 is a planet 512 pixels around, one zoom is twice as large', () => {
    expect(radiusAt(0, 0) * 2 * Math.PI).toBeCloseTo(512, 9);
    expect(radiusAt(0, 60) / radiusAt(0, 0)).toBeCloseTo(2, 9);
    fc.assert(
      fc.property(
        fc.double({ min: -2, max: 16, noNaN: true }),
        fc.double({ min: -84, max: 84, noNaN: true }),
        (zoom, lat) => {
          expect(zoomAt(radiusAt(zoom, lat), lat)).toBeCloseTo(zoom, 9);
          expect(radiusAt(zoom + 1, lat) / radiusAt(zoom, lat)).toBeCloseTo(2, 9);
        },
      ),
    );
  });

  it('reads a camera as it is', () => {
    const camera = {
      center: [100, 50] as LonLat,
      zoom: 4,
      bearing: 0,
      pitch: 0,
      padding: { top: 0, right: 0, bottom: 0, left: 0 },
    };
    const p = projectorOf(camera, view);
    expect(p.project([100, 50])).toMatchObject({ x: 640, y: 400 });
    expect(p.radius).toBeCloseTo(radiusAt(4, 50), 9);
  });
});

describe('close up', () => {
  const zooms = fc.double({ min: FLATTENS[0], max: 16, noNaN: true });

  it('finds a pixel again from its place, all over the stage', () => {
    fc.assert(
      fc.property(
        point,
        zooms,
        fc.integer({ min: 0, max: 1280 }),
        fc.integer({ min: 0, max: 800 }),
        (center, zoom, x, y) => {
          const { project, unproject } = projectorAt(center, radiusAt(zoom, center[1]), view);
          const again = project(unproject(x, y)!);
          expect(Math.hypot(again.x - x, again.y - y)).toBeLessThan(0.01);
          expect(again.visible).toBe(true);
        },
      ),
    );
  });

  it('is Web Mercator, as maps on paper slips are: places lie where their tiles put them', () => {
    const [zoom, center] = [11, [131.9, 43.1] as LonLat];
    const { project } = projectorAt(center, radiusAt(zoom, center[1]), view);
    const world = 512 * 2 ** zoom;
    const down = (lat: number): number => (0.5 - Math.asinh(Math.tan(lat * RAD)) / (2 * Math.PI)) * world;
    const { x, y } = project([132.2, 43.3]);
    expect(x - middle.x).toBeCloseTo((0.3 / 360) * world, 4);
    expect(y - middle.y).toBeCloseTo(down(43.3) - down(43.1), 4);
  });

  it('flattens without a jump', () => {
    for (const edge of FLATTENS) {
      const at = (zoom: number): { x: number; y: number } =>
        projectorAt([131, 42], radiusAt(zoom, 42), view).project([131.6, 42.3]);
      const [before, after] = [at(edge - 1e-4), at(edge + 1e-4)];
      expect(Math.hypot(before.x - after.x, before.y - after.y)).toBeLessThan(0.2);
    }
  });

  it('knows the short way over the antimeridian', () => {
    const { project } = projectorAt([179.99, 60], radiusAt(11, 60), view);
    expect(Math.abs(project([-179.99, 60]).x - middle.x)).toBeLessThan(200);
  });
});

describe('vectors', () => {
  it('are longitude and latitude', () => {
    fc.assert(
      fc.property(point, (at) => {
        const back = toLonLat(toVec(at));
        expect(groundAngle(at, back)).toBeLessThan(1e-9);
      }),
    );
  });

  it('run along the great circle at an even pace', () => {
    fc.assert(
      fc.property(point, point, fc.double({ min: 0, max: 1, noNaN: true }), (a, b, t) => {
        const [va, vb] = [toVec(a), toVec(b)];
        const angle = angleBetween(va, vb);
        fc.pre(angle < 3.1);
        const p = slerp(va, vb, t);
        expect(Math.hypot(...p)).toBeCloseTo(1, 9);
        expect(angleBetween(va, p)).toBeCloseTo(t * angle, 7);
        expect(angleBetween(p, vb)).toBeCloseTo((1 - t) * angle, 7);
      }),
    );
  });

  it('has a way between the poles of a diameter, too', () => {
    const p = slerp(toVec([0, 0]), toVec([180, 0]), 0.5);
    expect(p.every(Number.isFinite)).toBe(true);
    expect(Math.hypot(...p)).toBeCloseTo(1, 9);
  });
});
