/** Step 0: rivers of WDBII, joined over the source's tiles, the story's rivers named. */
import { COURSES } from './courses.mjs';
import { coastLines } from './gmt.mjs';
import { collection, feature, km } from './shapes.mjs';

/** @typedef {import('./gmt.mjs').LonLat} LonLat */

/** The share of a line that must lie along a river's course to be that river. */
const MOST = 0.85;

/**
 * @param {import('./gmt.mjs').Box} box
 * @param {'f' | 'h' | 'i'} detail
 * @param {number} classes how many of GMT's classes of permanent rivers
 * @returns {any} lines with name (a key of facts, or '') and rank (1 is the greatest)
 */
export function rivers(box, detail, classes) {
  const features = [];
  for (let rank = 0; rank <= classes; rank++)
    for (const line of joined(coastLines(box, detail, `-I${rank}`)).filter(flows))
      for (const { name, points } of named(line))
        features.push(feature('LineString', points, { name, rank: Math.max(1, rank) }));
  return collection(features);
}

/** WDBII has the Arctic Circle among its rivers. @param {LonLat[]} line */
const flows = (line) => line.some(([, lat]) => Math.abs(lat - line[0][1]) > 1e-4);

/**
 * A line of the source may begin on one river and go on up another.
 * @param {LonLat[]} line
 * @returns {{ name: string, points: LonLat[] }[]} the line, in one or more pieces; name is a key of facts, or ''
 */
function named(line) {
  for (const [name, off, course] of COURSES) {
    const near = line.map((p) => course.some((b, i) => i > 0 && fromSegment(p, course[i - 1], b) < off));
    const share = near.filter(Boolean).length / line.length;
    if (share >= MOST) return [{ name, points: line }];
    if (share === 0) continue;
    const [from, to] = longestRun(near);
    // A tributary too runs beside its river, but not for long.
    if (km(line[from], line[to]) < 6 * off) continue;
    const whole = [
      ...named(line.slice(0, from + 1)),
      { name, points: line.slice(from, to + 1) },
      ...named(line.slice(to)),
    ];
    return whole.filter(({ points }) => points.length > 1);
  }
  return [{ name: '', points: line }];
}

/** The longest stretch of true, both its ends included. @param {boolean[]} all @returns {[number, number]} */
function longestRun(all) {
  /** @type {[number, number]} */
  let best = [0, 0];
  for (let from = 0, i = 0; i <= all.length; i++) {
    if (all[i]) continue;
    if (i - 1 - from > best[1] - best[0]) best = [from, i - 1];
    from = i + 1;
  }
  return best;
}

/** Kilometres from a segment; infinite where it is plainly far. @param {LonLat} p @param {LonLat} a @param {LonLat} b */
function fromSegment(p, a, b) {
  const k = Math.cos((p[1] * Math.PI) / 180);
  const [ax, ay, bx, by] = [(a[0] - p[0]) * k, a[1] - p[1], (b[0] - p[0]) * k, b[1] - p[1]];
  const [dx, dy] = [bx - ax, by - ay];
  if (Math.abs(ay) > 4 && Math.abs(by) > 4 && ay * by > 0) return Infinity;
  const t = Math.min(1, Math.max(0, -(ax * dx + ay * dy) / (dx * dx + dy * dy || 1)));
  return km([0, 0], [ax + t * dx, ay + t * dy]);
}

/**
 * Joins lines end to end wherever exactly two ends meet.
 * @param {LonLat[][]} lines
 * @returns {LonLat[][]} where a line closes, its first point again at its end
 */
export function joined(lines) {
  const open = lines.filter((line) => String(line[0]) !== String(line.at(-1)));
  /** @type {Map<string, LonLat[][]>} */
  const ends = new Map();
  for (const line of open)
    for (const p of [line[0], line.at(-1)]) {
      const here = ends.get(String(p));
      if (here) here.push(line);
      else ends.set(String(p), [line]);
    }
  /** @type {Set<LonLat[]>} */
  const done = new Set();
  /** Points on from a line's end, as long as just one other line goes on. @param {LonLat[]} line @param {boolean} back */
  const walk = (line, back) => {
    const out = back ? [...line].reverse() : [...line];
    for (let last = line; ;) {
      const node = String(out.at(-1));
      const here = ends.get(node) ?? [];
      const next = here.length === 2 ? here.find((line) => line !== last) : undefined;
      if (!next || done.has(next)) return out;
      done.add(next);
      const on = String(next[0]) === node ? next : [...next].reverse();
      for (let i = 1; i < on.length; i++) out.push(on[i]);
      last = next;
    }
  };
  const out = lines.filter((line) => String(line[0]) === String(line.at(-1)));
  for (const line of open) {
    if (done.has(line)) continue;
    done.add(line);
    const forward = walk(line, false);
    // The walk back starts from the same line: its own points are there already.
    const back = walk(line, true).slice(line.length);
    out.push([...back.reverse(), ...forward]);
  }
  return out;
}
