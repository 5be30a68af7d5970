/** The small globe that says where on the planet the free map is: land, and the stage's outline on it. */
import { geoGraticule10, geoOrthographic, geoPath } from 'd3-geo';
import type { FeatureCollection, Position } from 'geojson';
import { projectorOf } from '../scene/planet.ts';
import type { Camera, Viewport } from '../scene/types.ts';
import type { LonLat } from '../story/types.ts';

export interface Inset {
  /** The world's land, as its band of the basemap has it. */
  land: FeatureCollection;
  view: () => Viewport;
}

/** Degrees: at 66 px for a quarter of the planet a step of this is about a pixel. */
const COARSE = 1.2;

/** Land with no more points than a globe of some 130 px can show, so that it may be drawn with every frame. */
export function coarse(land: FeatureCollection): FeatureCollection {
  const ring = (points: Position[]): Position[] => {
    const kept = points.filter((_, i) => i === 0 || i === points.length - 1);
    let last = points[0]!;
    for (const at of points.slice(1, -1)) {
      if (Math.hypot(at[0]! - last[0]!, at[1]! - last[1]!) < COARSE) continue;
      kept.splice(-1, 0, at);
      last = at;
    }
    return kept;
  };
  const polygons = land.features.flatMap(({ geometry }) =>
    geometry.type === 'Polygon'
      ? [geometry.coordinates]
      : geometry.type === 'MultiPolygon'
        ? geometry.coordinates
        : [],
  );
  const coordinates = polygons.map(([outer]) => [ring(outer ?? [])]).filter(([outer]) => outer!.length > 4);
  return {
    type: 'FeatureCollection',
    features: [{ type: 'Feature', properties: {}, geometry: { type: 'MultiPolygon', coordinates } }],
  };
}

export interface InsetPaths {
  land: string;
  lines: string;
  /** '' where the stage shows the planet whole. */
  frame: string;
}

/** Where the stage's edge lies on the ground, a few points a side; null where it shows sky. */
export function outlineOf(camera: Camera, view: Viewport): LonLat[] | null {
  const { unproject } = projectorOf(camera, view);
  const { width: w, height: h } = view;
  const steps = [0, 0.25, 0.5, 0.75];
  const edge = [
    ...steps.map((t) => [t * w, 0]),
    ...steps.map((t) => [w, t * h]),
    ...steps.map((t) => [w - t * w, h]),
    ...steps.map((t) => [0, h - t * h]),
  ].map(([x, y]) => unproject(x!, y!));
  return edge.every((at) => at !== null) ? edge : null;
}

/** @param size of the globe, CSS pixels */
export function insetPaths(inset: Inset, camera: Camera, size: number): InsetPaths {
  const projection = geoOrthographic()
    .rotate([-camera.center[0], -camera.center[1]])
    .translate([size / 2, size / 2])
    .scale(size / 2 - 1)
    .precision(2);
  const path = geoPath(projection).digits(1);
  const outline = outlineOf(camera, inset.view());
  return {
    land: path(inset.land) ?? '',
    lines: path(geoGraticule10()) ?? '',
    frame: outline ? (path({ type: 'LineString', coordinates: [...outline, outline[0]!] }) ?? '') : '',
  };
}
