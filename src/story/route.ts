import { geoDistance } from 'd3-geo';
import { check } from './check.ts';
import type { Doc } from './doc.ts';
import { problemAt } from './doc.ts';
import { routeSchema } from './geo-schema.ts';
import { unwrapped } from './great-circle.ts';
import type { Lines } from './lines.ts';
import { refuseNoLength, refuseSources, same } from './lines.ts';
import { noPlace } from './places.ts';
import { shown } from './problem.ts';
import type { Leg, Line, LonLat, Place, Route, Source } from './types.ts';

/** Where the legs of the possible route stand, relative to the project's root. */
export const ROUTE = 'geo/route.geojson';

/** Radians, about a centimetre: of two points that are nearer to each other no kilometre can be told apart. */
const LEAST = 1.5e-9;

interface Joined extends Lines {
  route: Route;
}

/**
 * The possible route, its legs joined, with the spurs as lines of their own.
 * @param places those with `railKm` are points along it: each must be one of its points, to the digit
 * @throws StoryProblem for the first fault
 */
export function readRoute(doc: Doc, places: Map<string, Place>, sources: Map<string, Source>): Joined {
  const coordinates: LonLat[] = [];
  const legs: Leg[] = [];
  const lines = new Map<string, Line>();
  const cited: string[] = [];
  const known: (number | undefined)[] = [];
  const where: [feature: number, point: number][] = [];
  const stations = [...places.values()]
    .filter((p) => p.railKm !== undefined)
    .sort((a, b) => a.railKm! - b.railKm!);
  const stationAt = new Map(stations.map((place) => [place.at.join(), place]));

  check(routeSchema, doc).features.forEach(({ id, properties, geometry }, i) => {
    const points = geometry.coordinates;
    const { name, from, to, certainty } = properties;
    refuseSources(doc, i, properties.sources, sources);
    refuseNoLength(doc, i, points);
    if (lines.has(id) || legs.some((leg) => leg.id === id))
      throw problemAt(doc, ['features', i, 'id'], `a second line with the id ${shown(id)}`);
    cited.push(...properties.sources);
    if (properties.role === 'spur') {
      lines.set(id, { id, certainty, kind: 'rail', name, coordinates: unwrapped(points) });
      return;
    }
    for (const [key, place] of [
      ['from', from],
      ['to', to],
    ] as const) {
      const wrong = noPlace(places, place);
      if (wrong) throw problemAt(doc, ['features', i, 'properties', key], wrong);
    }
    const last = coordinates.at(-1);
    if (last && !same(last, points[0]!))
      throw problemAt(
        doc,
        ['features', i, 'geometry', 'coordinates', 0],
        `the leg ${shown(id)} begins at ${points[0]!.join(', ')}, not where the one before ends, ${last.join(', ')}`,
      );
    points.forEach((point, j) => {
      if (j === 0 && last) return;
      if (j > 0 && geoDistance(point, points[j - 1]!) < LEAST)
        throw problemAt(
          doc,
          ['features', i, 'geometry', 'coordinates', j],
          `the same point twice, ${point.join(', ')}`,
        );
      coordinates.push(point);
      known.push(stationAt.get(point.join())?.railKm);
      where.push([i, j]);
    });
    legs.push({
      id,
      name,
      gaugesMm: properties.gauge_mm,
      fromKm: properties.km_from,
      toKm: properties.km_to,
      from,
      to,
    });
    for (const [key, n] of [
      ['km_from', known.length - points.length],
      ['km_to', known.length - 1],
    ] as const) {
      known[n] ??= properties[key];
      if (Math.abs(known[n] - properties[key]) > 0.05)
        throw problemAt(
          doc,
          ['features', i, 'properties', key],
          `${properties[key]} is not the ${known[n]} km that the place there has`,
        );
    }
  });
  if (legs.length === 0) throw problemAt(doc, ['features'], 'the possible route has no legs');

  const pointAt = (n: number) => ['features', where[n]![0], 'geometry', 'coordinates', where[n]![1]];
  let before = -Infinity;
  known.forEach((km, n) => {
    if (km === undefined) return;
    if (km <= before)
      throw problemAt(
        doc,
        pointAt(n),
        `km ${km} at ${coordinates[n]!.join(', ')} does not come after km ${before}`,
      );
    before = km;
  });
  const onRoute = new Set(coordinates.map((point) => point.join()));
  for (const place of stations)
    if (!onRoute.has(place.at.join()))
      throw problemAt(
        doc,
        ['features'],
        `the place ${shown(place.id)} has rail_km ${place.railKm} but is no point of the route (${place.at.join(', ')})`,
      );

  const way = unwrapped(coordinates);
  const km = kmTable(way, known);
  const fraction = fractionTable(way);
  return {
    route: { coordinates: way, km, fraction, legs, stations: stations.map((place) => place.id) },
    lines,
    cited,
  };
}

/** Rail kilometres at every point: known at stations, between them spread by length over ground. Rises strictly. */
function kmTable(points: LonLat[], known: (number | undefined)[]): number[] {
  const ground = sums(points, geoDistance);
  const km: number[] = [];
  let a = 0;
  for (let b = 1; b < points.length; b++) {
    if (known[b] === undefined) continue;
    const rate = (known[b]! - known[a]!) / (ground[b]! - ground[a]!);
    for (let n = a; n < b; n++) km[n] = known[a]! + (ground[n]! - ground[a]!) * rate;
    a = b;
  }
  km[a] = known[a]!;
  return km;
}

/** Share of the length in Web Mercator at every point, 0 … 1. */
function fractionTable(points: LonLat[]): number[] {
  const mercator = points.map(([lon, lat]): LonLat => {
    const phi = (lat * Math.PI) / 180;
    return [(lon * Math.PI) / 180, Math.log(Math.tan(Math.PI / 4 + phi / 2))];
  });
  const length = sums(mercator, (a, b) => Math.hypot(b[0] - a[0], b[1] - a[1]));
  return length.map((one) => one / length.at(-1)!);
}

function sums(points: LonLat[], between: (a: LonLat, b: LonLat) => number): number[] {
  let sum = 0;
  return points.map((point, i) => (sum += i === 0 ? 0 : between(points[i - 1]!, point)));
}
