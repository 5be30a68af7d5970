/** The live map's style: our own sources and layers only, no glyph server, no sprite, nobody's tiles. */
import type {
  ExpressionSpecification,
  GeoJSONSourceSpecification,
  LayerSpecification,
  StyleSpecification,
} from 'maplibre-gl';
import type { LonLat, Story } from '../story/types.ts';
import { bearingAt, fractionAtKm, mercator, mercatorLength } from '../scene/route.ts';
import { bandLayers, bandSource } from './style-bands.ts';
import { BANDS } from './basemap.ts';
import type { Band, BandData } from './basemap.ts';
import type { Palette } from './palette.ts';
import { ROUTE, STROKES } from './strokes.ts';

/** The map goes no deeper; sources are cut as deep, since line-progress loses its exactness in overzoomed tiles. */
export const MAX_ZOOM = 12;
/** MapLibre counts the dashes of a line with `lineMetrics` in 32,767ths of the line, not in pixels. */
const METRIC_UNITS = 32767;
const TILE_EXTENT = 8192;

const state = (name: string): ExpressionSpecification => ['global-state', name];

const data = (coordinates: LonLat[], properties: Record<string, string> = {}): GeoJSON.Feature => ({
  type: 'Feature',
  properties,
  geometry: { type: 'LineString', coordinates },
});

/** Line lengths in Mercator widths of the world. */
function lengthOf(coordinates: LonLat[]): number {
  let sum = 0;
  for (let i = 1; i < coordinates.length; i++) {
    const [a, b] = [mercator(coordinates[i - 1]!), mercator(coordinates[i]!)];
    sum += Math.hypot(b[0] - a[0], b[1] - a[1]);
  }
  return sum;
}

/**
 * Dashes in CSS pixels on a line with `lineMetrics`: at tile zoom z the line is length · 2^z tiles long, and its
 * dashes are counted in shares of the whole.
 */
export function metricDash([ink, gap]: [number, number], width: number, length: number): ExpressionSpecification {
  const at = (z: number): ExpressionSpecification => {
    const scale = METRIC_UNITS / (TILE_EXTENT * length * 2 ** z) / width;
    return ['literal', [ink * scale, gap * scale]] as unknown as ExpressionSpecification;
  };
  const steps: unknown[] = ['step', ['zoom'], at(0)];
  for (let z = 1; z <= MAX_ZOOM; z++) steps.push(z, at(z));
  return steps as ExpressionSpecification;
}

/** Colour up to the share `name` (global state) of the line, nothing beyond it. */
const drawnTo = (name: string, colour: string): ExpressionSpecification => [
  'step', ['-', ['line-progress'], state(name)], colour, 0, 'rgba(0,0,0,0)',
];

/** The cars: stretches of the line around global state `train-middle`, in train lengths by global state `train-scale`. */
function cars(colour: string): ExpressionSpecification {
  const steps: unknown[] = ['step', ['*', ['-', ['line-progress'], state('train-middle')], state('train-scale')], 'rgba(0,0,0,0)'];
  // In units of the whole train's length, −0.5 … 0.5.
  const gap = 0.05;
  const car = (1 - gap * (ROUTE.cars - 1)) / ROUTE.cars;
  for (let i = 0; i < ROUTE.cars; i++) {
    const start = -0.5 + i * (car + gap);
    steps.push(start, colour, start + car, 'rgba(0,0,0,0)');
  }
  return steps as ExpressionSpecification;
}

const geojson = (source: GeoJSON.GeoJSON, metrics = false): GeoJSONSourceSpecification => ({
  type: 'geojson',
  data: source,
  lineMetrics: metrics,
  tolerance: metrics ? 0 : 0.375,
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
      return [{ type: 'Feature', properties: { bearing, icon }, geometry: { type: 'Point', coordinates: place.at } }];
    }),
  };
}

function lineLayers(story: Story, ink: Palette): LayerSpecification[] {
  return Object.values(story.lines).map((line): LayerSpecification => {
    const { width, dash, ink: colour } = STROKES[line.certainty];
    return {
      id: `line-${line.id}`,
      type: 'line',
      source: `line-${line.id}`,
      paint: {
        'line-width': width,
        'line-opacity': state(`opacity-${line.id}`),
        'line-opacity-transition': { duration: 0, delay: 0 },
        'line-gradient': drawnTo(`drawn-${line.id}`, ink[colour]),
        ...(dash ? { 'line-dasharray': metricDash(dash, width, lengthOf(line.coordinates)) as unknown as number[] } : {}),
      },
    };
  });
}

function routeLayers(story: Story, ink: Palette): LayerSpecification[] {
  const { ahead, dot } = ROUTE;
  const at = { duration: 0, delay: 0 };
  const metric = (id: string, width: number, gradient: ExpressionSpecification, opacity: string, extra = {}): LayerSpecification => ({
    id,
    type: 'line',
    source: 'route',
    layout: { 'line-join': 'round' },
    paint: { 'line-width': width, 'line-gradient': gradient, 'line-opacity': state(opacity), 'line-opacity-transition': at, ...extra },
  });
  const dots = metricDash([dot.length, dot.gap], dot.width, mercatorLength(story.route)) as unknown as number[];
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
        'line-opacity-transition': at,
      },
    },
    {
      id: 'stations',
      type: 'symbol',
      source: 'stations',
      minzoom: 5.4,
      layout: {
        'icon-image': ['get', 'icon'],
        'icon-rotate': ['get', 'bearing'],
        'icon-rotation-alignment': 'map',
        'icon-allow-overlap': true,
        'icon-ignore-placement': true,
      },
      paint: { 'icon-opacity': state('opacity-route'), 'icon-opacity-transition': at },
    },
    metric('route-casing', ROUTE.casing, drawnTo('drawn-route', ink.livery), 'opacity-train'),
    metric('route-dots', dot.width, drawnTo('drawn-route', ink.yellow), 'opacity-train', { 'line-dasharray': dots }),
    metric('train', ROUTE.train, cars(ink.livery), 'opacity-train'),
    metric('train-stripe', ROUTE.stripe, cars(ink.yellow), 'opacity-train'),
  ];
}

/** The global state that the style starts with: nothing drawn. The painter sets the scene's at once. */
function states(story: Story): NonNullable<StyleSpecification['state']> {
  const out: NonNullable<StyleSpecification['state']> = {};
  const names = ['drawn-route', 'opacity-route', 'opacity-train', 'train-middle', 'train-scale'];
  for (const id of Object.keys(story.lines)) names.push(`drawn-${id}`, `opacity-${id}`);
  for (const name of names) out[name] = { default: 0 };
  return out;
}

/** @param bands the bands that have loaded; others join later by `addBand` */
export function styleFor(story: Story, ink: Palette, bands: Map<Band['id'], BandData>): StyleSpecification {
  const sources: StyleSpecification['sources'] = {
    route: geojson(data(story.route.coordinates), true),
    'route-plain': geojson(data(story.route.coordinates)),
    stations: geojson(stations(story)),
  };
  for (const line of Object.values(story.lines)) sources[`line-${line.id}`] = geojson(data(line.coordinates), true);
  const layers: LayerSpecification[] = [{ id: 'sea', type: 'background', paint: { 'background-color': ink.sea } }];
  for (const band of BANDS) {
    const loaded = bands.get(band.id);
    if (!loaded) continue;
    Object.assign(sources, bandSource(band, loaded));
    layers.push(...bandLayers(band, loaded, ink));
  }
  return {
    version: 8,
    projection: { type: 'globe' },
    state: states(story),
    transition: { duration: 0, delay: 0 },
    sources,
    layers: [...layers, ...lineLayers(story, ink), ...routeLayers(story, ink)],
  };
}
