/** Somebody's MapLibre style made part of ours: checked, its addresses resolved, its names under a prefix. Pure. */
import type { LayerSpecification, SourceSpecification, SpriteSpecification } from 'maplibre-gl';
import type { Publisher } from './publisher.ts';

export const PUBLISHER = 'publisher-';
/** From this zoom on it is drawn, and it is whole half a zoom later. */
export const PUBLISHER_FROM = 7;
const WHOLE_AT = 7.5;

type Plain = Record<string, unknown>;
const isPlain = (value: unknown): value is Plain =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What MapLibre draws for each type of layer, and the opacities by which it may fade in. */
const OPACITIES: Record<string, string[]> = {
  background: ['background-opacity'],
  fill: ['fill-opacity'],
  line: ['line-opacity'],
  symbol: ['text-opacity', 'icon-opacity'],
  circle: ['circle-opacity', 'circle-stroke-opacity'],
  raster: ['raster-opacity'],
  heatmap: ['heatmap-opacity'],
  'fill-extrusion': ['fill-extrusion-opacity'],
  hillshade: [],
};
const SOURCES = ['vector', 'raster', 'raster-dem', 'geojson'];

/**
 * @param url where the style is: what it names is relative to that
 * @param style whatever was there
 * @throws Error that says why it is not a style we can use
 */
export function fromStyle(url: string, style: unknown): Publisher {
  if (!isPlain(style) || !Array.isArray(style.layers) || !isPlain(style.sources))
    throw new Error('it is not a MapLibre style: it has no layers and sources');
  if (style.version !== 8) throw new Error('it is not a MapLibre style of version 8');
  const sources: Record<string, SourceSpecification> = {};
  for (const [id, source] of Object.entries(style.sources)) {
    if (!isPlain(source) || !SOURCES.includes(String(source.type))) continue;
    sources[PUBLISHER + id] = resolvedSource(url, source);
  }
  const layers = style.layers.flatMap((layer) => prefixed(layer, sources));
  if (!layers.some(({ type }) => type !== 'background'))
    throw new Error('it is a style without any layer that we can draw');
  return {
    url,
    sources,
    layers: () => layers,
    ...(typeof style.glyphs === 'string' ? { glyphs: resolved(url, style.glyphs) } : {}),
    ...(style.sprite ? { sprite: resolvedSprite(url, style.sprite) } : {}),
  };
}

function prefixed(layer: unknown, sources: Record<string, unknown>): LayerSpecification[] {
  if (!isPlain(layer) || typeof layer.id !== 'string' || typeof layer.type !== 'string') return [];
  const opacities = OPACITIES[layer.type];
  if (!opacities || (typeof layer.maxzoom === 'number' && layer.maxzoom <= PUBLISHER_FROM)) return [];
  const source = typeof layer.source === 'string' ? PUBLISHER + layer.source : undefined;
  if (layer.type !== 'background' && (!source || !(source in sources))) return [];
  const minzoom = Math.max(typeof layer.minzoom === 'number' ? layer.minzoom : 0, PUBLISHER_FROM);
  const paint: Plain = { ...(isPlain(layer.paint) ? layer.paint : {}) };
  for (const name of minzoom < WHOLE_AT ? opacities : []) {
    const whole = paint[name] ?? 1;
    // An expression of theirs stays as it is: such a layer comes at once.
    if (typeof whole !== 'number') continue;
    paint[name] = ['interpolate', ['linear'], ['zoom'], PUBLISHER_FROM, 0, WHOLE_AT, whole];
  }
  const { ref: _, ...rest } = layer;
  return [
    {
      ...rest,
      id: PUBLISHER + layer.id,
      minzoom,
      paint,
      ...(source ? { source } : {}),
    } as LayerSpecification,
  ];
}

/** An address of theirs made absolute. Its placeholders (`{z}`) stay as they are. */
function resolved(base: string, address: string): string {
  const [, scheme = '', rest = ''] = /^(pmtiles:\/\/)?(.*)$/s.exec(address)!;
  if (!URL.canParse(rest, base)) return address;
  return scheme + new URL(rest, base).href.replaceAll('%7B', '{').replaceAll('%7D', '}');
}

function resolvedSource(base: string, source: Plain): SourceSpecification {
  const out: Plain = { ...source };
  if (typeof source.url === 'string') out.url = resolved(base, source.url);
  if (typeof source.data === 'string') out.data = resolved(base, source.data);
  if (Array.isArray(source.tiles))
    out.tiles = source.tiles.map((tile) => (typeof tile === 'string' ? resolved(base, tile) : tile));
  return out as SourceSpecification;
}

function resolvedSprite(base: string, sprite: unknown): SpriteSpecification {
  if (!Array.isArray(sprite)) return resolved(base, String(sprite));
  return sprite.flatMap((one) =>
    isPlain(one) && typeof one.id === 'string' && typeof one.url === 'string'
      ? [{ id: one.id, url: resolved(base, one.url) }]
      : [],
  );
}
