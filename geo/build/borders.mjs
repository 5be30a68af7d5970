/** Step 0: from simplified countries to land, the story's two countries and the lines between countries. */
import { merge, mesh } from 'topojson-client';
import { topology } from 'topojson-server';
import { disputedNorthOf } from './disputed.mjs';
import { feature } from './shapes.mjs';

/** @typedef {import('./gmt.mjs').LonLat} LonLat */

/** The countries that get the warmer tint. */
const STORY = /** @type {Record<string, string>} */ ({ 'North Korea': 'kp', Russia: 'ru' });

/**
 * @param {any} countries features with the property name; neighbours share their points
 * @returns {{ land: any, story: any[], settled: any, disputed: any }} GeoJSON features
 */
export function fromCountries(countries) {
  const t = topology({ countries });
  const all = /** @type {any} */ (t.objects.countries);
  /** @type {Map<number | undefined, any>} lines by the latitude north of which they are disputed */
  const groups = new Map();
  mesh(t, all, (a, b) => {
    const [x, y] = [a, b].map((g) => /** @type {any} */ (g).properties.name);
    if (x !== y) groups.set(disputedNorthOf(x, y), true);
    return false;
  });
  /** @type {LonLat[][]} */
  const settled = [];
  /** @type {LonLat[][]} */
  const disputed = [];
  for (const north of groups.keys()) {
    const own = mesh(t, all, (a, b) => {
      const [x, y] = [a, b].map((g) => /** @type {any} */ (g).properties.name);
      return x !== y && disputedNorthOf(x, y) === north;
    });
    for (const line of /** @type {LonLat[][]} */ (own.coordinates))
      split(line, north ?? 90, settled, disputed);
  }
  return {
    land: feature('MultiPolygon', merge(t, all.geometries).coordinates),
    story: Object.entries(STORY).map(([name, iso]) => {
      const own = all.geometries.filter((/** @type {any} */ g) => g.properties.name === name);
      return feature('MultiPolygon', merge(t, own).coordinates, { iso });
    }),
    settled: feature('MultiLineString', settled, { disputed: false }),
    disputed: feature('MultiLineString', disputed, { disputed: true }),
  };
}

/**
 * Cuts a line at its own points into what lies south and north of a latitude.
 * @param {LonLat[]} line @param {number} latitude @param {LonLat[][]} south @param {LonLat[][]} north
 */
function split(line, latitude, south, north) {
  let start = 0;
  for (let i = 1; i < line.length; i++) {
    const here = line[i][1] > latitude;
    const next = i + 1 < line.length ? line[i + 1][1] > latitude : undefined;
    if (here === next) continue;
    (here ? north : south).push(line.slice(start, i + 1));
    start = i;
  }
}
