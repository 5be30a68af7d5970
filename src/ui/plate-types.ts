/** What a plate is given, and what it tells. */
import type { Camera, Scene, Viewport } from '../scene/types.ts';
import type { Story } from '../story/types.ts';

export interface PlateParts {
  story: Story;
  root: HTMLElement;
  stage: HTMLElement;
  canvas: HTMLElement;
  letters: HTMLElement;
}

/** What is missing: the live map, all maps but the stills, a part of the ground, looking around; or it is only late. */
export type Trouble = 'live' | 'maps' | 'ground' | 'slow' | 'look';

export interface PlateHooks {
  view(): Viewport;
  scene(): Scene;
  /** The cameras of the chapters that the reader is about to rest at. */
  ahead(): Camera[];
  /** Paints the present scene once more, for a painter that has just come. */
  again(): void;
  /** The reader has moved the free map. */
  moved(camera: Camera, settled: boolean): void;
  painterchange(detail: { painter: 'maplibre' | 'svg' | null }): void;
  storyerror(detail: { message: string }): void;
  /** How the map's start went, for the reader, who may have it tried again; null: nothing is missing. */
  trouble(what: 'live' | 'maps' | 'slow' | null): void;
  /** Whether a part of the ground is missing. */
  ground(missing: boolean): void;
}
