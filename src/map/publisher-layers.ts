/** How an archive's tiles are drawn: in the plate's inks, by the names that Protomaps gives its layers. */
import type { ExpressionSpecification, FilterSpecification, LayerSpecification } from 'maplibre-gl';
import type { Palette } from './palette.ts';
import { PUBLISHER, PUBLISHER_FROM } from './publisher-style.ts';

const fading = (whole: number): ExpressionSpecification => [
  'interpolate',
  ['linear'],
  ['zoom'],
  PUBLISHER_FROM,
  0,
  PUBLISHER_FROM + 0.5,
  whole,
];

export const rasterLayers = (source: string): LayerSpecification[] => [
  {
    id: `${source}-raster`,
    type: 'raster',
    source,
    minzoom: PUBLISHER_FROM,
    paint: { 'raster-opacity': fading(1), 'raster-fade-duration': 0 },
  },
];

const GREEN = ['park', 'forest', 'wood', 'nature_reserve', 'grass', 'cemetery', 'national_park'];

/** Width of a road by its kind, CSS pixels at zooms 7, 12 and 16. */
const ROADS: [kind: string, widths: [number, number, number]][] = [
  ['other', [0, 0.2, 2.5]],
  ['minor_road', [0, 0.5, 4]],
  ['major_road', [0.3, 1.2, 6]],
  ['highway', [0.5, 1.8, 8]],
  ['rail', [0.4, 0.8, 1.2]],
];

/**
 * @param ids of the layers that the archive has; what it lacks is left out
 * @returns layers from the ground up, without letters: those are the story's
 */
export function vectorLayers(source: string, ids: string[], ink: Palette): LayerSpecification[] {
  const base = (id: string, name: string, filter?: FilterSpecification) => ({
    id: `${PUBLISHER}${id}`,
    source,
    'source-layer': name,
    minzoom: PUBLISHER_FROM,
    ...(filter ? { filter } : {}),
  });
  const area = (
    id: string,
    name: string,
    colour: string,
    filter?: FilterSpecification,
  ): LayerSpecification => ({
    ...base(id, name, filter),
    type: 'fill',
    paint: { 'fill-color': colour, 'fill-opacity': fading(1) },
  });
  const line = (
    id: string,
    name: string,
    colour: string,
    [a, b, c]: [number, number, number],
    filter?: FilterSpecification,
  ): LayerSpecification => ({
    ...base(id, name, filter),
    type: 'line',
    layout: { 'line-join': 'round', 'line-cap': 'round' },
    paint: {
      'line-color': colour,
      'line-opacity': fading(1),
      'line-width': ['interpolate', ['exponential', 1.6], ['zoom'], PUBLISHER_FROM, a, 12, b, 16, c],
    },
  });
  const polygons: FilterSpecification = ['==', ['geometry-type'], 'Polygon'];
  const lines: FilterSpecification = ['==', ['geometry-type'], 'LineString'];
  const of: Record<string, LayerSpecification[]> = {
    earth: [area('earth', 'earth', ink.land, polygons)],
    landuse: [
      area('landuse', 'landuse', ink.tint, ['all', polygons, ['in', ['get', 'kind'], ['literal', GREEN]]]),
    ],
    water: [
      area('water', 'water', ink.lake, polygons),
      line('streams', 'water', ink.river, [0.4, 1, 3], lines),
    ],
    roads: ROADS.map(([kind, widths]) =>
      line(`roads-${kind}`, 'roads', kind === 'rail' ? ink.faint : ink.border, widths, [
        '==',
        ['get', 'kind'],
        kind,
      ]),
    ),
    buildings: [
      { ...area('buildings', 'buildings', ink.border, polygons), minzoom: 13 } as LayerSpecification,
    ],
    boundaries: [line('boundaries', 'boundaries', ink.border, [1, 1.2, 1.6])],
  };
  return Object.entries(of).flatMap(([name, layers]) => (ids.includes(name) ? layers : []));
}
