/** Solves a view: the closest camera centre and scale at which every point is in the free part of the stage. */
import type { LonLat } from '../story/types.ts';
import { angleBetween, freeMiddle, projectorAt, radiusAt, slerp, toLonLat, toVec, zoomAt } from './planet.ts';
import type { Vec } from './planet.ts';
import type { Viewport } from './types.ts';

/** Below this the planet is a marble; a view that cannot be had at it does not exist. */
const MIN_RADIUS = 40;
/** Planet's radius in heights of the stage at which its horizon is about as far as on any stage with MIN_RADIUS. */
const TINY = 1 / 16;
const MAX_ZOOM = 11;
/** Room around the points for their dots and letters, em. */
const ROOM = { x: 2.6, y: 2.2 };

export interface Solved {
  center: LonLat;
  /** Planet's radius, CSS pixels. */
  radius: number;
}

/** Shifts the centre until the points' box stands in the middle of the free part; null if the box is too large. */
function centred(
  points: LonLat[],
  start: LonLat,
  radius: number,
  view: Viewport,
  w: number,
  h: number,
): LonLat | null {
  const [mx, my] = freeMiddle(view);
  let center = start;
  for (let turn = 0; turn < 20; turn++) {
    const p = projectorAt(center, radius, view);
    let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
    for (const at of points) {
      const { x, y, visible } = p.project(at);
      if (!visible) return null;
      x0 = Math.min(x0, x);
      x1 = Math.max(x1, x);
      y0 = Math.min(y0, y);
      y1 = Math.max(y1, y);
    }
    const [dx, dy] = [(x0 + x1) / 2 - mx, (y0 + y1) / 2 - my];
    // Near the planet's edge a pixel is many degrees: ended sooner, the last digit of a coordinate would decide on another view.
    if (Math.hypot(dx, dy) < 0.005) return x1 - x0 <= w && y1 - y0 <= h ? center : null;
    const next = p.unproject(mx + dx, my + dy);
    if (!next) return null;
    center = [next[0], Math.max(-84, Math.min(84, next[1]))];
  }
  return null;
}

/** About the middle of the smallest circle around the points: their mean would lie where most of them are. */
function middleOf(points: Vec[]): Vec {
  let middle = points[0]!;
  // Badoiu & Clarkson (2003): a step of 1 / (i + 1) towards the farthest point.
  for (let i = 1; i <= 40; i++) {
    let farthest = points[0]!;
    let most = 0;
    for (const point of points) {
      const angle = angleBetween(middle, point);
      if (angle > most) [farthest, most] = [point, angle];
    }
    middle = slerp(middle, farthest, 1 / (i + 1));
  }
  return middle;
}

/**
 * @param points what must be seen, at least one [lon, lat]
 * @param maxZoom never closer than this MapLibre zoom
 * @param globe show the planet whole, however near the points are to each other
 * @throws RangeError if the points cannot be seen at once (they are on opposite sides of the planet)
 */
export function fit(points: LonLat[], view: Viewport, maxZoom = MAX_ZOOM, globe = false): Solved {
  const start = toLonLat(middleOf(points.map(toVec)));
  const freeW = view.width - view.pad.left - view.pad.right;
  const freeH = view.height - view.pad.top - view.pad.bottom;
  const w = Math.max(freeW - 2 * ROOM.x * view.em, freeW / 2);
  const h = Math.max(freeH - 2 * ROOM.y * view.em, freeH / 2);
  let far = MIN_RADIUS;
  let near = radiusAt(Math.min(maxZoom, MAX_ZOOM), start[1]);
  // The planet's edge is seen at radius · √((eye − 1) / (eye + 1)); for these sizes that is a little under the radius.
  if (globe) near = Math.min(near, 0.5 * Math.min(freeW, freeH));
  near = Math.max(near, far);
  let best: LonLat | null = centred(points, start, near, view, w, h);
  if (best) return capped(best, near, maxZoom);
  best = centred(points, start, far, view, w, h);
  if (!best) {
    // A stage that is smaller than its card leaves room for nothing: show all that can be had, as far out as it goes.
    // From low over it less of a planet is seen: on a stage of a few pixels it must be smaller still.
    for (const radius of [far, view.height * TINY]) {
      const anyhow = centred(points, start, radius, view, Infinity, Infinity);
      if (anyhow) return capped(anyhow, radius, maxZoom);
    }
    throw new RangeError(
      `these points cannot be seen at once: ${points
        .slice(0, 4)
        .map((p) => `[${p.join(', ')}]`)
        .join(' ')}`,
    );
  }
  for (let turn = 0; turn < 26 && near / far > 1.0005; turn++) {
    const middle = Math.sqrt(near * far);
    const center = centred(points, best, middle, view, w, h);
    if (center) {
      best = center;
      far = middle;
    } else near = middle;
  }
  return capped(best, far, maxZoom);
}

const capped = (center: LonLat, radius: number, maxZoom: number): Solved => ({
  center,
  radius: zoomAt(radius, center[1]) > maxZoom ? radiusAt(maxZoom, center[1]) : radius,
});
