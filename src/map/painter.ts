import type { Camera, Scene, Viewport } from '../scene/types.ts';
import type { Story } from '../story/types.ts';
import type { Theme } from './palette.ts';

/** What a painter that follows the reader is made with. */
export interface PainterOptions {
  container: HTMLElement;
  story: Story;
  theme: Theme;
  view: Viewport;
  scene: Scene;
  /** Where the reader rests now, before and next: their part of the basemap is asked for before it is seen. */
  ahead(): Camera[];
  /**
   * The picture is not as good as it could be (a file that does not load): for the reader. Null: all that was asked for
   * is there.
   */
  onTrouble(error: Error | null): void;
}

/** Draws scenes. It keeps nothing of its own but what it drew last. */
export interface Painter {
  readonly kind: 'maplibre' | 'svg';
  paint(scene: Scene): void;
  /** The stage has another size; a scene for it follows. */
  resize(view: Viewport): void;
  setTheme(theme: Theme): void;
  destroy(): void;
}
