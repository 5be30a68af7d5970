/**
 * What a newsroom builds in a day, after the usual template: a list of chapters, steps made of it by script, scrollama's
 * events, and with each step a flight of the map and new data for the line and the train. The same chapters, map data
 * and inks as the story's.
 */
import { Map as GlMap } from 'maplibre-gl';
import type { GeoJSONSource } from 'maplibre-gl';
import scrollama from 'scrollama';
import story from 'virtual:story/en';
import { Arrivals } from '../../../../src/map/arrivals.ts';
import { PALETTES } from '../../../../src/map/palette.ts';
import { styleFor } from '../../../../src/map/style.ts';
import '../../../../src/map/worker.ts';
import { fractionAtKm, pointAt } from '../../../../src/scene/route.ts';
import { sceneAt } from '../../../../src/scene/scene.ts';
import type { LonLat } from '../../../../src/story/types.ts';
import { layoutFor } from '../../../../src/ui/layout.ts';

const { view } = layoutFor(innerWidth, innerHeight);
const cameras = story.chapters.map((_, i) => sceneAt(story, i, view).camera);

document.querySelector('#story')!.innerHTML =
  `<div class="step"><div><h1>${story.title}</h1>${story.standfirst}</div></div>` +
  story.chapters
    .map(({ headline, html }) => `<div class="step" data-step><div><h2>${headline}</h2>${html}</div></div>`)
    .join('');

let came: () => void = () => {};
const arrivals = new Arrivals({ changed() {}, trouble: () => came() });
await arrivals.first(cameras[0]!, view);
// For the scroll everything is there beforehand, as in the others; at first sight only what the first picture needs.
if (new URLSearchParams(location.search).has('all')) {
  const all = new Promise<void>((done) => (came = done));
  arrivals.ask(cameras, [], view, true);
  await all;
}

const line = (coordinates: LonLat[]): GeoJSON.Feature => ({
  type: 'Feature',
  properties: {},
  geometry: { type: 'LineString', coordinates },
});
const point = (coordinates: LonLat): GeoJSON.Feature => ({
  type: 'Feature',
  properties: {},
  geometry: { type: 'Point', coordinates },
});

/** The route as far as a kilometre. */
function routeTo(km: number): LonLat[] {
  const { route } = story;
  const passed = route.coordinates.filter((_, i) => route.km[i]! < km);
  return [route.coordinates[0]!, ...passed, pointAt(route, fractionAtKm(route, km))];
}

const style = styleFor(story, PALETTES.light, {
  bands: arrivals.bands,
  reliefs: arrivals.reliefs,
  publisher: null,
});
const own = /^(?:route|train|line-|stations)/;
style.layers = style.layers.filter(({ id }) => !own.test(id));
style.sources = Object.fromEntries(Object.entries(style.sources).filter(([id]) => !own.test(id)));
delete style.state;

const map = new GlMap({
  container: 'map',
  style,
  interactive: false,
  attributionControl: false,
  center: cameras[0]!.center,
  zoom: cameras[0]!.zoom,
});
map.setPadding(view.pad);

map.once('load', () => {
  const { ink, livery } = PALETTES.light;
  for (const { id, coordinates } of Object.values(story.lines)) {
    map.addSource(`line-${id}`, { type: 'geojson', data: line(coordinates) });
    map.addLayer({
      id: `line-${id}`,
      type: 'line',
      source: `line-${id}`,
      paint: { 'line-color': ink, 'line-width': 2 },
    });
  }
  const start = story.route.coordinates[0]!;
  map.addSource('drawn', { type: 'geojson', data: line(routeTo(0)) });
  map.addSource('train', { type: 'geojson', data: point(start) });
  map.addLayer({
    id: 'drawn',
    type: 'line',
    source: 'drawn',
    paint: { 'line-color': livery, 'line-width': 4 },
  });
  map.addLayer({
    id: 'train',
    type: 'circle',
    source: 'train',
    paint: { 'circle-color': livery, 'circle-radius': 7 },
  });
  map.once('idle', () => {
    performance.mark('live');
    document.documentElement.dataset.live = '';
  });

  let km = 0;
  let running = 0;
  /** Runs the train to a kilometre, one setData for the line and one for the train a frame. */
  function run(to: number): void {
    cancelAnimationFrame(running);
    const [from, began] = [km, performance.now()];
    const next = (now: number): void => {
      const t = Math.min(1, Math.max(0, (now - began) / 2000));
      km = from + (to - from) * t;
      const drawn = routeTo(km);
      (map.getSource('drawn') as GeoJSONSource).setData(line(drawn));
      (map.getSource('train') as GeoJSONSource).setData(point(drawn.at(-1)!));
      if (t < 1) running = requestAnimationFrame(next);
    };
    running = requestAnimationFrame(next);
  }

  scrollama()
    .setup({ step: '[data-step]', offset: 0.6 })
    .onStepEnter(({ index }) => {
      const { center, zoom } = cameras[index]!;
      map.flyTo({ center, zoom, padding: view.pad });
      const { follow } = story.chapters[index]!.view;
      if (follow) run(follow.toKm);
    });
});

/** For the bench: how far apart, in pixels, the map has the line's end and the train at this moment. */
Object.assign(window, {
  benchGap(): number {
    const drawn = map
      .querySourceFeatures('drawn')
      .flatMap(({ geometry }) =>
        geometry.type === 'LineString'
          ? geometry.coordinates
          : geometry.type === 'MultiLineString'
            ? geometry.coordinates.flat()
            : [],
      );
    const [train] = map.querySourceFeatures('train');
    if (!drawn.length || train?.geometry.type !== 'Point') return 0;
    const at = map.project(train.geometry.coordinates as LonLat);
    return Math.min(...drawn.map((one) => map.project(one as LonLat).dist(at)));
  },
});
