/** The layers of one band of the basemap. */
import type { ExpressionSpecification, LayerSpecification, SourceSpecification } from 'maplibre-gl';
import type { Band, BandData, BasemapLayer } from './basemap.ts';
import type { Palette } from './palette.ts';
import { GROUND, LESSER_RIVERS } from './strokes.ts';
import type { GroundStroke } from './strokes.ts';

/** A band's sources by id. */
export function bandSource(band: Band, data: BandData): Record<string, SourceSpecification> {
  const out: Record<string, SourceSpecification> = {};
  for (const [layer, features] of Object.entries(data)) {
    out[`${band.id}-${layer}`] = { type: 'geojson', data: features, tolerance: 0.3, maxzoom: 12, buffer: 32 };
  }
  return out;
}

const shownFrom = ({ from }: Band, least = -2): { minzoom?: number } =>
  Math.max(from, least) > -2 ? { minzoom: Math.max(from, least) } : {};

/**
 * A band's ground. A finer band first lays its own sea over the coarser one (`box`), so that two coasts never show at
 * once. All comes at once: half-clear sea under half-clear land would tint the land.
 */
export function bandAreas(band: Band, data: BandData, ink: Palette): LayerSpecification[] {
  const fill = (layer: BasemapLayer, colour: string): LayerSpecification[] =>
    data[layer]
      ? [
          {
            ...shownFrom(band),
            id: `${band.id}-${layer}`,
            type: 'fill',
            source: `${band.id}-${layer}`,
            paint: { 'fill-color': colour, 'fill-antialias': layer === 'land' },
          },
        ]
      : [];
  return [...fill('box', ink.sea), ...fill('land', ink.land), ...fill('story', ink.story)];
}

/** The greatest rivers were there before; the others come in slowly. */
const LESSER_LATER: ExpressionSpecification = [
  'interpolate',
  ['linear'],
  ['zoom'],
  LESSER_RIVERS[0],
  ['case', ['==', ['get', 'rank'], 1], 1, 0],
  LESSER_RIVERS[1],
  1,
];

/**
 * A band's water and lines, over its ground and the relief. Lines come at once as well, but for lesser rivers: the
 * bands' geometry is nested and their widths are the same, so that a line is only drawn finer; faded in, it would
 * blink, for the ground has covered the coarser one.
 */
export function bandLines(band: Band, data: BandData, ink: Palette): LayerSpecification[] {
  const line = (
    source: BasemapLayer,
    { width, dash, from }: GroundStroke,
    colour: string,
    as: { id?: string; disputed?: boolean; opacity?: ExpressionSpecification } = {},
  ): LayerSpecification[] =>
    data[source]
      ? [
          {
            ...shownFrom(band, from),
            id: `${band.id}-${as.id ?? source}`,
            type: 'line',
            source: `${band.id}-${source}`,
            ...(as.disputed === undefined
              ? {}
              : { filter: [as.disputed ? '==' : '!=', ['get', 'disputed'], true] }),
            layout: { 'line-join': 'round', ...(source === 'rivers' ? { 'line-cap': 'round' } : {}) },
            paint: {
              'line-color': colour,
              'line-width': [
                'interpolate',
                ['linear'],
                ['zoom'],
                width[0][0],
                width[0][1],
                width[1][0],
                width[1][1],
              ],
              ...(dash ? { 'line-dasharray': dash } : {}),
              ...(as.opacity ? { 'line-opacity': as.opacity } : {}),
            },
          },
        ]
      : [];
  const lakes: LayerSpecification[] = data.lakes
    ? [
        {
          ...shownFrom(band),
          id: `${band.id}-lakes`,
          type: 'fill',
          source: `${band.id}-lakes`,
          paint: { 'fill-color': ink.lake },
        },
      ]
    : [];
  return [
    ...lakes,
    ...line('rivers', GROUND.rivers, ink.river, band.tier === 1 ? { opacity: LESSER_LATER } : {}),
    ...line('admin', GROUND.admin, ink.admin),
    ...line('borders', GROUND.borders, ink.border, { disputed: false }),
    ...line('borders', GROUND.disputed, ink.border, { id: 'disputed', disputed: true }),
  ];
}
