/**
 * Places along the possible route. One table, prepared at build time, joins rail kilometres, the share of the
 * line's Mercator length (what MapLibre's `line-progress` runs on) and longitude and latitude.
 */
import type { LonLat, Route } from '../story/types.ts';

const RAD = Math.PI / 180;

/** Web Mercator, the world from 0 to 1; y grows southward. */
export const mercator = ([lon, lat]: LonLat): [number, number] => [
  (lon + 180) / 360,
  0.5 - Math.log(Math.tan(Math.PI / 4 + (lat * RAD) / 2)) / (2 * Math.PI),
];

export const fromMercator = ([x, y]: [number, number]): LonLat => [
  x * 360 - 180,
  Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) / RAD,
];

/** The last index i with table[i] <= value, at most length − 2. Binary: a route of 5,000 vertices costs as one of 50. */
export function segmentAt(table: number[], value: number): number {
  let lo = 0;
  let hi = table.length - 2;
  while (lo < hi) {
    const mid = (lo + hi + 1) >> 1;
    if (table[mid]! <= value) lo = mid;
    else hi = mid - 1;
  }
  return lo;
}

const look = (from: number[], to: number[], value: number): number => {
  const last = from.length - 1;
  if (value <= from[0]!) return to[0]!;
  if (value >= from[last]!) return to[last]!;
  const i = segmentAt(from, value);
  const t = (value - from[i]!) / (from[i + 1]! - from[i]!);
  return to[i]! + t * (to[i + 1]! - to[i]!);
};

/** Rail kilometres → share of the Mercator length; beyond the ends it is the end. */
export const fractionAtKm = (route: Route, km: number): number => look(route.km, route.fraction, km);

/** Share of the Mercator length → rail kilometres. */
export const kmAtFraction = (route: Route, fraction: number): number =>
  look(route.fraction, route.km, fraction);

/** Share of the Mercator length → [lon, lat], on the straight (in Mercator) line that the map draws. */
export function pointAt(route: Route, fraction: number): LonLat {
  const i = segmentAt(route.fraction, fraction);
  const [a, b] = [route.coordinates[i]!, route.coordinates[i + 1]!];
  const span = route.fraction[i + 1]! - route.fraction[i]!;
  const t = Math.min(1, Math.max(0, (fraction - route.fraction[i]!) / span));
  if (t === 0) return a;
  if (t === 1) return b;
  const [ma, mb] = [mercator(a), mercator(b)];
  return fromMercator([ma[0] + t * (mb[0] - ma[0]), ma[1] + t * (mb[1] - ma[1])]);
}

/** Degrees clockwise from north, in the direction of travel. */
export function bearingAt(route: Route, fraction: number): number {
  const i = segmentAt(route.fraction, fraction);
  const [ma, mb] = [mercator(route.coordinates[i]!), mercator(route.coordinates[i + 1]!)];
  return (Math.atan2(mb[0] - ma[0], ma[1] - mb[1]) / RAD + 360) % 360;
}

const lengths = new WeakMap<LonLat[], number>();

/** Length of a line in Web Mercator, in widths of the world. */
export function mercatorLength(coordinates: LonLat[]): number {
  let sum = lengths.get(coordinates);
  if (sum === undefined) {
    sum = 0;
    for (let i = 1; i < coordinates.length; i++) {
      const [a, b] = [mercator(coordinates[i - 1]!), mercator(coordinates[i]!)];
      sum += Math.hypot(b[0] - a[0], b[1] - a[1]);
    }
    lengths.set(coordinates, sum);
  }
  return sum;
}

/** CSS pixels of the whole line, if all of it were at this latitude, on a planet of this radius (CSS pixels). */
export const routePixels = (route: Route, lat: number, radius: number): number =>
  mercatorLength(route.coordinates) * 2 * Math.PI * radius * Math.cos(lat * RAD);
