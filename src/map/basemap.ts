/** The basemap in bands: each a TopoJSON file with an extent and a range of zooms, the finer over the coarser. */
import type { Feature, FeatureCollection, Geometry } from 'geojson';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import type { LonLat } from '../story/types.ts';

export const LAYERS = ['box', 'land', 'story', 'lakes', 'rivers', 'borders'] as const;
export type BasemapLayer = (typeof LAYERS)[number];

export interface Band {
  id: 'world' | 'continent' | 'corridor';
  /** From this zoom on it is drawn. */
  from: number;
  /** West, south, east, north in degrees. */
  box: [number, number, number, number];
}

export const BANDS: Band[] = [
  { id: 'world', from: -2, box: [-180, -90, 180, 90] },
  { id: 'continent', from: 3.6, box: [60, 15, 180, 75] },
  { id: 'corridor', from: 5.8, box: [124, 38, 136, 46] },
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

/** Whether a camera here needs the band. Half a zoom early, so that it is there when it is to be seen. */
export function needs(band: Band, center: LonLat, zoom: number): boolean {
  const [w, s, e, n] = band.box;
  // Half a stage's width of ground, generously: 1,400 px at this zoom, in degrees.
  const reach = Math.min(180, (1400 / 512) * 360 * 2 ** -zoom * 0.5);
  return (
    zoom >= band.from - 0.6 &&
    center[0] > w - reach &&
    center[0] < e + reach &&
    center[1] > s - reach &&
    center[1] < n + reach
  );
}
