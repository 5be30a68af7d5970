/**
 * Makes the paths of a still small: points that lie closer than the eye sees are dropped, and those that all but lie on
 * the line between their neighbours; specks vanish, and what is left is written in relative steps of a tenth of a pixel.
 */

/** CSS pixels: a point nearer than this to the last kept one goes. */
const NEAR = 1;
/** CSS pixels: what strays less than this from a straight line is straight. */
const STRAY = 0.5;
/** CSS pixels: a closed ring that is smaller than this both ways goes. */
const SPECK = 2;

type Ring = { points: [number, number][]; closed: boolean };

function ringsOf(d: string): Ring[] {
  return d
    .split('M')
    .slice(1)
    .map((piece) => {
      const closed = piece.endsWith('Z');
      const points = (closed ? piece.slice(0, -1) : piece)
        .split('L')
        .map((pair) => pair.split(',').map(Number) as [number, number]);
      return { points, closed };
    });
}

function thinned({ points, closed }: Ring): [number, number][] {
  const out: [number, number][] = [];
  for (const [i, point] of points.entries()) {
    const last = out.at(-1);
    // The ends of an open line stay where they are.
    if (
      last &&
      (closed || i < points.length - 1) &&
      Math.hypot(point[0] - last[0], point[1] - last[1]) < NEAR
    )
      continue;
    out.push(point);
  }
  return out;
}

type Point = [number, number];

/** How far a point is from the line between two others, or from the one where they are the same. */
function strayed([x, y]: Point, [ax, ay]: Point, [bx, by]: Point): number {
  const [dx, dy] = [bx - ax, by - ay];
  const length = dx * dx + dy * dy;
  const t = length ? Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / length)) : 0;
  return Math.hypot(x - ax - t * dx, y - ay - t * dy);
}

/** Douglas and Peucker's way; the ends stay. */
function straightened(points: Point[]): Point[] {
  const kept = new Set([0, points.length - 1]);
  const open: [number, number][] = [[0, points.length - 1]];
  for (let span = open.pop(); span; span = open.pop()) {
    const [from, to] = span;
    let [farthest, most] = [0, STRAY];
    for (let i = from + 1; i < to; i++) {
      const far = strayed(points[i]!, points[from]!, points[to]!);
      if (far > most) [farthest, most] = [i, far];
    }
    if (!farthest) continue;
    kept.add(farthest);
    open.push([from, farthest], [farthest, to]);
  }
  return points.filter((_, i) => kept.has(i));
}

function speck(points: [number, number][]): boolean {
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  const span = (v: number[]): number => Math.max(...v) - Math.min(...v);
  return points.length < 3 || (span(xs) < SPECK && span(ys) < SPECK);
}

/**
 * @param d absolute M, L and Z commands, as d3's path writes them; anything else (arcs) is given back as it is
 * @returns a path ten times as large: draw it with `transform="scale(.1)"`; '' where nothing is left
 */
export function compact(d: string): string {
  let out = '';
  for (const ring of ringsOf(d)) {
    const points = straightened(thinned(ring));
    if (ring.closed && speck(points)) continue;
    let [px, py] = [0, 0];
    for (const [i, [fx, fy]] of points.entries()) {
      const [x, y] = [Math.round(fx * 10), Math.round(fy * 10)];
      if (i === 0) out += `M${x} ${y}l`;
      else {
        const [dx, dy] = [x - px, y - py];
        out += `${i > 1 && dx >= 0 ? ' ' : ''}${dx}${dy < 0 ? '' : ' '}${dy}`;
      }
      [px, py] = [x, y];
    }
    if (ring.closed) out += 'z';
  }
  return out;
}
