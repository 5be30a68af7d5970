/** Step 0: rivers of WDBII, joined over the source's tiles, the story's rivers named. */
import { coastLines } from './gmt.mjs';
import { collection, feature, km } from './shapes.mjs';

/** @typedef {import('./gmt.mjs').LonLat} LonLat */

/**
 * Rough courses, by hand, and how far off (km) a line of the source may lie and still be that river.
 * @type {[string, number, LonLat[]][]}
 */
const COURSES = [
  [
    'tumen',
    12,
    [
      [130.7, 42.29],
      [130.65, 42.38],
      [130.57, 42.44],
      [130.53, 42.57],
      [130.43, 42.57],
      [130.24, 42.72],
      [130.24, 42.9],
      [130.0, 42.97],
      [129.87, 43.0],
      [129.76, 42.71],
      [129.72, 42.44],
      [129.5, 42.4],
      [129.3, 42.43],
      [129.2, 42.3],
      [128.95, 42.05],
      [128.3, 42.0],
    ],
  ],
  [
    'yalu',
    14,
    [
      [124.3, 39.95],
      [124.4, 40.1],
      [124.9, 40.45],
      [125.3, 40.65],
      [125.7, 40.8],
      [126.0, 40.9],
      [126.5, 41.35],
      [126.6, 41.65],
      [126.9, 41.78],
      [127.1, 41.55],
      [127.6, 41.43],
      [128.1, 41.38],
      [128.27, 41.6],
      [128.08, 41.95],
    ],
  ],
  [
    'taedong',
    15,
    [
      [125.25, 38.7],
      [125.55, 38.8],
      [125.75, 39.03],
      [125.95, 39.07],
      [125.95, 39.5],
      [126.25, 39.58],
      [126.35, 39.75],
      [126.6, 39.93],
      [126.92, 39.97],
      [126.95, 40.25],
      [127.1, 40.47],
    ],
  ],
  [
    'ussuri',
    18,
    [
      [134.75, 48.35],
      [134.6, 47.8],
      [134.1, 47.1],
      [133.95, 46.4],
      [133.5, 45.85],
      [133.45, 45.55],
      [133.5, 45.1],
      [133.95, 44.4],
      [133.85, 44.0],
    ],
  ],
  [
    'amur',
    40,
    [
      [141.1, 53.0],
      [140.3, 52.4],
      [139.0, 51.8],
      [137.2, 50.7],
      [136.3, 49.6],
      [135.1, 48.5],
      [133.2, 48.1],
      [131.0, 47.7],
      [130.5, 48.8],
      [128.6, 49.6],
      [127.5, 50.3],
      [126.9, 51.4],
      [125.8, 52.9],
      [123.6, 53.5],
      [121.4, 53.3],
    ],
  ],
];

/**
 * @param {import('./gmt.mjs').Box} box
 * @param {'f' | 'h' | 'i'} detail
 * @param {number} classes how many of GMT's classes of permanent rivers
 * @returns {any} lines with name (a key of facts, or '') and rank (1 is the greatest)
 */
export function rivers(box, detail, classes) {
  const features = [];
  for (let rank = 0; rank <= classes; rank++)
    for (const line of joined(coastLines(box, detail, `-I${rank}`)))
      features.push(feature('LineString', line, { name: nameOf(line), rank: Math.max(1, rank) }));
  return collection(features);
}

/** @param {LonLat[]} line */
function nameOf(line) {
  const found = COURSES.find(([, off, course]) =>
    line.every((p) => course.some((b, i) => i > 0 && fromSegment(p, course[i - 1], b) < off)),
  );
  return found?.[0] ?? '';
}

/** Kilometres from a segment. @param {LonLat} p @param {LonLat} a @param {LonLat} b */
function fromSegment(p, a, b) {
  const k = Math.cos((p[1] * Math.PI) / 180);
  const [ax, ay, bx, by] = [(a[0] - p[0]) * k, a[1] - p[1], (b[0] - p[0]) * k, b[1] - p[1]];
  const [dx, dy] = [bx - ax, by - ay];
  const t = Math.min(1, Math.max(0, -(ax * dx + ay * dy) / (dx * dx + dy * dy || 1)));
  return km([0, 0], [ax + t * dx, ay + t * dy]);
}

/**
 * Joins lines end to end wherever exactly two ends meet.
 * @param {LonLat[][]} lines
 * @returns {LonLat[][]}
 */
export function joined(lines) {
  /** @type {Map<string, Set<LonLat[]>>} */
  const ends = new Map();
  /** @type {Set<LonLat[]>} */
  const all = new Set();
  const key = (/** @type {LonLat | undefined} */ p) => String(p);
  const at = (/** @type {LonLat | undefined} */ p) => {
    const k = key(p);
    if (!ends.has(k)) ends.set(k, new Set());
    return /** @type {Set<LonLat[]>} */ (ends.get(k));
  };
  const put = (/** @type {LonLat[]} */ line) => (
    all.add(line),
    at(line[0]).add(line),
    at(line.at(-1)).add(line)
  );
  const take = (/** @type {LonLat[]} */ line) => (
    all.delete(line),
    at(line[0]).delete(line),
    at(line.at(-1)).delete(line)
  );
  lines.forEach(put);
  for (const [node] of [...ends]) {
    const here = [...(ends.get(node) ?? [])];
    if (here.length !== 2) continue;
    const [a, b] = here;
    take(a);
    take(b);
    const before = key(a.at(-1)) === node ? a : [...a].reverse();
    const after = key(b[0]) === node ? b : [...b].reverse();
    put([...before, ...after.slice(1)]);
  }
  return [...all];
}
