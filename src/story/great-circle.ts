import { geoDistance, geoInterpolate } from 'd3-geo';
import type { LonLat } from './types.ts';

/** One degree of arc, about 111 km: finer than that nobody sees on the globe. */
const STEP = Math.PI / 180;

/** Degrees north and south at which the map ends: near the poles Web Mercator has no end. */
export const MOST_LATITUDE = 85;

const onMap = ([lon, lat]: LonLat): LonLat => [
  Number(lon.toFixed(5)),
  Number(Math.max(-MOST_LATITUDE, Math.min(MOST_LATITUDE, lat)).toFixed(5)),
];

/** Two points between which no one great circle is the shortest: [longitude, latitude] of opposite ends of the earth. */
export function opposite(a: LonLat, b: LonLat): boolean {
  return Math.PI - geoDistance(a, b) < 1e-6;
}

/**
 * The way through the air between each two points, at most one degree of arc a step; the given points stay as they are. Over a
 * pole it keeps to the map's edge.
 */
export function greatCircle(points: LonLat[]): LonLat[] {
  const way: LonLat[] = points.slice(0, 1);
  points.slice(1).forEach((to, i) => {
    const from = points[i]!;
    const steps = Math.ceil(geoDistance(from, to) / STEP);
    const between = geoInterpolate(from, to);
    for (let step = 1; step < steps; step++) way.push(onMap(between(step / steps)));
    way.push(to);
  });
  return way;
}

/** The same line without jumps at the antimeridian: longitudes go on beyond ±180 where they must. */
export function unwrapped(points: LonLat[]): LonLat[] {
  let turns = 0;
  return points.map(([lon, lat], i) => {
    const before = points[i - 1];
    if (before && lon - before[0] > 180) turns -= 360;
    if (before && lon - before[0] < -180) turns += 360;
    return [lon + turns, lat];
  });
}
