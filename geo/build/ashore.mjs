/**
 * Step 0: a coast drawn small may cut off what stands on it. As a mapmaker would, the coarse bands push
 * the coast out, just enough to keep the possible route and its stations ashore.
 */
import { readFileSync } from 'node:fs';
import { collection, feature, inside, km, polygons, run } from './shapes.mjs';

/** @typedef {import('./gmt.mjs').LonLat} LonLat */

const ROUTE = new URL('../route.geojson', import.meta.url);

/** Every leg of the possible route, a point at least every `step` km, by country. @param {number} step */
function samples(step) {
  const legs = JSON.parse(readFileSync(ROUTE, 'utf8')).features;
  let country = 'North Korea';
  /** @type {{ country: string, at: LonLat }[]} */
  const out = [];
  for (const { id, geometry } of legs)
    geometry.coordinates.forEach((/** @type {LonLat} */ b, /** @type {number} */ i) => {
      // The bridge leg begins in Korea; its middle is the border.
      if (id === 'bridge' && i === Math.floor(geometry.coordinates.length / 2)) country = 'Russia';
      const a = geometry.coordinates[Math.max(0, i - 1)];
      const n = Math.max(1, Math.ceil(km(a, b) / step));
      for (let k = 1; k <= n; k++)
        out.push({ country, at: [a[0] + ((b[0] - a[0]) * k) / n, a[1] + ((b[1] - a[1]) * k) / n] });
    });
  return out;
}

/** @param {LonLat} at @param {number} radius km @returns {LonLat[]} an octagon */
function around([lon, lat], radius) {
  const dy = radius / 111.195;
  const dx = dy / Math.cos((lat * Math.PI) / 180);
  const ring = Array.from({ length: 8 }, (_, i) => {
    const angle = ((i + 0.5) * Math.PI) / 4;
    return /** @type {LonLat} */ ([lon + dx * Math.cos(angle), lat + dy * Math.sin(angle)]);
  });
  return [...ring, ring[0]];
}

/**
 * @param {any} countries simplified, with the property name
 * @param {number} radius km of land to have around each point of the route
 */
export async function keepAshore(countries, radius) {
  const land = polygons(
    collection(
      countries.features.filter((/** @type {any} */ f) =>
        ['North Korea', 'Russia', 'China'].includes(f.properties.name),
      ),
    ),
  ).filter(([ring]) => ring.some(([x, y]) => x > 120 && x < 140 && y > 35 && y < 50));
  const dry = (/** @type {LonLat} */ p) => land.some((rings) => inside(p, rings));
  const patches = samples(radius / 3)
    .filter(({ at }) => around(at, radius / 2).some((p) => !dry(p)))
    .map(({ country, at }) => feature('Polygon', [around(at, radius)], { name: country }));
  if (patches.length === 0) return countries;
  const out = await run(
    `-i countries.json patches.json combine-files -merge-layers force -dissolve2 fields=name -o out.json format=geojson precision=0.000001`,
    { 'countries.json': countries, 'patches.json': collection(patches) },
  );
  return out['out.json'];
}
