/** What close-ups carry: bridges, the campus, walls, placed by ourselves. Pencil beside the story's ink. */
import type {
  ExpressionSpecification,
  FilterSpecification,
  GeoJSONSourceSpecification,
  LayerSpecification,
} from 'maplibre-gl';
import type { Landmark, Story } from '../story/types.ts';
import type { Palette } from './palette.ts';
import { LANDMARKS } from './strokes.ts';

export function landmarkSource(story: Story): GeoJSONSourceSpecification {
  return {
    type: 'geojson',
    maxzoom: 14,
    tolerance: 0.2,
    data: {
      type: 'FeatureCollection',
      features: story.landmarks.map(({ kind, minZoom, shape, coordinates }) => ({
        type: 'Feature',
        properties: { kind, minZoom, shape },
        geometry:
          shape === 'area'
            ? { type: 'Polygon', coordinates: [coordinates] }
            : { type: 'LineString', coordinates },
      })),
    },
  };
}

/**
 * The kinds that are there, with each zoom from which some are drawn: a filter would look at whole zooms only, a
 * layer's `minzoom` is exact.
 */
const groups = (story: Story, of: (one: Landmark) => boolean): [Landmark['kind'], number][] => {
  const keys = new Set(story.landmarks.filter(of).map(({ kind, minZoom }) => `${kind}/${minZoom}`));
  return [...keys].toSorted().map((key) => {
    const [kind, zoom] = key.split('/') as [Landmark['kind'], string];
    return [kind, Number(zoom)];
  });
};

const these = (kind: Landmark['kind'], zoom: number, shape?: Landmark['shape']): FilterSpecification => [
  'all',
  ['==', ['get', 'kind'], kind],
  ['==', ['get', 'minZoom'], zoom],
  ...(shape ? [['==', ['get', 'shape'], shape] as ExpressionSpecification] : []),
];

/** Ground and water: under a publisher's own basemap, which has them better. */
export function landmarkGround(story: Story, ink: Palette): LayerSpecification[] {
  const areas = groups(
    story,
    ({ shape, kind }) => shape === 'area' && (kind === 'campus' || kind === 'river'),
  );
  const rivers = groups(story, ({ shape, kind }) => shape === 'line' && kind === 'river');
  return [
    ...areas.map(([kind, zoom]): LayerSpecification => ({
      id: `landmark-ground-${kind}-${zoom}`,
      type: 'fill',
      source: 'landmarks',
      minzoom: zoom,
      filter: these(kind, zoom, 'area'),
      paint: { 'fill-color': kind === 'river' ? ink.lake : ink.tint },
    })),
    // A river of some hundred metres: banks, and water between them.
    ...rivers.flatMap(([kind, zoom]) =>
      ([1, 0] as const).map((bank): LayerSpecification => ({
        id: `landmark-${bank ? 'banks' : 'water'}-${zoom}`,
        type: 'line',
        source: 'landmarks',
        minzoom: zoom,
        filter: these(kind, zoom, 'line'),
        layout: { 'line-cap': 'round', 'line-join': 'round' },
        paint: {
          'line-color': bank ? ink.river : ink.lake,
          'line-width': [
            'interpolate',
            ['exponential', 2],
            ['zoom'],
            8,
            LANDMARKS.river.width / 8 + 1.6 * bank,
            11,
            LANDMARKS.river.width + 1.6 * bank,
          ],
        },
      })),
    ),
  ];
}

/** What is built: over any basemap, under the story's lines. */
export function landmarkLines(story: Story, ink: Palette): LayerSpecification[] {
  return groups(story, ({ kind }) => kind !== 'river').map(([kind, zoom]) => {
    const { width, gap } = LANDMARKS[kind];
    return {
      id: `landmark-${kind}-${zoom}`,
      type: 'line',
      source: 'landmarks',
      minzoom: zoom,
      filter: these(kind, zoom),
      layout: { 'line-join': 'miter' },
      paint: {
        'line-color': ink.faint,
        'line-width': width,
        ...(gap ? { 'line-gap-width': gap } : {}),
        'line-opacity': ['interpolate', ['linear'], ['zoom'], zoom, 0, zoom + 0.3, 1],
      },
    };
  });
}
