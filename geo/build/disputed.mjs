/** Step 0: which borders are drawn as disputed (dashed), and those that no source has. */

/**
 * Pairs of countries, as Natural Earth names them, whose common line is disputed, all of it or north of a latitude. `*`:
 * with anybody.
 * @type {[string, string, number?][]}
 */
const PAIRS = [
  ['North Korea', 'South Korea'], // the military demarcation line
  ['India', 'Pakistan', 32.4], // in Kashmir
  ['India', 'China'],
  ['Pakistan', 'China'],
  ['Siachen Glacier', '*'],
  ['Kosovo', 'Serbia'],
  ['W. Sahara', 'Morocco'],
  ['W. Sahara', 'Algeria'],
  ['W. Sahara', 'Mauritania'],
  ['Somaliland', 'Somalia'],
  ['N. Cyprus', '*'],
  ['Israel', 'Palestine'],
  ['Israel', 'Syria'],
];

/**
 * @param {string} a @param {string} b country names
 * @returns {number | undefined} degrees: north of it their line is disputed; undefined: none of it
 */
export function disputedNorthOf(a, b) {
  const pair = PAIRS.find(
    ([x, y]) => (x === a && (y === '*' || y === b)) || (x === b && (y === '*' || y === a)),
  );
  return pair && (pair[2] ?? -90);
}

/** Parts of a country that the sources list apart: no border is drawn around them. */
export const PART_OF = /** @type {Record<string, string>} */ ({
  'Hong Kong': 'China',
  Macao: 'China',
  Baikonur: 'Kazakhstan',
  Åland: 'Finland',
  Akrotiri: 'Cyprus',
  Dhekelia: 'Cyprus',
  'Cyprus U.N. Buffer Zone': 'Cyprus',
  'USNB Guantanamo Bay': 'Cuba',
});

/**
 * The southern Kurils: one line for each side's view, drawn by hand through the straits, so that
 * neither is drawn as settled. lon, lat.
 * @type {import('./gmt.mjs').LonLat[][]}
 */
export const KURILS = [
  [
    [145.2, 44.75],
    [145.32, 44.25],
    [145.22, 43.85],
    [145.4, 43.62],
    [145.68, 43.46],
    [145.86, 43.38],
    [146.15, 43.1],
  ],
  [
    [148.65, 46.05],
    [149.05, 45.75],
    [149.35, 45.5],
    [149.6, 45.1],
  ],
];

/**
 * Crimea is drawn as part of Ukraine; the line across the isthmus of Perekop and the Syvash is dashed. The
 * coordinates follow Natural Earth 50m's line there, thinned. lon, lat.
 * @type {import('./gmt.mjs').LonLat[][]}
 */
export const CRIMEA = [
  [
    [35.002, 45.734],
    [34.947, 45.729],
    [34.8, 45.791],
    [34.788, 45.884],
    [34.688, 45.977],
    [34.523, 45.979],
    [34.451, 45.96],
    [34.354, 46.062],
    [34.224, 46.1],
    [34.126, 46.09],
    [34.026, 46.11],
    [33.806, 46.203],
    [33.716, 46.195],
    [33.655, 46.19],
    [33.6, 46.11],
  ],
];
