/**
 * Step 0: the finer bands' extents and how much of the sources' lines each keeps. All lengths in km. The band `world`
 * is made in world.mjs, from other sources.
 */
import { readFileSync } from 'node:fs';
import { km } from './shapes.mjs';

/** @typedef {import('./gmt.mjs').LonLat} LonLat */
/** @typedef {import('./gmt.mjs').Box} Box */
/**
 * @typedef {object} Band
 * @property {Box} box
 * @property {'eurasia' | 'america'} part
 * @property {(p: LonLat) => number} tolerance how far a line may stray from its source, km
 * @property {(p: LonLat) => number} island the smallest island and lake kept, km²
 * @property {(p: LonLat) => number} river the shortest river without a name, km; the greatest may be a third of it
 * @property {(p: LonLat) => boolean} admin whether to draw the divisions' lines here, other than Russia's, Ukraine's and North Korea's
 * @property {number} quantization steps across the box
 */

/** Boxes of fine bands. */
const CORRIDOR = { w: 124, e: 136, s: 38, n: 46 };
const AMUR = { w: 124, e: 142, s: 46, n: 56 };
const MOSCOW = { w: 34, e: 42, s: 53.5, n: 58 };
const DONBAS = { w: 34, e: 43, s: 45, n: 51 };

/** Degrees inside a fine band's edge where it keeps no more than the coarse one, so that their lines meet there. */
const SEAM = 0.2;
/** Degrees around the fine bands over which the coarse ones lose detail. */
const FADE = 1;

/** How far inside a box a point lies (below 0: outside), degrees. @param {LonLat} p @param {Box} box */
const depth = ([x, y], { w, e, s, n }) => Math.min(x - w, e - x, y - s, n - y);

/** Whether the possible route passes within 3 km: no band may cut the coast off under it. */
const onRoute = routeGrid(3);

/** How close to the fine bands, 1 inside to 0 from FADE on. @param {LonLat} p */
const closeness = (p) =>
  Math.max(0, ...[CORRIDOR, AMUR, MOSCOW, DONBAS].map((box) => Math.min(1, 1 + depth(p, box) / FADE)));

/** For `continent` and `west`, one rule for both: about a pixel where the finer bands take over. @param {LonLat} p */
const coarse = (p) => {
  // The tropics and the high Arctic are the story's least.
  const far = p[1] < 33 || p[1] > 68 ? 5 : 3.3;
  return onRoute(p) ? 0.1 : far - (far - 0.65) * closeness(p);
};
const coarseIsland = (/** @type {LonLat} */ p) => 300 - 292 * closeness(p);
const coarseRiver = (/** @type {LonLat} */ p) => 900 - 780 * closeness(p);

/** @param {Box} box @param {number} tolerance @param {number} island @returns {Band} */
function fine(box, tolerance, island) {
  const within = (/** @type {LonLat} */ p) => depth(p, box) > SEAM;
  return {
    box,
    part: 'eurasia',
    tolerance: (p) => (within(p) ? Math.min(tolerance, coarse(p)) : coarse(p)),
    island: (p) => (within(p) ? island : coarseIsland(p)),
    river: () => 8,
    admin: () => true,
    quantization: 60_000,
  };
}

/** @type {Record<string, Band>} */
export const BANDS = {
  continent: {
    box: { w: 60, e: 180, s: 15, n: 75 },
    part: 'eurasia',
    tolerance: coarse,
    island: coarseIsland,
    river: coarseRiver,
    admin: (p) => closeness(p) > 0,
    quantization: 100_000,
  },
  west: {
    box: { w: 20, e: 60, s: 40, n: 66 },
    part: 'eurasia',
    tolerance: coarse,
    island: coarseIsland,
    river: coarseRiver,
    admin: (p) => closeness(p) > 0,
    quantization: 30_000,
  },
  corridor: fine(CORRIDOR, 0.05, 0.008),
  amur: fine(AMUR, 0.19, 0.25),
  moscow: fine(MOSCOW, 0.1, 0.3),
  donbas: fine(DONBAS, 0.16, 0.15),
  washington: {
    box: { w: -79, e: -75, s: 37, n: 40.5 },
    part: 'america',
    tolerance: () => 0.28,
    island: () => 0.3,
    river: () => 25,
    admin: () => true,
    quantization: 20_000,
  },
};

/** @param {number} reach km @returns {(p: LonLat) => boolean} */
function routeGrid(reach) {
  const cell = 0.05;
  const key = (/** @type {number} */ x, /** @type {number} */ y) =>
    `${Math.floor(x / cell)},${Math.floor(y / cell)}`;
  /** @type {Map<string, LonLat[]>} */
  const grid = new Map();
  const legs = JSON.parse(readFileSync(new URL('../route.geojson', import.meta.url), 'utf8')).features;
  for (const { geometry } of legs)
    geometry.coordinates.forEach((/** @type {LonLat} */ b, /** @type {number} */ i) => {
      const a = geometry.coordinates[Math.max(0, i - 1)];
      const n = Math.max(1, Math.ceil(km(a, b)));
      for (let k = 1; k <= n; k++) {
        const p = /** @type {LonLat} */ ([a[0] + ((b[0] - a[0]) * k) / n, a[1] + ((b[1] - a[1]) * k) / n]);
        const here = grid.get(key(...p));
        if (here) here.push(p);
        else grid.set(key(...p), [p]);
      }
    });
  return (p) => {
    for (let i = -1; i <= 1; i++)
      for (let j = -1; j <= 1; j++)
        if (grid.get(key(p[0] + i * cell, p[1] + j * cell))?.some((q) => km(p, q) < reach)) return true;
    return false;
  };
}
