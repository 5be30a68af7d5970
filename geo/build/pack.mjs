/** Step 0: writes one band: winds its rings, joins shared lines, quantizes, says its size. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';
import { topology } from 'topojson-server';
import { collection, feature } from './shapes.mjs';

/** @typedef {import('./gmt.mjs').LonLat} LonLat */

const OUT = fileURLToPath(new URL('../basemap/', import.meta.url));

/**
 * @param {string} band
 * @param {Record<string, any[]>} objects name → GeoJSON features; those without any are left out
 * @param {number} quantization steps along each side of the extent
 */
export function pack(band, objects, quantization) {
  const given = Object.entries(objects).filter(([, features]) => features.length > 0);
  const t = topology(
    Object.fromEntries(
      given.map(([name, features]) => {
        const wound = features.map(wind);
        // land and box are one shape each
        return [
          name,
          wound.length === 1 && (name === 'land' || name === 'box') ? wound[0] : collection(wound),
        ];
      }),
    ),
    quantization,
  );
  const text = JSON.stringify(t) + '\n';
  const small = brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
  mkdirSync(OUT, { recursive: true });
  writeFileSync(`${OUT}${band}.topo.json`, text);
  console.log(`${band}: ${Math.round(text.length / 1e3)} kB, ${(small / 1e3).toFixed(1)} kB brotli`);
}

/** d3-geo's winding: outer rings clockwise, holes the other way (as a plane with north up sees it). @param {any} one */
function wind(one) {
  const { type, coordinates } = one.geometry;
  if (type === 'Polygon') return { ...one, geometry: { type, coordinates: coordinates.map(turned) } };
  if (type !== 'MultiPolygon') return one;
  return {
    ...one,
    geometry: { type, coordinates: coordinates.map((/** @type {LonLat[][]} */ rings) => rings.map(turned)) },
  };
}

/** @param {LonLat[]} ring @param {number} i 0 for the outer ring */
const turned = (ring, i) => (area(ring) < 0 === (i === 0) ? ring : [...ring].reverse());

/** Above 0 where the ring runs counter-clockwise. @param {LonLat[]} ring */
const area = (ring) =>
  ring.reduce((sum, [x, y], i) => {
    const [x0, y0] = ring.at(i - 1) ?? [x, y];
    return sum + (x0 * y - x * y0) / 2;
  }, 0);

/**
 * A band's extent, its edges in steps of at most 1°, so that every projection draws them alike.
 * @param {import('./gmt.mjs').Box} box
 */
export function boxOf({ w, e, s, n }) {
  /** @type {LonLat[]} */
  const ring = [];
  for (let y = s; y < n; y += 1) ring.push([w, y]);
  for (let x = w; x < e; x += 1) ring.push([x, n]);
  for (let y = n; y > s; y -= 1) ring.push([e, y]);
  for (let x = e; x > w; x -= 1) ring.push([x, s]);
  return feature('Polygon', [[...ring, ring[0]]]);
}
