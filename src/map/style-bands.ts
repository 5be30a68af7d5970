/** The layers of one band of the basemap. */
import type { ExpressionSpecification, LayerSpecification, SourceSpecification } from 'maplibre-gl';
import type { Band, BandData, BasemapLayer } from './basemap.ts';
import type { Palette } from './palette.ts';

const idOf = (band: Band, layer: BasemapLayer | 'disputed'): string => `${band.id}-${layer}`;

/** A band's sources by id. */
export function bandSource(band: Band, data: BandData): Record<string, SourceSpecification> {
  const out: Record<string, SourceSpecification> = {};
  for (const [layer, features] of Object.entries(data)) {
    out[`${band.id}-${layer}`] = { type: 'geojson', data: features, tolerance: 0.3, maxzoom: 12, buffer: 32 };
  }
  return out;
}

/**
 * In drawing order. A finer band first lays its own sea over the coarser one (`box`), so that two coasts never
 * show at once. Its areas come at once, for half-clear sea under half-clear land would tint the land; its lines fade
 * in over half a zoom.
 */
export function bandLayers(band: Band, data: BandData, ink: Palette): LayerSpecification[] {
  const first = band.id === 'world';
  const base = first ? {} : { minzoom: band.from };
  const fade: number | ExpressionSpecification = first
    ? 1
    : ['interpolate', ['linear'], ['zoom'], band.from, 0, band.from + 0.5, 1];
  const fill = (layer: BasemapLayer, colour: string): LayerSpecification => ({
    ...base,
    id: idOf(band, layer),
    type: 'fill',
    source: idOf(band, layer),
    paint: {
      'fill-color': colour,
      'fill-antialias': layer !== 'box' && layer !== 'story',
    },
  });
  const border = (disputed: boolean): LayerSpecification => ({
    ...base,
    id: idOf(band, disputed ? 'disputed' : 'borders'),
    type: 'line',
    source: idOf(band, 'borders'),
    filter: disputed ? ['==', ['get', 'disputed'], true] : ['!=', ['get', 'disputed'], true],
    layout: { 'line-join': 'round' },
    paint: {
      'line-color': ink.border,
      'line-width': ['interpolate', ['linear'], ['zoom'], 1, 0.7, 7, 1.3],
      'line-opacity': fade,
      ...(disputed ? { 'line-dasharray': [3, 2.5] } : {}),
    },
  });
  const rivers: LayerSpecification = {
    ...base,
    id: idOf(band, 'rivers'),
    type: 'line',
    source: idOf(band, 'rivers'),
    layout: { 'line-join': 'round', 'line-cap': 'round' },
    paint: {
      'line-color': ink.river,
      'line-width': ['interpolate', ['linear'], ['zoom'], 2, 0.4, 8, 1.8],
      'line-opacity': fade,
    },
  };
  const out: LayerSpecification[] = [];
  if (data.box) out.push(fill('box', ink.sea));
  if (data.land) out.push(fill('land', ink.land));
  if (data.story) out.push(fill('story', ink.story));
  if (data.lakes) out.push(fill('lakes', ink.lake));
  if (data.rivers) out.push(rivers);
  if (data.borders) out.push(border(false), border(true));
  return out;
}
