/**
 * Step 0: lines that are thinned once for all bands. Each vertex carries the tolerance below which Douglas
 * and Peucker would keep it, so what a coarse band keeps is a part of what a finer one keeps, and the
 * finer's line is nowhere farther from the coarser's than the coarser's tolerance.
 */
import { joined } from './rivers.mjs';

/** @typedef {import('./gmt.mjs').LonLat} LonLat */
/** @typedef {{ points: LonLat[], weights: Float64Array }} Weighed weights in km, infinite at the ends */

/**
 * @param {LonLat[]} points
 * @param {Set<string>} [knots] points that other lines end on: they are kept at every tolerance
 * @returns {Weighed}
 */
export function weigh(points, knots) {
  const weights = new Float64Array(points.length);
  const last = points.length - 1;
  weights[0] = weights[last] = Infinity;
  const todo = [];
  for (let i = 1, from = 0; i <= last; i++)
    if (i === last || knots?.has(String(points[i]))) {
      weights[i] = Infinity;
      todo.push([from, i, Infinity]);
      from = i;
    }
  if (todo.length === 1 && String(points[0]) === String(points[last])) {
    // A ring has no ends of its own: its first point and the one farthest from it serve.
    const far = farthest(points, 0, last);
    if (far.at > 0) {
      weights[far.at] = Infinity;
      todo.splice(0, 1, [0, far.at, Infinity], [far.at, last, Infinity]);
    }
  }
  for (let next = todo.pop(); next; next = todo.pop()) {
    const [a, b, above] = next;
    if (b - a < 2) continue;
    const { at, off } = farthest(points, a, b);
    const weight = Math.min(off, above);
    weights[at] = weight;
    todo.push([a, at, weight], [at, b, weight]);
  }
  return { points, weights };
}

/** @param {LonLat[][]} lines */
export const weighAll = (lines) => joined(lines).map((line) => weigh(line));

/**
 * The vertex between two others that lies farthest from the straight line between them.
 * @param {LonLat[]} points @param {number} a @param {number} b
 * @returns {{ at: number, off: number }} off in km
 */
function farthest(points, a, b) {
  const [ax, ay] = points[a];
  const [bx, by] = points[b];
  const k = Math.cos((((ay + by) / 2) * Math.PI) / 180);
  const dx = (bx - ax) * k;
  const dy = by - ay;
  const length = dx * dx + dy * dy;
  let at = -1;
  let most = -1;
  for (let i = a + 1; i < b; i++) {
    const px = (points[i][0] - ax) * k;
    const py = points[i][1] - ay;
    const t = length === 0 ? 0 : Math.min(1, Math.max(0, (px * dx + py * dy) / length));
    const x = px - t * dx;
    const y = py - t * dy;
    const off = x * x + y * y;
    if (off > most) [at, most] = [i, off];
  }
  return { at, off: Math.sqrt(most) * 111.195 };
}

/**
 * @param {Weighed} line
 * @param {(p: LonLat) => number} tolerance km
 * @returns {LonLat[]}
 */
export const thinned = ({ points, weights }, tolerance) =>
  points.filter((p, i) => weights[i] === Infinity || weights[i] > tolerance(p));

/** A ring's size in km²; 0 for an open line. @param {LonLat[]} ring */
export function km2(ring) {
  const [x0, y0] = ring[0];
  if (String(ring[0]) !== String(ring.at(-1))) return 0;
  const k = Math.cos((y0 * Math.PI) / 180) * 111.195 ** 2;
  let sum = 0;
  for (let i = 1; i < ring.length; i++)
    sum += (ring[i - 1][0] - x0) * (ring[i][1] - y0) - (ring[i][0] - x0) * (ring[i - 1][1] - y0);
  return Math.abs((sum / 2) * k);
}
