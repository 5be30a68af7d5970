/** The way of the camera between two views. */
import type { LonLat } from '../story/types.ts';
import { angleBetween, slerp, toLonLat, toVec } from './planet.ts';
import type { Solved } from './fit.ts';
import { wijk } from './wijk.ts';

/** Starts and stops softly: a reader's thumb does not, but the eye wants it. 0 … 1 → 0 … 1. */
export const ease = (t: number): number => t * t * (3 - 2 * t);

/** The share of `t` between a and b, 0 before and 1 after. */
export const between = (t: number, a: number, b: number): number =>
  Math.min(1, Math.max(0, (t - a) / (b - a)));

/**
 * The way of van Wijk & Nuij along the great circle:
 * out, over and in again. Lengths are radians of ground, so what is interpolated is the planet's scale, not
 * MapLibre's zoom number, which on a globe means another size at another latitude.
 * @param span the stage's typical length, CSS pixels
 * @returns the view at share t (0 … 1) of the way
 */
export function way(a: Solved, b: Solved, span: number): (t: number) => Solved {
  const [va, vb] = [toVec(a.center), toVec(b.center)];
  const angle = angleBetween(va, vb);
  const zoom = wijk(angle, span / a.radius, span / b.radius);
  return (t) => {
    if (t <= 0) return a;
    if (t >= 1) return b;
    const [u, w] = zoom(t);
    return { center: toLonLat(slerp(va, vb, angle < 1e-9 ? t : u / angle)), radius: span / w };
  };
}

/** How much of the gap the camera takes to reach the train, and to leave it for the next view. */
const JOIN = 0.32;

/**
 * The way of the camera while the train runs: from the last view to the train, along with it, and on to the next
 * view. The train stands in both views and never leaves the picture.
 * @param at where the train is at share t of the gap
 * @param radius planet's radius while the camera is with the train, CSS pixels
 */
export function following(
  a: Solved,
  b: Solved,
  at: (t: number) => LonLat,
  radius: number,
): (t: number) => Solved {
  const [va, vb] = [toVec(a.center), toVec(b.center)];
  return (t) => {
    if (t <= 0) return a;
    if (t >= 1) return b;
    const join = ease(between(t, 0, JOIN));
    const leave = ease(between(t, 1 - JOIN, 1));
    const train = toVec(at(t));
    const r = Math.exp(
      (1 - join) * Math.log(a.radius) + (join - leave) * Math.log(radius) + leave * Math.log(b.radius),
    );
    // What shrinks and grows is the train's distance from the centre in pixels, not in kilometres: while the scale
    // changes too, kilometres would push it out of the picture.
    const [from, share] = t < 0.5 ? [va, ((1 - join) * a.radius) / r] : [vb, (leave * b.radius) / r];
    return { center: toLonLat(slerp(train, from, Math.min(1, share))), radius: r };
  };
}
