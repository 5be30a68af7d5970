/**
 * Step 0: first-level divisions: the inner lines of Natural Earth 10m as Debian's qgis-common ships it, without
 * those along coasts and between countries. Public domain.
 */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mesh } from 'topojson-client';
import { topology } from 'topojson-server';
import { carriedDown, cornerTied } from './cities.mjs';
import { round } from './gmt.mjs';
import { collection, run } from './shapes.mjs';
import { tails } from './source.mjs';
import { weighAll } from './weigh.mjs';

/** @typedef {import('./gmt.mjs').LonLat} LonLat */

const GPKG = '/usr/share/qgis/resources/data/world_map.gpkg';

/** Countries whose divisions are drawn. */
const SHOWN = [
  'Russia',
  'Ukraine',
  'North Korea',
  'South Korea',
  'China',
  'United States of America',
  'Belarus',
];

/** Crimea is one and, Sevastopol with it, without an inner line; its outer line is the disputed one. */
const CRIMEA = ['Crimea', 'Sevastopol'];

/** @typedef {{ lines: import('./weigh.mjs').Weighed[], tails: LonLat[][] }} Divisions */

/** @type {Map<string, Divisions> | undefined} */
let read;

/**
 * @returns {Promise<Map<string, Divisions>>} by country. Clip the lines to the country: the source's coast and borders lie beside
 * ours. For where they end short of them, tails carry loose ends on, straight, by 0.12°: those that meet nothing are not to be drawn
 */
export async function adminLines() {
  if (read) return read;
  if (!existsSync(GPKG))
    throw new Error(
      'qgis-common is not installed: apt-get install -y --no-install-recommends qgis-common gdal-bin',
    );
  const text = execFileSync(
    'ogr2ogr',
    ['-f', 'GeoJSON', '/vsistdout/', GPKG, 'states_provinces', '-select', 'name,admin'],
    {
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    },
  );
  const all = JSON.parse(text).features.filter(
    (/** @type {any} */ f) => SHOWN.includes(f.properties.admin) && f.geometry,
  );
  read = new Map();
  for (const country of SHOWN) {
    const own = all.filter(
      (/** @type {any} */ f) => f.properties.admin === country && !CRIMEA.includes(f.properties.name),
    );
    const clean = await run('-i a.json snap -clean -o out.json format=geojson precision=0.000001', {
      'a.json': collection(own),
    });
    const t = topology({ a: clean['out.json'] });
    const inner = mesh(t, /** @type {any} */ (t.objects.a), (a, b) => a !== b);
    const found = /** @type {LonLat[][]} */ (
      inner.coordinates.map((line) => line.map(([x, y]) => [round(x), round(y)]))
    );
    const lines = country === 'United States of America' ? cornerTied(carriedDown(found)) : found;
    // Where three divisions meet, a line may end on the middle of another.
    const middles = new Set(lines.flatMap((line) => line.slice(1, -1)).map(String));
    const loose = tails(lines, 0.12).filter(([end]) => !middles.has(String(end)));
    read.set(country, { lines: weighAll(lines), tails: loose });
  }
  return read;
}
