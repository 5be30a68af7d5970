/**
 * The live painter. `jumpTo` plus what changed, drawn at once (`redraw`) and not a frame later, so that the letters
 * that lie over the map in HTML move with it.
 */
import { Map as GlMap, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url';
import type { Camera, Scene, Viewport } from '../scene/types.ts';
import type { Story } from '../story/types.ts';
import { loadBand } from './bands.ts';
import { BANDS, needs } from './basemap.ts';
import type { Band, BandData } from './basemap.ts';
import { cameraOptions, movement } from './camera.ts';
import type { Painter } from './painter.ts';
import { PALETTES } from './palette.ts';
import type { Theme } from './palette.ts';
import { statesOf } from './states.ts';
import { bandLayers, bandSource } from './style-bands.ts';
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
  /** The picture is not as good as it could be (a file that does not load): for the reader. */
  onTrouble(error: Error): void;
}

export interface LivePainter extends Painter {
  readonly kind: 'maplibre';
  readonly map: GlMap;
  /** The first scene stands on the screen, with all that it needs. Rejected if that takes longer than anyone waits. */
  readonly ready: Promise<void>;
}

/** Below this the camera has not moved; CSS pixels. */
const STILL_PX = 0.25;
/** A first picture that has not come after this will not come; milliseconds. A slow phone takes a tenth of it. */
const PATIENCE = 40_000;

/**
 * @throws GPUInitializationError where the browser has no WebGL 2
 * @throws Error if the map's worker or the first bands of the basemap do not load
 */
export async function createLivePainter(options: LiveOptions): Promise<LivePainter> {
  const { container, story, onTrouble } = options;
  let { theme, scene, view } = options;
  const bands = new Map<Band['id'], BandData>();
  const asked = new Set<Band['id']>();
  const wanted = (cameras: Camera[]): Band[] =>
    BANDS.filter((b) => b.id === 'world' || cameras.some(({ center, zoom }) => needs(b, center, zoom)));
  const first = wanted([scene.camera]).map(async ({ id }) => {
    asked.add(id);
    bands.set(id, await loadBand(id));
  });
  await Promise.all([askWorker(), ...first]);

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
  /** The theme that the present style was made for. */
  let dressed = theme;
  let states: Record<string, number> = {};

  /** @returns whether anything changed */
  function setStates(): boolean {
    let changed = false;
    for (const [name, value] of Object.entries(statesOf(story, scene))) {
      if (states[name] === value) continue;
      states[name] = value;
      map.setGlobalStateProperty(name, value);
      changed = true;
    }
    return changed;
  }

  function paint(next: Scene): void {
    const chapter = scene.chapter;
    scene = next;
    if (lost) return;
    const moved = !last || movement(last, next.camera, view) > STILL_PX;
    if (moved) {
      map.jumpTo(cameraOptions(next.camera));
      last = next.camera;
      askBands(next.chapter !== chapter);
    }
    if (styled && (setStates() || moved)) map.redraw();
  }

  /** @param ahead look ahead too: that costs some scenes, and is owed once a chapter */
  function askBands(ahead: boolean): void {
    if (asked.size === BANDS.length) return;
    for (const { id } of wanted([scene.camera, ...(ahead ? options.ahead() : [])])) {
      if (asked.has(id)) continue;
      asked.add(id);
      loadBand(id).then((data) => {
        bands.set(id, data);
        addBands();
      }, onTrouble);
    }
  }

  // A band that did not load is asked for again when the network is back, and not with every frame until then.
  const online = (): void => {
    for (const id of asked) if (!bands.has(id)) asked.delete(id);
    askBands(true);
  };
  addEventListener('online', online);

  /** Puts every loaded band that the style lacks under the next finer one, or under the story's lines. */
  function addBands(): void {
    if (lost || !styled) return;
    for (const [i, band] of BANDS.entries()) {
      const data = bands.get(band.id);
      if (!data || map.getLayer(`${band.id}-land`)) continue;
      const finer = BANDS.slice(i + 1).map(({ id }) => `${id}-box`);
      const before = [...finer, `line-${Object.keys(story.lines)[0]}`, 'route-ahead'].find((id) =>
        map.getLayer(id),
      );
      for (const [id, source] of Object.entries(bandSource(band, data))) map.addSource(id, source);
      for (const layer of bandLayers(band, data, PALETTES[theme])) map.addLayer(layer, before);
    }
  }

  function dress(): void {
    dressed = theme;
    styled = false;
    for (const id of ['tick-1', 'tick-2']) if (map.hasImage(id)) map.removeImage(id);
    map.setStyle(styleFor(story, PALETTES[theme], bands), { diff: false });
  }

  // A lost context, and workers that the system has stopped: both take the style away and give it back.
  map.on('webglcontextlost', () => {
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
  // After a new style or a restored one everything is at its defaults: say all of it again.
  map.on('style.load', () => {
    if (dressed !== theme) return dress();
    styled = true;
    states = {};
    last = null;
    addBands();
    paint(scene);
  });

  const ready = new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('the map took too long to start')), PATIENCE);
    map.once('idle', () => {
      clearTimeout(timer);
      resolve();
    });
    map.once('remove', () => clearTimeout(timer));
  });
  void ready.then(
    () => askBands(true),
    () => {},
  );

  return {
    kind: 'maplibre',
    map,
    ready,
    paint,
    resize(next) {
      view = next;
      last = null;
      if (!lost) map.resize();
    },
    setTheme(next) {
      theme = next;
      if (!lost && theme !== dressed) dress();
    },
    destroy() {
      removeEventListener('online', online);
      map.remove();
    },
  };
}

/** MapLibre says nothing of a worker that does not load, and waits for it for ever: ask before. */
async function askWorker(): Promise<void> {
  const response = await fetch(workerUrl);
  if (!response.ok) throw new Error(`${workerUrl} answered ${response.status}`);
}
