import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isInView } from '../../src/scene/in-view.ts';
import { projectorOf } from '../../src/scene/planet.ts';
import type { Camera } from '../../src/scene/types.ts';
import type { LonLat } from '../../src/story/types.ts';
import { realStory, stage } from './scene-support.ts';

const view = stage(1280, 800);
const over = (center: LonLat, zoom: number): Camera => ({
  center,
  zoom,
  bearing: 0,
  pitch: 0,
  padding: view.pad,
});
const { coordinates } = realStory().route;

it('a line through the view is in it, though both its ends are out of it', () => {
  expect(
    isInView(
      [
        [37, 55],
        [38, 56],
      ],
      over([37.5, 55.5], 9),
      view,
    ),
  ).toBe(true);
});

it('a line beside the view is not in it, though its box is', () => {
  expect(
    isInView(
      [
        [37, 55],
        [38, 56],
      ],
      over([37.9, 55.1], 9),
      view,
    ),
  ).toBe(false);
});

it('a line on the other side of the planet is not in view', () => {
  expect(
    isInView(
      [
        [-60, -40],
        [-61, -41],
      ],
      over([120, 40], 1),
      view,
    ),
  ).toBe(false);
});

it('what the card covers does not count', () => {
  const camera = over([37.5, 55.5], 9);
  const { unproject } = projectorOf(camera, view);
  const under = [unproject(100, 300)!, unproject(200, 400)!];
  expect(isInView(under, camera, view)).toBe(false);
  expect(isInView([...under, unproject(view.width - 200, 400)!], camera, view)).toBe(true);
});

it('over the route, near or far, some of the route is in view, and never misses a point that is', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: coordinates.length - 1 }),
      fc.double({ min: 1, max: 14, noNaN: true }),
      fc.double({ min: -0.2, max: 0.2, noNaN: true }),
      (i, zoom, off) => {
        const [lon, lat] = coordinates[i]!;
        const camera = over([lon + off, lat - off], zoom);
        const { project } = projectorOf(camera, view);
        const { top, right, bottom, left } = view.pad;
        const seen = coordinates.some((at) => {
          const { x, y, visible } = project(at);
          return visible && x >= left && x <= view.width - right && y >= top && y <= view.height - bottom;
        });
        if (seen) expect(isInView(coordinates, camera, view)).toBe(true);
        if (Math.abs(off) < 1e-3 && zoom < 8) expect(isInView(coordinates, camera, view)).toBe(true);
      },
    ),
  );
});
