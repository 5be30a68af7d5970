/** The basemap in bands: each a TopoJSON file with an extent and a range of zooms, the finer over the coarser. */
import type { Feature, FeatureCollection, Geometry } from 'geojson';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { radiusAt } from '../scene/planet.ts';
import type { LonLat } from '../story/types.ts';

export const LAYERS = ['box', 'land', 'story', 'lakes', 'rivers', 'admin', 'borders'] as const;
export type BasemapLayer = (typeof LAYERS)[number];

export interface Band {
  id: 'world' | 'continent' | 'west' | 'corridor' | 'amur' | 'moscow' | 'donbas' | 'washington';
  /** Bands of one tier lie side by side, over those of the tier before. */
  tier: 0 | 1 | 2;
  /** From this zoom on it is drawn. */
  from: number;
  /** Down to this zoom it tells the truth. */
  to: number;
  /** West, south, east, north in degrees. */
  box: [number, number, number, number];
}

/** The coarser before the finer: in drawing order. */
export const BANDS: Band[] = [
  { id: 'world', tier: 0, from: -2, to: 4, box: [-180, -90, 180, 90] },
  { id: 'continent', tier: 1, from: 3.1, to: 6.5, box: [60, 15, 180, 75] },
  { id: 'west', tier: 1, from: 3.1, to: 6.5, box: [20, 40, 60, 66] },
  { id: 'washington', tier: 2, from: 4.6, to: 9, box: [-79, 37, -75, 40.5] },
  { id: 'moscow', tier: 2, from: 5.8, to: 9, box: [34, 53.5, 42, 58] },
  { id: 'donbas', tier: 2, from: 5.8, to: 9, box: [34, 45, 43, 51] },
  { id: 'amur', tier: 2, from: 5.8, to: 9, box: [124, 46, 142, 56] },
  { id: 'corridor', tier: 2, from: 5.8, to: 11, box: [124, 38, 136, 46] },
];

export type BandData = Partial<Record<BasemapLayer, FeatureCollection>>;

/** @throws TypeError if the topology has no land: such a file is not one of ours, or is cut off */
export function decode(band: Band['id'], topology: Topology): BandData {
  const out: BandData = {};
  for (const layer of LAYERS) {
    const object = topology.objects?.[layer] as GeometryCollection | undefined;
    if (!object) continue;
    const made = feature(topology, object) as Feature<Geometry> | FeatureCollection<Geometry>;
    out[layer] = made.type === 'FeatureCollection' ? made : { type: 'FeatureCollection', features: [made] };
  }
  if (!out.land) throw new TypeError(`geo/basemap/${band}.topo.json has no object "land"`);
  return out;
}

/** How far a point lies outside a box, degrees of longitude and of latitude; 0 inside. */
function outside([lon, lat]: LonLat, [w, s, e, n]: Band['box']): [number, number] {
  const half = (e - w) / 2;
  const across = Math.abs(((((lon - w - half) % 360) + 540) % 360) - 180) - half;
  return [Math.max(0, across), Math.max(0, s - lat, lat - n)];
}

/** A band is asked for so many zooms before it is to be seen; the chapters ahead are looked at besides. */
const EARLY = 0.25;
/** Perspective, and Mercator's growing scale, show a little more than the middle's scale says. */
const MARGIN = 1.15;
const DEGREES = 180 / Math.PI;

/**
 * Whether a camera here needs the band, or soon will.
 * @param reach from the centre to the stage's farther edges, across and down, CSS pixels
 */
export function needs(band: Band, center: LonLat, zoom: number, reach: [number, number]): boolean {
  if (zoom < band.from - EARLY) return false;
  const radius = radiusAt(zoom, center[1]);
  const [across, down] = reach.map((px) => Math.asin(Math.min(1, px / radius)) * DEGREES * MARGIN);
  const [lon, lat] = outside(center, band.box);
  // Meridians draw together towards the poles: the edge that is nearer to one shows more of them.
  const pole = Math.min(85, Math.abs(center[1]) + down!);
  return lat < down! && lon < across! / Math.cos(pole / DEGREES);
}

/** Zooms for each degree that one goes out of a band's box: leaving the finest takes a degree and a half. */
const RAMP = 3;

/**
 * The deepest zoom at which the basemap still tells the truth around a point. Beyond a box it does not drop but
 * falls, so that a map that is dragged out of it zooms out gently.
 */
export const deepestAt = (at: LonLat): number =>
  Math.max(...BANDS.map(({ to, box }) => to - RAMP * Math.max(...outside(at, box))));
