/**
 * The map in the reader's hands: drag, wheel, pinch, double click and keys, while they look around. The map is made
 * without any of it (`interactive: false`: not focusable, no gesture); what is turned on here is turned off again.
 * North stays up and the map flat.
 */
import { LngLat } from 'maplibre-gl';
import type { Map as GlMap } from 'maplibre-gl';
import type { Camera } from '../scene/types.ts';
import type { LonLat } from '../story/types.ts';
import { cameraOptions } from './camera.ts';

/** The camera is elsewhere: called in the map's own frame, before it draws. `moving` is false when it has come to rest. */
export type OnCamera = (camera: Camera, moving: boolean) => void;

/** The planet never gets smaller than at this zoom over the equator. */
const FARTHEST = 1;
/** Degrees from the poles. */
const POLE = 4;
/** Around a point that was shown closer than the basemap holds: degrees that stay as close, then zooms a degree. */
const CLOSE = { within: 0.3, ramp: 4 };
/** Milliseconds of a step in or out. */
const STEP = 250;

export interface Spot {
  at: LonLat;
  /** As close as one may come there. */
  zoom: number;
}

export class FreeMap {
  readonly #map: GlMap;
  readonly #deepest: (at: LonLat) => number;
  readonly #spots: Spot[];
  #on: OnCamera | null = null;
  /** Where the map was put last: that close one may stay. */
  #put: Spot = { at: [0, 0], zoom: 0 };
  /** Where the last step in or out goes. */
  #goal = 0;
  /** The map moves by our own doing: it is not to be told, and may go where it is put. */
  #own = false;

  /**
   * @param deepest the deepest zoom around a point
   * @param spots places that may be seen closer than that
   */
  constructor(map: GlMap, deepest: (at: LonLat) => number, spots: Spot[]) {
    this.#map = map;
    this.#deepest = deepest;
    this.#spots = spots;
    map.keyboard.disableRotation();
    map.touchZoomRotate.disableRotation();
    map.on('move', () => this.#say(true));
    map.on('moveend', () => this.#say(false));
  }

  get on(): boolean {
    return this.#on !== null;
  }

  /** @param onCamera is told where the map goes; null takes it out of the reader's hands */
  set(onCamera: OnCamera | null): void {
    const [before, map] = [this.on, this.#map];
    this.#on = onCamera;
    if (before === this.on) return;
    const gestures = [
      map.dragPan,
      map.scrollZoom,
      map.touchZoomRotate,
      map.doubleClickZoom,
      map.keyboard,
    ] as const;
    this.quietly(() => {
      map.stop();
      for (const one of gestures) {
        if (this.on) one.enable();
        else one.disable();
      }
      if (this.on) this.#held(map.getCenter(), map.getZoom());
      map.setTransformConstrain(this.on ? this.#constrain : null);
    });
    map.getCanvasContainer().style.touchAction = this.on ? 'none' : '';
    map.getCanvas().tabIndex = this.on ? 0 : -1;
  }

  /** Puts the map somewhere; it is not told again. The caller draws. */
  moveTo(camera: Camera): void {
    this.quietly(() => {
      this.#map.jumpTo(cameraOptions(camera));
      this.#held(this.#map.getCenter(), camera.zoom);
    });
  }

  /**
   * Zooms around the middle of the free part.
   * @param by zooms, negative to zoom out
   * @param still at once, without movement
   */
  zoomBy(by: number, still: boolean): void {
    const map = this.#map;
    // From where it is going and not from where it is: two quick steps are two steps.
    const from = map.isZooming() ? this.#goal : map.getZoom();
    this.#goal = this.#constrain(map.getCenter(), from + by).zoom;
    if (still) map.jumpTo({ zoom: this.#goal }).redraw();
    else map.easeTo({ zoom: this.#goal, duration: STEP });
  }

  /** Does something that moves the map, without being told of it. */
  quietly(act: () => void): void {
    this.#own = true;
    try {
      act();
    } finally {
      this.#own = false;
    }
  }

  #held(center: LngLat, zoom: number): void {
    this.#put = { at: [center.lng, center.lat], zoom };
  }

  #say(moving: boolean): void {
    if (this.#own || !this.#on) return;
    const map = this.#map;
    const { lng, lat } = map.getCenter().wrap();
    const { top = 0, right = 0, bottom = 0, left = 0 } = map.getPadding();
    const camera: Camera = {
      center: [lng, lat],
      zoom: map.getZoom(),
      bearing: 0,
      pitch: 0,
      padding: { top, right, bottom, left },
    };
    this.#on(camera, moving);
  }

  /** MapLibre asks with every change of the camera. */
  #constrain = (center: LngLat, zoom: number): { center: LngLat; zoom: number } => {
    const lat = Math.max(POLE - 90, Math.min(90 - POLE, center.lat));
    const kept = lat === center.lat ? center : new LngLat(center.lng, lat);
    const [near, far] = [this.#map.getMaxZoom(), this.#map.getMinZoom()];
    if (this.#own) return { center: kept, zoom: Math.max(far, Math.min(near, zoom)) };
    const at: LonLat = [center.lng, lat];
    const deepest = Math.max(
      this.#deepest(at),
      ...[...this.#spots, this.#put].map((spot) => closeTo(spot, at)),
    );
    // The planet keeps its size: nearer the poles that is a smaller zoom.
    const farthest = Math.min(this.#put.zoom, FARTHEST + Math.log2(Math.cos((lat * Math.PI) / 180)));
    return { center: kept, zoom: Math.max(farthest, Math.min(near, deepest, zoom)) };
  };
}

function closeTo({ at, zoom }: Spot, [lon, lat]: LonLat): number {
  const across = Math.abs(((((lon - at[0]) % 360) + 540) % 360) - 180);
  const away = Math.max(across * Math.cos((lat * Math.PI) / 180), Math.abs(lat - at[1]));
  return zoom - CLOSE.ramp * Math.max(0, away - CLOSE.within);
}
