/** Helpers of the geo tests: the data as it is committed, and flat geometry in degrees. */
import { readFileSync } from 'node:fs';
import type {
  Feature,
  FeatureCollection,
  LineString,
  MultiLineString,
  MultiPolygon,
  Point,
  Polygon,
  Position,
} from 'geojson';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';

/** The bands that hold the story's home. */
export const BANDS = ['world', 'continent', 'corridor'] as const;
export const ALL_BANDS = [...BANDS, 'west', 'amur', 'moscow', 'donbas', 'washington'] as const;
export type Band = (typeof ALL_BANDS)[number];

export const text = (path: string): string =>
  readFileSync(new URL(`../../geo/${path}`, import.meta.url), 'utf8');
export const raw = (band: Band): string => text(`basemap/${band}.topo.json`);

export interface Names {
  en: string;
  es: string;
  ko: string;
  ru: string;
}
export interface PlaceProps {
  names: Names;
  rail_km?: number;
  fact: string;
  sources: string[];
  exact: { within_m: number; how: string };
}
export interface LegProps {
  role: 'leg' | 'spur';
  from: string;
  to: string;
  km_from: number;
  km_to: number;
  certainty: string;
}

const json = <T>(path: string): T => JSON.parse(text(path)) as T;
export const places = json<FeatureCollection<Point, PlaceProps>>('places.geojson').features;
export const route = json<FeatureCollection<LineString, LegProps>>('route.geojson').features;
export const movements =
  json<FeatureCollection<LineString, { shape: string; note: string }>>('movements.geojson').features;
export const labels =
  json<
    FeatureCollection<Point, { key: string; kind: string; names: Names; min_zoom: number; max_zoom: number }>
  >('area-labels.geojson').features;

/** The features of one object of a band. */
export function layer(band: Band, name: string): Feature[] {
  const topology = JSON.parse(raw(band)) as Topology;
  const object = topology.objects[name] as GeometryCollection | undefined;
  if (!object) return [];
  const out = feature(topology, object) as Feature | FeatureCollection;
  return out.type === 'FeatureCollection' ? out.features : [out];
}

export function polygons(features: Feature[]): Position[][][] {
  return features.flatMap(({ geometry }) => {
    if (geometry.type === 'Polygon') return [(geometry as Polygon).coordinates];
    return geometry.type === 'MultiPolygon' ? (geometry as MultiPolygon).coordinates : [];
  });
}

export function lines(features: Feature[]): Position[][] {
  return features.flatMap(({ geometry }) => {
    if (geometry.type === 'LineString') return [(geometry as LineString).coordinates];
    return geometry.type === 'MultiLineString' ? (geometry as MultiLineString).coordinates : [];
  });
}

/** Whether a point lies in one of the polygons, by the even-odd rule. */
export function within([x, y]: Position, all: Position[][][]): boolean {
  return all.some((rings) => {
    let odd = false;
    for (const ring of rings)
      ring.forEach(([xi, yi], i) => {
        const [xj, yj] = ring.at(i - 1)!;
        if (yi! > y! !== yj! > y! && x! < ((xj! - xi!) * (y! - yi!)) / (yj! - yi!) + xi!) odd = !odd;
      });
    return odd;
  });
}

/** Above 0 where a ring runs counter-clockwise, north up. */
export const area = (ring: Position[]): number =>
  ring.reduce((sum, [x, y], i) => sum + (ring.at(i - 1)![0]! * y! - x! * ring.at(i - 1)![1]!) / 2, 0);

/** Kilometres, flat: for short distances. */
export const km = (a: Position, b: Position): number =>
  111.195 * Math.hypot((a[0]! - b[0]!) * Math.cos((a[1]! * Math.PI) / 180), a[1]! - b[1]!);

/** Points along a line, at most `step` km apart, its own points among them. */
export function along(line: Position[], step: number): Position[] {
  return line.flatMap((b, i) => {
    const a = line[Math.max(0, i - 1)]!;
    const n = Math.max(1, Math.ceil(km(a, b) / step));
    return Array.from({ length: n }, (_, k): Position =>
      [0, 1].map((d) => a[d]! + ((b[d]! - a[d]!) * (k + 1)) / n),
    );
  });
}

/** Whether two segments cross, ends included. */
export function cross(a: Position, b: Position, c: Position, d: Position): boolean {
  const side = (p: Position, q: Position, r: Position) =>
    Math.sign((q[0]! - p[0]!) * (r[1]! - p[1]!) - (q[1]! - p[1]!) * (r[0]! - p[0]!));
  return side(a, b, c) !== side(a, b, d) && side(c, d, a) !== side(c, d, b);
}
