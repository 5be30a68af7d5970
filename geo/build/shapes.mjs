/** Small helpers for GeoJSON and for running mapshaper in memory. */
import mapshaper from 'mapshaper';

/** @typedef {import('./gmt.mjs').LonLat} LonLat */

/** @param {string} type @param {any} coordinates @param {object} [properties] */
export const feature = (type, coordinates, properties = {}) => ({
  type: 'Feature',
  properties,
  geometry: { type, coordinates },
});

/** @param {any[]} features */
export const collection = (features) => ({ type: 'FeatureCollection', features });

/** @param {LonLat[][]} lines @param {object} [properties] */
export const lines = (lines, properties) =>
  collection(lines.map((line) => feature('LineString', line, properties)));

/**
 * Runs mapshaper on named GeoJSON inputs.
 * @param {string} commands
 * @param {Record<string, any>} inputs file name → GeoJSON
 * @returns {Promise<Record<string, any>>} file name → GeoJSON
 */
export async function run(commands, inputs) {
  const files = Object.fromEntries(
    Object.entries(inputs).map(([name, value]) => [name, JSON.stringify(value)]),
  );
  const out = await mapshaper.applyCommands(commands.replace(/\s+/g, ' '), files);
  return Object.fromEntries(
    Object.entries(out).map(([name, text]) => {
      const value = JSON.parse(String(text));
      return [
        name,
        value.type === 'GeometryCollection'
          ? collection(
              value.geometries.map((/** @type {any} */ g) => ({
                type: 'Feature',
                properties: {},
                geometry: g,
              })),
            )
          : value,
      ];
    }),
  );
}

/** All polygons of a Feature or a FeatureCollection. @param {any} shape @returns {LonLat[][][]} */
export function polygons(shape) {
  if (!shape) return [];
  if (shape.type === 'FeatureCollection') return shape.features.flatMap(polygons);
  if (shape.type === 'Feature') return polygons(shape.geometry);
  if (shape.type === 'Polygon') return [shape.coordinates];
  return shape.type === 'MultiPolygon' ? shape.coordinates : [];
}

/** All lines of a Feature or a FeatureCollection. @param {any} shape @returns {LonLat[][]} */
export function lineStrings(shape) {
  if (!shape) return [];
  if (shape.type === 'FeatureCollection') return shape.features.flatMap(lineStrings);
  if (shape.type === 'Feature') return lineStrings(shape.geometry);
  if (shape.type === 'LineString') return [shape.coordinates];
  return shape.type === 'MultiLineString' ? shape.coordinates : [];
}

/** Planar, for small shapes. @param {LonLat} p @param {LonLat[][]} polygon rings, holes included */
export function inside([x, y], polygon) {
  let odd = false;
  for (const ring of polygon)
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
      const [xi, yi] = ring[i];
      const [xj, yj] = ring[j];
      if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) odd = !odd;
    }
  return odd;
}

/** Kilometres, flat earth around the first point: good enough below a few hundred km. @param {LonLat} a @param {LonLat} b */
export function km(a, b) {
  const dx = (b[0] - a[0]) * Math.cos((((a[1] + b[1]) / 2) * Math.PI) / 180);
  return Math.hypot(dx, b[1] - a[1]) * 111.195;
}
