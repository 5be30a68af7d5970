/** What the live painter is asked for, and what it does beside painting scenes. */
import type { Map as GlMap } from 'maplibre-gl';
import type { Camera } from '../scene/types.ts';
import type { OnCamera } from './free.ts';
import type { Painter, PainterOptions } from './painter.ts';

export interface LiveOptions extends PainterOptions {
  /** The context is lost: the canvas is blank until `onBack`. */
  onLost(): void;
  /** The context is back; what is on the map is not yet, and may take long. */
  onReturn(): void;
  /** The very scene is painted again. */
  onBack(): void;
}

/** The painter for where the live map cannot be, or is not wanted. */
export interface SvgPainter extends Painter {
  readonly kind: 'svg';
  /** As the live painter's; this one has painted when it is made. */
  readonly ready: Promise<void>;
  /** Asks again for what did not load. */
  again(): void;
}

/** There is no use in trying again: the browser has no WebGL 2, or the page's policy forbids the map's worker. */
export const isForGood = (error: unknown): boolean =>
  error instanceof Error && ['GPUInitializationError', WORKER_REFUSED].includes(error.name);

export const WORKER_REFUSED = 'WorkerRefusedError';

export interface LivePainter extends Painter {
  readonly kind: 'maplibre';
  readonly map: GlMap;
  /** The first scene stands on the screen, with all that it needs. Rejected if that takes longer than anyone waits. */
  readonly ready: Promise<void>;
  /**
   * Puts the map into the reader's hands, or takes it back. While it is theirs the map leads: `paint` shows what a scene
   * says at the camera that the map has. Taken back, the next scene's camera holds.
   */
  setFree(on: boolean, onCamera: OnCamera): void;
  /** Puts the free map somewhere, unheard; the scene for it is to be painted next. */
  moveTo(camera: Camera): void;
  /** Zooms the free map around its middle. @param by zooms @param still without movement */
  zoomBy(by: number, still?: boolean): void;
  /**
   * The publisher's own basemap for close-ups; ours stays where it does not load, with one warning on the console.
   * @param url of a MapLibre style or a PMTiles archive, relative to the page; null for none
   */
  setPublisher(url: string | null): void;
  /** Asks again for what did not load. */
  again(): void;
}
