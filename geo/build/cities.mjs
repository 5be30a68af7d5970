/** Step 0: three rivers through three cities, by hand where WDBII is off by more than a close-up bears, or ends. lon, lat. */
import { km } from './shapes.mjs';

/** @typedef {import('./gmt.mjs').LonLat} LonLat */

/** The Moskva in Moscow, downstream, from the Shelepikha bend to Nagatino; within about 0.2 km to Novospassky
 * Bridge, 0.6 km below. @type {LonLat[]} */
const MOSKVA = [
  [37.5215, 55.7573],
  [37.535, 55.75],
  [37.545, 55.7466],
  [37.5535, 55.7505],
  [37.566, 55.7535],
  [37.5735, 55.7522],
  [37.5775, 55.7463],
  [37.5705, 55.7415],
  [37.562, 55.7345],
  [37.5525, 55.7265],
  [37.5445, 55.7185],
  [37.544, 55.7135],
  [37.5505, 55.7105],
  [37.5595, 55.7102],
  [37.573, 55.7137],
  [37.58, 55.7185],
  [37.5865, 55.7225],
  [37.5925, 55.727],
  [37.599, 55.7337],
  [37.606, 55.7395],
  [37.6085, 55.7437],
  [37.6128, 55.7482],
  [37.6175, 55.7487],
  [37.625, 55.7475],
  [37.6305, 55.7485],
  [37.6385, 55.7478],
  [37.6425, 55.7462],
  [37.6475, 55.7405],
  [37.6505, 55.7348],
  [37.6535, 55.73],
  [37.6565, 55.7255],
  [37.655, 55.7185],
  [37.648, 55.7105],
  [37.639, 55.7045],
  [37.631, 55.698],
  [37.6285, 55.6905],
  [37.637, 55.685],
  [37.655, 55.682],
];

/** The Taedong in Pyongyang, downstream, from above Rungra to below Yanggak; within about 0.3 km. @type {LonLat[]} */
const TAEDONG = [
  [125.803, 39.043],
  [125.795, 39.052],
  [125.786, 39.0565],
  [125.778, 39.053],
  [125.772, 39.046],
  [125.7665, 39.036],
  [125.762, 39.027],
  [125.7585, 39.0185],
  [125.7555, 39.0115],
  [125.7525, 39.0065],
  [125.7485, 39.001],
  [125.743, 38.9955],
  [125.736, 38.9895],
];

/**
 * The Potomac from Georgetown, where WDBII ends, to where GSHHG's bay begins; within about 1 km. It is the line between
 * the District, Maryland and Virginia too.
 * @type {LonLat[]}
 */
const POTOMAC = [
  [-77.064, 38.897],
  [-77.056, 38.887],
  [-77.044, 38.876],
  [-77.031, 38.863],
  [-77.024, 38.852],
  [-77.028, 38.838],
  [-77.034, 38.822],
  [-77.038, 38.806],
  [-77.037, 38.792],
  [-77.036, 38.775],
  [-77.037, 38.752],
  [-77.034, 38.73],
  [-77.04, 38.713],
  [-77.06, 38.706],
  [-77.086, 38.704],
  [-77.107, 38.696],
  [-77.126, 38.678],
  [-77.134, 38.656],
  [-77.15, 38.637],
  [-77.175, 38.62],
  [-77.205, 38.606],
];

/** Lines that end within 5 km above the hand-drawn Potomac, carried on by it. @param {LonLat[][]} lines @throws when there is none */
export function carriedDown(lines) {
  const starts = lines
    .flatMap((line) => [line[0], /** @type {LonLat} */ (line.at(-1))])
    .sort((a, b) => km(a, POTOMAC[0]) - km(b, POTOMAC[0]));
  if (!starts[0] || km(starts[0], POTOMAC[0]) > 5) throw new Error('no line ends at Georgetown');
  return [...lines, [starts[0], ...POTOMAC]];
}

/**
 * The District's southern corner, tied to the Potomac.
 * @param {LonLat[][]} lines the divisions' @returns {LonLat[][]}
 */
export function cornerTied(lines) {
  const foot = POTOMAC[8];
  const corner = lines
    .flatMap((line) => [line[0], /** @type {LonLat} */ (line.at(-1))])
    .find((p) => km(p, foot) < 3 && String(p) !== String(foot));
  return corner ? [...lines, [corner, foot]] : lines;
}

/**
 * The same rivers with the stretches that were drawn by hand in place of the source's.
 * @param {any} rivers features of lines, with name
 * @throws when a river of the source does not pass by both ends of its stretch
 */
export function mendCities(rivers) {
  const spliced = (/** @type {string} */ name, /** @type {LonLat[]} */ drawn) => {
    const own = rivers.features.filter((/** @type {any} */ f) => f.properties.name === name);
    const found = own
      .map((/** @type {any} */ f) => ({ f, ...between(f.geometry.coordinates, drawn) }))
      .sort((/** @type {any} */ a, /** @type {any} */ b) => a.off - b.off)[0];
    if (!found || found.off > 8)
      throw new Error(`no line of the source near the ends of the ${name} in its city`);
    const line = found.f.geometry.coordinates;
    const [a, b] = [found.first, found.last];
    found.f.geometry.coordinates =
      a < b
        ? [...line.slice(0, a), ...drawn, ...line.slice(b + 1)]
        : [...line.slice(0, b), ...[...drawn].reverse(), ...line.slice(a + 1)];
  };
  spliced('moskva', MOSKVA);
  spliced('taedong', TAEDONG);
  return rivers;
}

/** @param {any} rivers features of America's lines */
export function mendPotomac(rivers) {
  const lines = rivers.features.map((/** @type {any} */ f) => f.geometry.coordinates);
  const drawn = carriedDown(lines).at(-1);
  const properties = { name: '', rank: 1 };
  rivers.features.push({ type: 'Feature', properties, geometry: { type: 'LineString', coordinates: drawn } });
  return rivers;
}

/** Where a line comes nearest to both ends of another. @param {LonLat[]} line @param {LonLat[]} drawn */
function between(line, drawn) {
  const nearest = (/** @type {LonLat} */ p) =>
    line.reduce((best, q, i) => (km(p, q) < km(p, line[best]) ? i : best), 0);
  const [first, last] = [nearest(drawn[0]), nearest(/** @type {LonLat} */ (drawn.at(-1)))];
  const off = km(line[first], drawn[0]) + km(line[last], /** @type {LonLat} */ (drawn.at(-1)));
  return { first, last, off };
}
