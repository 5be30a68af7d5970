/** Step 0: what lies between shores, borders and a box's edge: which of it is wet, and which country it is. */
import { wetOrDry } from './gmt.mjs';
import { countries10m, countries50m } from './natural-earth.mjs';
import { boxOf } from './pack.mjs';
import { collection, inside, lines, polygons, run } from './shapes.mjs';

/** @typedef {import('./gmt.mjs').LonLat} LonLat */
/** @typedef {import('./gmt.mjs').Box} Box */
/** @typedef {{ name: string, box: Box, rings: LonLat[][] }} Part */

/** Points by which a face is judged: one alone may lie in a pond that the band leaves out. */
const SAMPLES = 9;
/** Degrees. */
const EDGE = 0.03;
/** Natural Earth 10m has Crimea in Russia: in here 50m as the United Nations see it is asked. */
const CRIMEA = { w: 32, e: 36.65, s: 44, n: 46.25 };

/**
 * @param {Box} box @param {LonLat[][]} shores @param {LonLat[][]} borders
 * @returns {Promise<any[]>} polygons with kind ('s' sea, 'l' land, 'w' lake) and name (the country, '' on the high seas)
 */
export async function facesOf(box, shores, borders) {
  const out = await run(
    // A little beyond the box, so that every line crosses its edge: one that just touched it might miss.
    `-i shores.json borders.json box.json combine-files snap -clip bbox=${[box.w - EDGE, box.s - EDGE, box.e + EDGE, box.n + EDGE]} target=shores,borders
     -lines target=box -merge-layers target=shores,borders,box force name=net -polygons target=net gap-tolerance=0.0003
     -each 'x=this.innerX, y=this.innerY' -filter 'x>${box.w} && x<${box.e} && y>${box.s} && y<${box.n}' -o faces.json format=geojson precision=0.000001`,
    { 'shores.json': lines(shores), 'borders.json': lines(borders), 'box.json': collection([boxOf(box)]) },
  );
  // Where thinned lines fold back on themselves, a face may have no area.
  const faces = out['faces.json'].features.filter((/** @type {any} */ face) => face.geometry);
  const points = faces.map(samples);
  const kinds = wetOrDry(box, 'f', points.flat());
  let next = 0;
  return faces.map((/** @type {any} */ face, /** @type {number} */ i) => {
    const own = kinds.slice(next, (next += points[i].length));
    const kind = /** @type {const} */ (['l', 's', 'w']).reduce((a, b) =>
      own.filter((k) => k === b).length > own.filter((k) => k === a).length ? b : a,
    );
    const name = kind === 'l' ? countryOf(points[i][0], true) : kind === 'w' ? lakeOf(points[i]) : '';
    return { ...face, properties: { kind, name } };
  });
}

/**
 * The country of a lake or of its part on one side of a border. A lake that no border of the source cuts though it lies in two (the
 * Aral Sea) is nobody's: its shore in the one would be drawn as the border of the other.
 * @param {LonLat[]} points
 */
function lakeOf(points) {
  const names = points.map((p) => countryOf(p, false)).filter(Boolean);
  return names.filter((name) => name === names[0]).length >= 0.8 * names.length ? (names[0] ?? '') : '';
}

/** Points inside a face: mapshaper's innermost, and some anywhere. @param {any} face @returns {LonLat[]} */
function samples(face) {
  const [rings] = polygons(face);
  const { x, y } = face.properties;
  /** @type {LonLat[]} */
  const out = [[x, y]];
  const { w, e, s, n } = extent(rings[0]);
  for (let i = 1; i < 60 && out.length < SAMPLES; i++) {
    // Halton's points: spread evenly, the same at every run.
    const p = /** @type {LonLat} */ ([w + (e - w) * halton(i, 2), s + (n - s) * halton(i, 3)]);
    if (inside(p, rings)) out.push(p);
  }
  return out;
}

/** @param {number} i @param {number} base */
function halton(i, base) {
  let out = 0;
  for (let f = 1 / base; i > 0; i = Math.floor(i / base), f /= base) out += f * (i % base);
  return out;
}

/** @param {LonLat[]} ring @returns {Box} */
function extent(ring) {
  const box = { w: 180, e: -180, s: 90, n: -90 };
  for (const [x, y] of ring) {
    box.w = Math.min(box.w, x);
    box.e = Math.max(box.e, x);
    box.s = Math.min(box.s, y);
    box.n = Math.max(box.n, y);
  }
  return box;
}

/** @param {any} countries @returns {Part[]} */
const parts = (countries) =>
  countries.features.flatMap((/** @type {any} */ f) =>
    polygons(f).map((rings) => ({ name: f.properties.name, box: extent(rings[0]), rings })),
  );
const exact = parts(countries10m());
const united = parts(countries50m());
const holds = (/** @type {Box} */ { w, e, s, n }, /** @type {LonLat} */ [x, y], by = 0) =>
  x >= w - by && x <= e + by && y >= s - by && y <= n + by;

/** The country that a point lies in; else, if asked, the nearest within 2°. @param {LonLat} p @param {boolean} orNear */
function countryOf(p, orNear) {
  const all = holds(CRIMEA, p) ? united : exact;
  const here = all.find(({ box, rings }) => holds(box, p) && inside(p, rings));
  if (here || !orNear) return here?.name ?? '';
  let best = ['', Infinity];
  for (const { name, box, rings } of all)
    if (holds(box, p, 2))
      for (const q of rings[0]) {
        const far = Math.hypot((q[0] - p[0]) * Math.cos((p[1] * Math.PI) / 180), q[1] - p[1]);
        if (far < best[1]) best = [name, far];
      }
  return best[0];
}
