import type { Map as GlMap, StyleSpecification } from 'maplibre-gl';

/**
 * Brings a map from one style to the next where only whole sources and layers come or go. MapLibre's own comparison
 * (`setStyle` with `diff`) would hash all the geometry.
 * @param before what the map was told to show
 */
export function bringUpToDate(map: GlMap, before: StyleSpecification, next: StyleSpecification): void {
  const layers = new Set(next.layers.map(({ id }) => id));
  for (const { id } of before.layers) if (!layers.has(id) && map.getLayer(id)) map.removeLayer(id);
  for (const id of Object.keys(before.sources))
    if (!(id in next.sources) && map.getSource(id)) map.removeSource(id);
  if (next.glyphs !== before.glyphs) map.setGlyphs(next.glyphs ?? null);
  if (JSON.stringify(next.sprite) !== JSON.stringify(before.sprite))
    map.setSprite((next.sprite as string | undefined) ?? null);
  for (const [id, source] of Object.entries(next.sources)) if (!map.getSource(id)) map.addSource(id, source);
  // From the top down: what a layer lies under is there before it.
  let above: string | undefined;
  for (const layer of next.layers.toReversed()) {
    if (!map.getLayer(layer.id)) map.addLayer(layer, above);
    // One that MapLibre has refused is no place to put another under.
    if (map.getLayer(layer.id)) above = layer.id;
  }
}
