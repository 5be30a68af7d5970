/**
 * The live map's style: our own sources and layers only, no glyph server, no sprite, nobody's tiles, unless the publisher
 * has set a basemap of their own.
 */
import type {
  ExpressionSpecification,
  GeoJSONSourceSpecification,
  LayerSpecification,
  StyleSpecification,
} from 'maplibre-gl';
import type { LonLat, Story } from '../story/types.ts';
import { FLATTENS } from '../scene/planet.ts';
import { bearingAt, fractionAtKm } from '../scene/route.ts';
import { gradientsOf } from './style-gradients.ts';
import { groundLayers, groundSources } from './style-ground.ts';
import type { Ground } from './style-ground.ts';
import type { Palette } from './palette.ts';
import { ROUTE, STROKES, TICKS_FROM } from './strokes.ts';

/** Our own map goes no deeper, a publisher's basemap does. Sources are cut deeper still: line-progress loses its exactness in overzoomed tiles. */
export const MAX_ZOOM = { own: 12, publisher: 16 };

const data = (coordinates: LonLat[]): GeoJSON.Feature => ({
  type: 'Feature',
  properties: {},
  geometry: { type: 'LineString', coordinates },
});

const geojson = (source: GeoJSON.GeoJSON, metrics = false): GeoJSONSourceSpecification => ({
  type: 'geojson',
  data: source,
  lineMetrics: metrics,
  tolerance: metrics ? 0 : 0.375,
  // A gradient's texture is as long as its line in the tile, to the next power of two: room for its width, and no more.
  ...(metrics && { buffer: 16 }),
  maxzoom: 18,
});

/** Ticks across the line at the stations, doubled at the border. */
function stations(story: Story): GeoJSON.FeatureCollection {
  const { route, places } = story;
  return {
    type: 'FeatureCollection',
    features: route.stations.flatMap((id) => {
      const place = places[id];
      if (place?.railKm === undefined) return [];
      const bearing = bearingAt(route, fractionAtKm(route, place.railKm));
      const icon = place.kind === 'bridge' ? 'tick-2' : 'tick-1';
      return [
        {
          type: 'Feature',
          properties: { bearing, icon },
          geometry: { type: 'Point', coordinates: place.at },
        },
      ];
    }),
  };
}

const state = (name: string): ExpressionSpecification => ['global-state', name];

function lineLayers(story: Story): LayerSpecification[] {
  return Object.values(story.lines).map(({ id, certainty }) =>
    metric(`line-${id}`, `line-${id}`, STROKES[certainty].width, `opacity-${id}`),
  );
}

/** A line by its progress; it gets its gradient with all others. */
const metric = (id: string, source: string, width: number, opacity: string): LayerSpecification => ({
  id,
  type: 'line',
  source,
  layout: { 'line-join': 'round' },
  paint: {
    'line-width': width,
    'line-opacity': state(opacity),
    'line-opacity-transition': AT_ONCE,
  },
});

/** The layers with the gradients that they begin with: nothing drawn. */
function withGradients(story: Story, ink: Palette, layers: LayerSpecification[]): LayerSpecification[] {
  const made = new Map(gradientsOf(story, ink).map(({ layer, make }) => [layer, make({})]));
  return layers.map((layer) => {
    const gradient = made.get(layer.id);
    return gradient && layer.type === 'line'
      ? { ...layer, paint: { ...layer.paint, 'line-gradient': gradient } }
      : layer;
  });
}

/** Global-state changes would glide. */
const AT_ONCE = { duration: 0, delay: 0 };

function routeLayers(ink: Palette): LayerSpecification[] {
  const { ahead, dot } = ROUTE;
  return [
    {
      id: 'route-ahead',
      type: 'line',
      source: 'route-plain',
      layout: { 'line-cap': 'round', 'line-join': 'round' },
      paint: {
        'line-color': ink.green,
        'line-width': ahead.width,
        'line-dasharray': [0, ahead.gap / ahead.width],
        'line-opacity': ['*', ahead.opacity, state('opacity-route')],
        'line-opacity-transition': AT_ONCE,
      },
    },
    {
      id: 'stations',
      type: 'symbol',
      source: 'stations',
      minzoom: TICKS_FROM,
      layout: {
        'icon-image': ['get', 'icon'],
        'icon-rotate': ['get', 'bearing'],
        'icon-rotation-alignment': 'map',
        'icon-allow-overlap': true,
        'icon-ignore-placement': true,
      },
      paint: { 'icon-opacity': state('opacity-route'), 'icon-opacity-transition': AT_ONCE },
    },
    metric('route-casing', 'route', ROUTE.casing, 'opacity-train'),
    metric('train', 'route', ROUTE.train, 'opacity-train'),
    metric('route-livery', 'route', dot.width, 'opacity-train'),
  ];
}

/** The global state that the style starts with: nothing is seen. The painter sets the scene's at once. */
function states(story: Story): NonNullable<StyleSpecification['state']> {
  const out: NonNullable<StyleSpecification['state']> = {};
  const names = ['route', 'train', ...Object.keys(story.lines)].map((id) => `opacity-${id}`);
  for (const name of names) out[name] = { default: 0 };
  return out;
}

/** @param ground what has loaded of the ground; the rest joins later, in the painter */
export function styleFor(story: Story, ink: Palette, ground: Ground): StyleSpecification {
  const sources: StyleSpecification['sources'] = {
    ...groundSources(story, ground),
    route: geojson(data(story.route.coordinates), true),
    'route-plain': geojson(data(story.route.coordinates)),
    stations: geojson(stations(story)),
  };
  for (const line of Object.values(story.lines))
    sources[`line-${line.id}`] = geojson(data(line.coordinates), true);
  const { glyphs, sprite } = ground.publisher?.basemap ?? {};
  return {
    version: 8,
    projection: {
      type: [
        'interpolate',
        ['linear'],
        ['zoom'],
        FLATTENS[0],
        'vertical-perspective',
        FLATTENS[1],
        'mercator',
      ],
    },
    state: states(story),
    transition: { duration: 0, delay: 0 },
    ...(glyphs ? { glyphs } : {}),
    ...(sprite ? { sprite } : {}),
    sources,
    layers: [
      ...groundLayers(story, ink, ground),
      ...withGradients(story, ink, [...lineLayers(story), ...routeLayers(ink)]),
    ],
  };
}
