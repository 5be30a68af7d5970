/**
 * The floor that the story is measured against: a bare MapLibre map with the story's own style, which jumps along the
 * same cameras as the page is scrolled. No text, no letters, no train that moves; `?states=1`: with the story's lines
 * and train as they are in each scene.
 */
import { Map as GlMap } from 'maplibre-gl';
import story from 'virtual:story/en';
import { Arrivals } from '../../../../src/map/arrivals.ts';
import { cameraOptions } from '../../../../src/map/camera.ts';
import { PALETTES } from '../../../../src/map/palette.ts';
import { MAX_ZOOM, styleFor } from '../../../../src/map/style.ts';
import { tick } from '../../../../src/map/ticks.ts';
import { Told } from '../../../../src/map/told.ts';
import '../../../../src/map/worker.ts';
import { sceneAt } from '../../../../src/scene/scene.ts';
import type { Scene, Viewport } from '../../../../src/scene/types.ts';
import { layoutFor } from '../../../../src/ui/layout.ts';
import type { Path } from '../path.ts';

const withStates = new URLSearchParams(location.search).has('states');
const view: Viewport = layoutFor(innerWidth, innerHeight).view;
const path = (window as { benchPath?: Path }).benchPath;
const scenes: Scene[] = path
  ? path.progress.map((at) => sceneAt(story, at, path.view))
  : [sceneAt(story, 0, view)];

let came: (error: Error | null) => void = () => {};
const arrivals = new Arrivals({ changed() {}, trouble: (error) => came(error) });
await arrivals.first(scenes[0]!.camera, view);
if (path) {
  // All that the story has after one scroll, so that no frame pays for what comes.
  const all = new Promise<void>((done, fail) => (came = (error) => (error ? fail(error) : done())));
  arrivals.ask(
    scenes.map(({ camera }) => camera),
    [],
    path.view,
    true,
  );
  await all;
}

const map = new GlMap({
  container: 'map',
  style: styleFor(story, PALETTES.light, {
    bands: arrivals.bands,
    reliefs: arrivals.reliefs,
    publisher: null,
  }),
  interactive: false,
  attributionControl: false,
  fadeDuration: 0,
  minZoom: -2,
  maxZoom: MAX_ZOOM.own,
  trackResize: false,
  canvasContextAttributes: { antialias: true },
  ...cameraOptions(scenes[0]!.camera),
});
map.setMissingStyleImageResolver((id) => {
  if (map.hasImage(id) || !/^tick-[12]$/.test(id)) return;
  const { data, pixelRatio } = tick(id === 'tick-2' ? 2 : 1, PALETTES.light.ink);
  map.addImage(id, data, { pixelRatio });
});

const told = new Told(map, story);

map.once('load', () => {
  // Lines that nobody sees are not painted: the floor has those of one ride.
  told.forget(PALETTES.light);
  told.tell(scenes.find(({ train }) => train && train.opacity === 1) ?? scenes[0]!);
});
map.once('idle', () => {
  performance.mark('live');
  document.documentElement.dataset.live = '';
});

if (path) {
  document.body.style.height = `${path.height}px`;
  let asked = 0;
  const jump = (): void => {
    asked = 0;
    const at = Math.round((scrollY - path.from) / path.step);
    const scene = scenes[Math.min(scenes.length - 1, Math.max(0, at))]!;
    map.jumpTo(cameraOptions(scene.camera));
    if (withStates) told.tell(scene);
    map.redraw();
  };
  addEventListener('scroll', () => (asked ||= requestAnimationFrame(jump)), { passive: true });
}
