/**
 * The live painter. `jumpTo` plus what changed, drawn at once (`redraw`) and not a frame later, so that the letters
 * that lie over the map in HTML move with it.
 */
import { Map as GlMap } from 'maplibre-gl';
import type { StyleSpecification } from 'maplibre-gl';
import type { Camera, Scene } from '../scene/types.ts';
import { Arrivals } from './arrivals.ts';
import { cameraOptions, movement } from './camera.ts';
import { FreeMap } from './free.ts';
import type { LiveOptions, LivePainter } from './live.ts';
import { PALETTES } from './palette.ts';
import { PublisherHost } from './publisher-host.ts';
import { reliefId } from './relief.ts';
import { MAX_ZOOM, styleFor } from './style.ts';
import { bringUpToDate } from './style-update.ts';
import { tick } from './ticks.ts';
import { Told } from './told.ts';
import { askWorker, onRefusal } from './worker.ts';

export type { LiveOptions, LivePainter } from './live.ts';

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
  const arrivals: Arrivals = new Arrivals({
    changed: () => refresh(),
    trouble: onTrouble,
    pictured: () =>
      arrivals.reliefs.every((_, i) => map.getSource(reliefId(i)) && map.isSourceLoaded(reliefId(i))),
  });
  const style = (): StyleSpecification =>
    styleFor(story, PALETTES[theme], {
      bands: arrivals.bands,
      reliefs: arrivals.reliefs,
      publisher: publisher?.now ?? null,
    });
  let publisher: PublisherHost | null = null;
  await Promise.all([askWorker(), arrivals.first(scene.camera, view)]);

  /** What the map was told to show last. */
  let shown = style();
  const map = new GlMap({
    container,
    style: shown,
    interactive: false,
    attributionControl: false,
    fadeDuration: 0,
    minZoom: -2,
    maxZoom: MAX_ZOOM.own,
    trackResize: false,
    canvasContextAttributes: { antialias: true },
    ...cameraOptions(scene.camera),
  });
  map.setMissingStyleImageResolver((id) => {
    if (map.hasImage(id) || !/^tick-[12]$/.test(id)) return;
    const { data, pixelRatio } = tick(id === 'tick-2' ? 2 : 1, PALETTES[theme].ink);
    map.addImage(id, data, { pixelRatio });
  });

  const host = (publisher = new PublisherHost(map, () => {
    map.setMaxZoom(host.now?.live ? MAX_ZOOM.publisher : MAX_ZOOM.own);
    refresh();
  }));
  const free = new FreeMap(map, host.deepestAt, Object.values(story.places));
  /** The free map has been put somewhere since it was last drawn. */
  let put = false;
  let last: Camera | null = null;
  let lost = false;
  /** The style can be told of a scene once it is there, and no sooner. */
  let styled = false;
  /** The theme that the present style was made for. */
  let dressed = theme;
  const told = new Told(map, story);
  /** The first picture stands: what is only to make it finer may come. */
  let begun = false;

  function paint(next: Scene): void {
    const chapter = scene.chapter;
    scene = next;
    if (lost) return;
    if (free.on) return paintFree();
    const moved = !last || movement(last, next.camera, view) > STILL_PX;
    if (moved) {
      map.jumpTo(cameraOptions(next.camera));
      last = next.camera;
      askBands(next.chapter !== chapter);
    }
    if (styled && (told.tell(scene) || moved)) map.redraw();
  }

  /** A map that the reader moves says so within its own frame, and draws after it. */
  function paintFree(): void {
    askBands(false);
    if (styled) told.tell(scene);
    if (put) map.redraw();
    put = false;
  }

  /** @param ahead look ahead too: that costs some scenes, and is owed once a chapter */
  function askBands(ahead: boolean): void {
    arrivals.follow(scene, ahead ? options.ahead() : [], view, begun);
  }

  // What did not load is asked for again when the network is back, and not with every frame until then.
  const online = (): void => {
    arrivals.forgive();
    askBands(true);
  };
  addEventListener('online', online);

  /** Adds what has come and takes away what is gone. */
  function refresh(): void {
    if (lost || !styled || dressed !== theme) return;
    const next = style();
    bringUpToDate(map, shown, next);
    shown = next;
  }

  function dress(): void {
    dressed = theme;
    styled = false;
    for (const id of ['tick-1', 'tick-2']) if (map.hasImage(id)) map.removeImage(id);
    shown = style();
    map.setStyle(shown, { diff: false });
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
    options.onReturn();
    map.once('idle', () => {
      if (!lost) options.onBack();
    });
  });
  map.on('error', (event) => {
    if (!host.takes(event)) arrivals.failed(new Error(event.error.message));
  });
  map.on('sourcedata', () => arrivals.pictureCame());
  // After a new style or a restored one everything is at its defaults: say all of it again.
  map.on('style.load', () => {
    if (dressed !== theme) return dress();
    styled = true;
    told.forget(PALETTES[theme]);
    last = null;
    refresh();
    paint(scene);
  });

  const ready = new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('the map took too long to start')), PATIENCE);
    const stop = (): void => {
      clearTimeout(timer);
      unwatch();
    };
    const unwatch = onRefusal((error) => {
      stop();
      reject(error);
    });
    map.once('idle', () => {
      stop();
      resolve();
    });
    map.once('remove', stop);
  });
  void ready.then(
    () => {
      begun = true;
      askBands(true);
    },
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
      if (!lost) free.quietly(() => map.resize());
    },
    setFree(on, onCamera) {
      free.set(on ? onCamera : null);
      last = null;
    },
    moveTo(camera) {
      if (!free.on) return;
      free.moveTo(camera);
      put = !lost;
    },
    zoomBy(by, still = false) {
      if (free.on && !lost) free.zoomBy(by, still);
    },
    setTheme(next) {
      theme = next;
      if (!lost && theme !== dressed) dress();
    },
    setPublisher: (url) => host.set(url),
    again() {
      arrivals.forgive(true);
      refresh();
      askBands(true);
    },
    destroy() {
      removeEventListener('online', online);
      arrivals.destroy();
      host.destroy();
      map.remove();
    },
  };
}
