/**
 * Step 0: what GMT (Debian: gmt, gmt-gshhg-full) knows of coasts, rivers and borders, as plain arrays.
 * GSHHG and WDBII, LGPL-3+.
 */
import { execFileSync } from 'node:child_process';
import { tmpdir } from 'node:os';

/** @typedef {[number, number]} LonLat degrees */
/** @typedef {{ w: number, e: number, s: number, n: number }} Box degrees */

/**
 * @param {string[]} args
 * @param {string} [input]
 * @returns {string}
 * @throws when gmt is not installed
 */
export function gmt(args, input) {
  try {
    return execFileSync('gmt', args, {
      input,
      encoding: 'utf8',
      maxBuffer: 1 << 30,
      stdio: ['pipe', 'pipe', 'ignore'],
      cwd: tmpdir(),
    });
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'ENOENT')
      throw new Error('gmt is not installed: apt-get install -y --no-install-recommends gmt gmt-gshhg-full', {
        cause: error,
      });
    throw error;
  }
}

/** @param {Box} box */
export const region = ({ w, e, s, n }) => `-R${w}/${e}/${s}/${n}`;

/**
 * Lines of GMT's coast data inside a box.
 * @param {Box} box
 * @param {'f' | 'h' | 'i' | 'l'} detail full (about 100 m), high (200 m), intermediate (1 km), low (5 km)
 * @param {string} what -W (coast and lake shores), -I1 … (rivers by class), -N1 (borders)
 * @returns {LonLat[][]}
 */
export function coastLines(box, detail, what) {
  return segments(gmt(['coast', region(box), `-D${detail}`, what, '-M']), box);
}

/** @param {string} text GMT's multi-segment text @param {Box} box so that a line over the antimeridian runs on past 180 @returns {LonLat[][]} */
function segments(text, box) {
  const near = (/** @type {number} */ lon) =>
    lon > box.e + 1 ? lon - 360 : lon < box.w - 1 ? lon + 360 : lon;
  /** @type {LonLat[][]} */
  const out = [];
  for (const line of text.split('\n')) {
    if (line === '' || line[0] === '#') continue;
    if (line[0] === '>') out.push([]);
    else {
      const [lon, lat] = line.trim().split(/\s+/).map(Number);
      const p = /** @type {LonLat} */ ([round(near(lon)), round(lat)]);
      const points = out.at(-1);
      // Where two tiles of the source meet, GMT repeats a point.
      if (points && String(points.at(-1)) !== String(p)) points.push(p);
    }
  }
  // WDBII has some lines twice.
  const seen = new Set();
  return out.filter((points) => {
    const key = [points[0], points.at(-1), points[points.length >> 1], points.length].join();
    return points.length > 1 && !seen.has(key) && seen.add(key);
  });
}

/**
 * What GSHHG has at each point: 's' sea, 'l' land, 'w' lake (islands in lakes are land).
 * @param {Box} box
 * @param {'f' | 'h' | 'i'} detail
 * @param {LonLat[]} points
 * @returns {('s' | 'l' | 'w')[]}
 */
export function wetOrDry(box, detail, points) {
  const input = points.map(([lon, lat], i) => `${lon} ${lat} ${i}`).join('\n') + '\n';
  /** @param {string} keep */
  const kept = (keep) => {
    const text = gmt(['select', region(box), `-D${detail}`, `-N${keep}`], input);
    return new Set(
      text
        .trim()
        .split('\n')
        .filter(Boolean)
        .map((row) => Number(row.trim().split(/\s+/)[2])),
    );
  };
  // s skips, k keeps: ocean / land / lake / island in lake / pond on it
  const sea = kept('k/s/s/s/s');
  const lake = kept('s/s/k/s/k');
  return points.map((_, i) => (sea.has(i) ? 's' : lake.has(i) ? 'w' : 'l'));
}

/** @param {number} x */
export const round = (x) => Math.round(x * 1e6) / 1e6;
