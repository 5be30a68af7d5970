/** The shaded relief: pictures of shade and light that lie over the land, far out only. */
import type { LayerSpecification, SourceSpecification } from 'maplibre-gl';
import type { LonLat } from '../story/types.ts';
import { BANDS } from './basemap.ts';

/** West, south, east, north in degrees: the picture is Web Mercator between them. */
type Box = [number, number, number, number];

/** As geo/relief/relief.json has it. */
export interface ReliefImage {
  /** In geo/relief. */
  file: string;
  box: Box;
}

/** Full as far as the first zoom, gone at the second: the corridor's land, which begins there, would cover it. */
const FADES = { from: 5.2, to: 5.8 };

/** How much of the relief is seen at a zoom, 0 … 1. */
export const reliefAt = (zoom: number): number =>
  Math.min(1, Math.max(0, (FADES.to - zoom) / (FADES.to - FADES.from)));

/** Whether a camera here shows some of it. @param degrees from the centre to the stage's farthest edge */
export const showsRelief = ([w, s, e, n]: Box, [lon, lat]: LonLat, zoom: number, degrees: number): boolean =>
  zoom < FADES.to && lon > w - degrees && lon < e + degrees && lat > s - degrees && lat < n + degrees;

/** The name of a relief's source, by its place among those that the map has. */
export const reliefId = (i: number): string => `relief-${i}`;

/** A relief's source. @param url of its picture */
export const reliefSource = ([w, s, e, n]: Box, url: string): SourceSpecification => ({
  type: 'image',
  url,
  coordinates: [
    [w, n],
    [e, n],
    [e, s],
    [w, s],
  ],
});

/**
 * A relief's layer over one tier's land. Each tier's ground covers the one below, relief and all, so that each has a
 * layer of its own, in the zooms in which it is the topmost.
 */
export function reliefLayer(source: string, tier: 0 | 1): LayerSpecification {
  const next = Math.min(...BANDS.filter((band) => band.tier === 1).map(({ from }) => from));
  return {
    id: `${source}-${tier}`,
    type: 'raster',
    source,
    ...(tier === 0 ? { maxzoom: next } : { minzoom: next, maxzoom: FADES.to }),
    paint: {
      'raster-fade-duration': 0,
      'raster-opacity': tier === 0 ? 1 : ['interpolate', ['linear'], ['zoom'], FADES.from, 1, FADES.to, 0],
    },
  };
}
