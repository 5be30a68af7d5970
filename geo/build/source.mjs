/** Step 0: GSHHG's full coast and WDBII's borders and rivers of a part of the world, corrected by hand and weighed. */
import { mendCities, mendPotomac } from './cities.mjs';
import { coastLines } from './gmt.mjs';
import { joined, rivers } from './rivers.mjs';
import { mendBorders, mendRivers } from './tumen.mjs';
import { weigh, weighAll } from './weigh.mjs';

/** @typedef {import('./gmt.mjs').LonLat} LonLat */
/** @typedef {import('./weigh.mjs').Weighed} Weighed */
/** @typedef {{ shores: Weighed[], borders: Weighed[], tails: LonLat[][], rivers: { line: Weighed, name: string, rank: number }[] }} Source */

/** The parts of the world that have finer bands than the world's. */
const EURASIA = { w: 18, e: 181, s: 13, n: 77 };
const AMERICA = { w: -82, e: -72, s: 35, n: 43 };

/** @type {Map<string, Source>} */
const read = new Map();

/** @param {'eurasia' | 'america'} part @returns {Source} read once */
export function source(part) {
  const known = read.get(part);
  if (known) return known;
  const box = part === 'eurasia' ? EURASIA : AMERICA;
  const raw = joined(coastLines(box, 'f', '-N1'));
  const { lines: borders, knots } = tiedUp(part === 'eurasia' ? joined(mendBorders(raw)) : raw);
  const found = rivers(box, 'f', 3);
  const streams = part === 'eurasia' ? mendCities(mendRivers(found)) : mendPotomac(found);
  const made = {
    shores: weighAll(coastLines(box, 'f', '-W')),
    borders: borders.map((line) => weigh(line, knots)),
    tails: tails(borders, 0.1).filter(([end]) => !knots.has(String(end))),
    rivers: streams.features.map((/** @type {any} */ { geometry, properties }) => ({
      line: weigh(geometry.coordinates),
      ...properties,
    })),
  };
  read.set(part, made);
  return made;
}

/**
 * Where three countries meet, WDBII's third border often stops a little beside the other two, or on the middle of them; and
 * some lines have gaps of a few hundred metres. Ties each loose end to the nearest point of another line within about 6 km.
 * @param {LonLat[][]} given
 * @returns {{ lines: LonLat[][], knots: Set<string> }} knots: the points where something is tied
 */
function tiedUp(given) {
  /** @type {Map<string, number>} */
  const meet = new Map();
  for (const line of given)
    for (const p of [line[0], line.at(-1)]) meet.set(String(p), (meet.get(String(p)) ?? 0) + 1);
  /** @type {LonLat[][]} */
  const ties = [];
  /** @type {Set<string>} */
  const knots = new Set();
  for (const line of given)
    for (const end of [line[0], /** @type {LonLat} */ (line.at(-1))]) {
      if (meet.get(String(end)) !== 1) continue;
      /** @type {{ p: LonLat | null, far: number }} */
      const best = { p: null, far: 0.065 };
      for (const other of given)
        if (other !== line)
          for (const p of other) {
            const far = Math.hypot(p[0] - end[0], p[1] - end[1]);
            if (far < best.far) Object.assign(best, { p, far });
          }
      if (!best.p) continue;
      knots.add(String(best.p)).add(String(end));
      // Two loose ends that face each other need one tie.
      const done = ties.some(([a, b]) => String(a) === String(best.p) && String(b) === String(end));
      if (best.far > 0 && !done) ties.push([end, best.p]);
    }
  return { lines: joined([...given, ...ties]), knots };
}

/**
 * Some borders stop just short of GSHHG's coast: each loose end is carried on, straight, so that it parts the land.
 * @param {LonLat[][]} given @param {number} by degrees
 * @returns {LonLat[][]}
 */
export function tails(given, by) {
  const ends = given.flatMap((line) => [
    [line[0], line[1]],
    [/** @type {LonLat} */ (line.at(-1)), /** @type {LonLat} */ (line.at(-2))],
  ]);
  /** @type {Map<string, number>} */
  const meet = new Map();
  for (const [end] of ends) meet.set(String(end), (meet.get(String(end)) ?? 0) + 1);
  return ends
    .filter(([end]) => meet.get(String(end)) === 1)
    .map(([[x, y], [x0, y0]]) => {
      const length = Math.hypot(x - x0, y - y0);
      return [
        [x, y],
        [x + ((x - x0) / length) * by, y + ((y - y0) / length) * by],
      ];
    });
}
