/**
 * Step 0: the Tumen's mouth, corrected by hand. The sources' river and border lie 0.5–2 km apart there, and
 * the Friendship Bridge falls beside all of them. Here the river passes under the bridge, Tumangang lies on
 * its south bank, Khasan on its north, and the three countries meet just above the bridge. Schematic,
 * within about 0.5 km; lon, lat.
 */
import { inside } from './shapes.mjs';

/** @typedef {import('./gmt.mjs').LonLat} LonLat */

/** From where WDBII is good again above the bridge to where it is good again below; 130.6413, 42.4152 is the bridge. @type {LonLat[]} */
const RIVER = [
  [130.5672, 42.443],
  [130.5705, 42.4375],
  [130.578, 42.4325],
  [130.589, 42.4292],
  [130.602, 42.427],
  [130.615, 42.4248],
  [130.627, 42.4215],
  [130.6355, 42.4186],
  [130.6413, 42.4152],
  [130.6455, 42.411],
  [130.6495, 42.4035],
  [130.6525, 42.396],
  [130.6545, 42.39],
];

/** Where Russia, China and North Korea meet. @type {LonLat} */
const MEET = [130.6355, 42.4186];

/** Russia and China, from Lake Khasan's hills to where the three meet. @type {LonLat[]} */
const RIDGE = [
  [130.5922, 42.4525],
  [130.598, 42.4455],
  [130.608, 42.4375],
  [130.619, 42.4305],
  [130.629, 42.4238],
  MEET,
];

/** Whatever the source has in here is dropped. @type {LonLat[][]} */
const PATCH = [
  [
    [130.562, 42.4435],
    [130.585, 42.453],
    [130.65, 42.453],
    [130.68, 42.42],
    [130.68, 42.384],
    [130.635, 42.384],
    [130.56, 42.415],
    [130.562, 42.4435],
  ],
];

/** The river as the border between Korea and China, and between Korea and Russia, in two lines. */
const meet = RIVER.findIndex((p) => String(p) === String(MEET));
const abroad = RIVER.slice(0, meet + 1);
const home = RIVER.slice(meet);

/** @param {LonLat[][]} lines WDBII's borders */
export const mendBorders = (lines) => [
  ...cutOut(lines),
  ...[tied(lines, abroad, 0), tied(lines, home, -1), tied(lines, RIDGE, 0)],
];

/** @param {any} rivers features of WDBII's rivers */
export function mendRivers(rivers) {
  const lines = rivers.features.map((/** @type {any} */ f) => f.geometry.coordinates);
  const mended = tied(lines, tied(lines, RIVER, 0), -1);
  const kept = rivers.features.flatMap((/** @type {any} */ f) =>
    cutOut([f.geometry.coordinates]).map((coordinates) => ({
      ...f,
      properties: { ...f.properties },
      geometry: { type: 'LineString', coordinates },
    })),
  );
  const properties = { name: 'tumen', rank: 2 };
  return {
    type: 'FeatureCollection',
    features: [
      ...kept,
      { type: 'Feature', properties, geometry: { type: 'LineString', coordinates: mended } },
    ],
  };
}

/** The parts of lines outside the patch, by their points. @param {LonLat[][]} lines @returns {LonLat[][]} */
function cutOut(lines) {
  return lines.flatMap((line) => {
    if (!line.some((p) => inside(p, PATCH))) return [line];
    /** @type {LonLat[][]} */
    const parts = [[]];
    for (const p of line)
      if (inside(p, PATCH)) parts.push([]);
      else parts.at(-1)?.push(p);
    return parts.filter((part) => part.length > 1);
  });
}

/**
 * Ties one end (0 or -1) of a hand-drawn line to the nearest end that the cut left.
 * @param {LonLat[][]} lines @param {LonLat[]} drawn @param {0 | -1} end
 */
function tied(lines, drawn, end) {
  const before = new Set(lines.flatMap((line) => [String(line[0]), String(line.at(-1))]));
  const loose = cutOut(lines)
    .flatMap((line) => [line[0], /** @type {LonLat} */ (line.at(-1))])
    .filter((p) => !before.has(String(p)));
  const from = /** @type {LonLat} */ (drawn.at(end));
  const far = (/** @type {LonLat} */ p) => Math.hypot(p[0] - from[0], p[1] - from[1]);
  const nearest = loose.sort((a, b) => far(a) - far(b))[0];
  if (!nearest || far(nearest) > 0.02)
    throw new Error(`no cut end near ${from.join(', ')} to tie the Tumen to`);
  return end === 0 ? [nearest, ...drawn] : [...drawn, nearest];
}
