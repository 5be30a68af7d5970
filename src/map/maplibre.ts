/**
 * The live painter. `jumpTo` plus what changed, drawn at once (`redraw`) and not a frame later, so that the letters
 * that lie over the map in HTML move with it.
 */
import { Map as GlMap, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url';
import { projectorOf } from '../scene/planet.ts';
import { mercatorLength } from '../scene/route.ts';
import type { Camera, Scene, Viewport } from '../scene/types.ts';
import type { Story } from '../story/types.ts';
import { BANDS, loadBand } from './bands.ts';
import { needs } from './basemap.ts';
import type { Band, BandData } from './basemap.ts';
import type { Painter } from './painter.ts';
import { PALETTES } from './palette.ts';
import type { Theme } from './palette.ts';
import { bandLayers, bandSource } from './style-bands.ts';
import { periodsOf, ROUTE, STROKES } from './strokes.ts';
import { MAX_ZOOM, styleFor } from './style.ts';
import { tick } from './ticks.ts';

setWorkerUrl(workerUrl);

export interface LiveOptions {
  container: HTMLElement;
  story: Story;
  theme: Theme;
  view: Viewport;
  scene: Scene;
  /** Cameras that the reader is about to meet: their part of the basemap is asked for before it is seen. */
  ahead(): Camera[];
  /** The context is lost: the canvas is blank until `onBack`. */
  onLost(): void;
  /** The context is back, and the very scene is painted again. */
  onBack(): void;
  /** The picture cannot be kept (a lost context that does not come back, a file that does not load): for the reader. */
  onTrouble(error: Error): void;
}

export interface LivePainter extends Painter {
  readonly kind: 'maplibre';
  readonly map: GlMap;
  /** The first scene stands on the screen, with all that it needs. */
  readonly ready: Promise<void>;
}

/** Below this the camera has not moved; CSS pixels. */
const STILL_PX = 0.25;

/**
 * @throws GPUInitializationError where the browser has no WebGL 2
 * @throws Error if the first band of the basemap does not load
 */
export async function createLivePainter(options: LiveOptions): Promise<LivePainter> {
  const { container, story, onTrouble } = options;
  let { theme, scene, view } = options;
  const bands = new Map<Band['id'], BandData>();
  const wanted = (cameras: Camera[]): Band[] =>
    BANDS.filter((b) => b.id === 'world' || cameras.some(({ center, zoom }) => needs(b, center, zoom)));
  const asked = new Set<Band['id']>();
  await Promise.all(
    wanted([scene.camera]).map(async ({ id }) => {
      asked.add(id);
      bands.set(id, await loadBand(id));
    }),
  );

  const map = new GlMap({
    container,
    style: styleFor(story, PALETTES[theme], bands),
    interactive: false,
    attributionControl: false,
    fadeDuration: 0,
    minZoom: -2,
    maxZoom: MAX_ZOOM,
    trackResize: false,
    canvasContextAttributes: { antialias: true },
    ...cameraOptions(scene.camera),
  });
  map.setMissingStyleImageResolver((id) => {
    if (map.hasImage(id)) return;
    const { data, pixelRatio } = tick(id === 'tick-2' ? 2 : 1, PALETTES[theme].ink);
    map.addImage(id, data, { pixelRatio });
  });

  let last: Camera | null = null;
  let lost = false;
  /** Global state can be set once the style is there, and no sooner. */
  let styled = false;
  let states: Record<string, number> = {};

  function setState(name: string, value: number): boolean {
    if (states[name] === value) return false;
    states[name] = value;
    map.setGlobalStateProperty(name, value);
    return true;
  }

  /** @returns whether anything changed */
  function setLines(): boolean {
    let changed = false;
    const put = (name: string, value: number): void => {
      if (setState(name, value)) changed = true;
    };
    const shown = new Map(scene.lines.map((line) => [line.id, line]));
    const { zoom } = scene.camera;
    for (const { id, coordinates } of Object.values(story.lines)) {
      const line = shown.get(id);
      put(`opacity-${id}`, line?.opacity ?? 0);
      if (!line) continue;
      put(`drawn-${id}`, line.drawn);
      const { dash } = STROKES[line.certainty];
      if (dash) put(`periods-${id}`, periodsOf(mercatorLength(coordinates), dash, zoom));
    }
    const route = shown.get('route');
    put('opacity-route', route ? route.opacity * Math.min(1, route.drawn * 2) : 0);
    const { train } = scene;
    put('opacity-train', train?.opacity ?? 0);
    if (train) {
      put('drawn-route', train.fraction);
      put(
        'periods-route',
        periodsOf(mercatorLength(story.route.coordinates), [ROUTE.dot.length, ROUTE.dot.gap], zoom),
      );
      put('train-middle', train.middle);
      put('train-scale', train.routePx / train.lengthPx);
    }
    return changed;
  }

  function paint(next: Scene): void {
    scene = next;
    if (lost) return;
    const moved = !last || movement(last, next.camera, view) > STILL_PX;
    if (moved) {
      map.jumpTo(cameraOptions(next.camera));
      last = next.camera;
      askBands();
    }
    if (!styled) return;
    const changed = setLines();
    if (moved || changed) map.redraw();
  }

  function askBands(): void {
    for (const band of wanted([scene.camera, ...options.ahead()])) {
      if (asked.has(band.id)) continue;
      asked.add(band.id);
      loadBand(band.id).then(
        (data) => addBand(band, data),
        (error: Error) => {
          asked.delete(band.id);
          onTrouble(error);
        },
      );
    }
  }

  /** Under the next finer band that is there already, or under the story's lines. */
  function addBand(band: Band, data: BandData): void {
    bands.set(band.id, data);
    if (lost || !styled) return;
    const finer = BANDS.slice(BANDS.indexOf(band) + 1).flatMap((b) =>
      bands.has(b.id) ? [`${b.id}-box`] : [],
    );
    const before = [...finer, `line-${Object.keys(story.lines)[0]}`, 'route-ahead'].find((id) =>
      map.getLayer(id),
    );
    for (const [id, source] of Object.entries(bandSource(band, data)))
      if (!map.getSource(id)) map.addSource(id, source);
    for (const layer of bandLayers(band, data, PALETTES[theme]))
      if (!map.getLayer(layer.id)) map.addLayer(layer, before);
  }

  /** After a new style or a restored context everything is at its defaults: say all of it again. */
  function repaint(): void {
    states = {};
    last = null;
    paint(scene);
  }

  const canvas = map.getCanvas();
  canvas.addEventListener('webglcontextlost', () => {
    lost = true;
    styled = false;
    options.onLost();
  });
  map.on('webglcontextrestored', () => {
    // The style is on its way again; `style.load` paints the scene.
    lost = false;
    last = null;
    map.once('idle', () => {
      if (!lost) options.onBack();
    });
  });
  map.on('error', ({ error }) => onTrouble(new Error(error.message)));
  map.on('style.load', () => {
    styled = true;
    // A band may have come while the style was on its way.
    for (const band of BANDS) if (bands.has(band.id)) addBand(band, bands.get(band.id)!);
    repaint();
  });

  const ready = new Promise<void>((resolve) => map.once('idle', () => resolve()));
  void ready.then(askBands);

  return {
    kind: 'maplibre',
    map,
    ready,
    paint,
    resize(next) {
      view = next;
      last = null;
      map.resize();
    },
    setTheme(next) {
      if (next === theme) return;
      theme = next;
      styled = false;
      for (const id of ['tick-1', 'tick-2']) if (map.hasImage(id)) map.removeImage(id);
      map.setStyle(styleFor(story, PALETTES[theme], bands), { diff: false });
    },
    destroy() {
      map.remove();
    },
  };
}

const cameraOptions = ({
  center,
  zoom,
  bearing,
  pitch,
  padding,
}: Camera): Omit<Camera, 'center'> & { center: [number, number] } => ({
  center: [center[0], center[1]],
  zoom,
  bearing,
  pitch,
  padding,
});

/** How far the picture moved on the stage, CSS pixels: the centre's way, and the change of scale at the edge. */
function movement(a: Camera, b: Camera, view: Viewport): number {
  if (
    Object.keys(a.padding).some(
      (side) => a.padding[side as keyof Camera['padding']] !== b.padding[side as keyof Camera['padding']],
    )
  )
    return Infinity;
  const p = projectorOf(b, view);
  const [now, before] = [p.project(b.center), p.project(a.center)];
  if (!before.visible) return Infinity;
  return (
    Math.hypot(now.x - before.x, now.y - before.y) +
    Math.abs(2 ** (b.zoom - a.zoom) - 1) * Math.max(view.width, view.height)
  );
}
