/** The way of the camera between two views. */
import type { LonLat } from '../story/types.ts';
import { angleBetween, slerp, toLonLat, toVec } from './planet.ts';
import type { Vec } from './planet.ts';
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

/** The point at an angle (radians) from `at`, in the direction east : north. */
function beyond(at: Vec, east: number, north: number, angle: number): Vec {
  const length = Math.hypot(east, north);
  if (length < 1e-12) return at;
  const [e, n] = axesAt(at);
  const [cos, sin] = [Math.cos(angle), Math.sin(angle) / length];
  const [a, b] = [sin * east, sin * north];
  return [
    cos * at[0] + a * e[0] + b * n[0],
    cos * at[1] + a * e[1] + b * n[1],
    cos * at[2] + a * e[2] + b * n[2],
  ];
}

/** Unit vectors to the east and the north. */
function axesAt([x, y, z]: Vec): [Vec, Vec] {
  const flat = Math.hypot(x, y) || 1;
  const east: Vec = [-y / flat, x / flat, 0];
  return [east, [-z * east[1], z * east[0], flat]];
}

const dot = (a: Vec, b: Vec): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];

/**
 * The way of the camera while the train runs: from the last view to the train, along with it, and on to the next
 * view. The train stands in both views and never leaves the picture: what shrinks and grows is its distance in pixels
 * from the middle, as it was in the view; kilometres would push it out while the scale changes or the train runs.
 * @param at where the train is at share t of the gap; it stands in the first view at 0, in the last at 1
 * @param radius planet's radius while the camera is with the train, CSS pixels
 */
export function following(
  a: Solved,
  b: Solved,
  at: (t: number) => LonLat,
  radius: number,
): (t: number) => Solved {
  /** From the train as it stands in a view to the view's middle. */
  const offset = (view: Solved, train: Vec): { east: number; north: number; px: number } => {
    const middle = toVec(view.center);
    const [east, north] = axesAt(train);
    return {
      east: dot(middle, east),
      north: dot(middle, north),
      px: angleBetween(train, middle) * view.radius,
    };
  };
  const [first, last] = [offset(a, toVec(at(0))), offset(b, toVec(at(1)))];
  return (t) => {
    if (t <= 0) return a;
    if (t >= 1) return b;
    const join = ease(between(t, 0, JOIN));
    const leave = ease(between(t, 1 - JOIN, 1));
    const r = Math.exp(
      (1 - join) * Math.log(a.radius) + (join - leave) * Math.log(radius) + leave * Math.log(b.radius),
    );
    const [from, share] = t < 0.5 ? [first, 1 - join] : [last, leave];
    const center = beyond(toVec(at(t)), from.east, from.north, (from.px * share) / r);
    return { center: toLonLat(center), radius: r };
  };
}
