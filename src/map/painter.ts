import type { Scene, Viewport } from '../scene/types.ts';
import type { Theme } from './palette.ts';

/** Draws scenes. It keeps nothing of its own but what it drew last. */
export interface Painter {
  readonly kind: 'maplibre' | 'svg';
  paint(scene: Scene): void;
  /** The stage has another size; a scene for it follows. */
  resize(view: Viewport): void;
  setTheme(theme: Theme): void;
  destroy(): void;
}
