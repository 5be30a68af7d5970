/** The map on the stage: the live painter when it comes, the letters over it, and the still maps while there is none. */
import type { LivePainter } from '../map/maplibre.ts';
import { Overlay } from '../map/overlay.ts';
import type { Camera, Scene, Viewport } from '../scene/types.ts';
import type { Story } from '../story/types.ts';
import { onSystemTheme, resolved } from './theme.ts';
import type { ThemeChoice } from './theme.ts';

export interface PlateParts {
  story: Story;
  root: HTMLElement;
  stage: HTMLElement;
  canvas: HTMLElement;
  letters: HTMLElement;
}

export interface PlateHooks {
  view(): Viewport;
  scene(): Scene;
  /** Cameras that the reader is about to meet. */
  ahead(): Camera[];
  /** Paints the present scene once more, for a painter that has just come. */
  again(): void;
  /** The reader has moved the free map. */
  moved(camera: Camera, settled: boolean): void;
  painterchange(detail: { painter: 'maplibre' | 'svg' | null }): void;
  storyerror(detail: { message: string }): void;
}

export class Plate {
  /** The first scene is painted, or will not be by a live map. */
  readonly ready: Promise<void>;
  readonly #parts: PlateParts;
  readonly #hooks: PlateHooks;
  readonly #overlay: Overlay;
  readonly #near: IntersectionObserver;
  readonly #stopTheme: () => void;
  #theme: ThemeChoice;
  #basemap: string | null = null;
  #painter: LivePainter | null = null;
  #live = false;
  #gone = false;
  #done: () => void = () => {};

  constructor(parts: PlateParts, theme: ThemeChoice, hooks: PlateHooks) {
    this.#parts = parts;
    this.#hooks = hooks;
    this.#theme = theme;
    this.#overlay = new Overlay(parts.letters);
    this.ready = new Promise((resolve) => (this.#done = resolve));
    this.#stopTheme = onSystemTheme(() => this.setTheme(this.#theme));
    // A stage and a half ahead: the map has time to be there when it is seen, and none is made for who never comes.
    this.#near = new IntersectionObserver(
      ([entry]) => {
        if (!entry?.isIntersecting) return;
        this.#near.disconnect();
        void this.#start();
      },
      { rootMargin: '150% 0%' },
    );
    this.#near.observe(parts.stage);
  }

  get map(): LivePainter['map'] | null {
    return this.#painter?.map ?? null;
  }

  get kind(): 'maplibre' | 'svg' | null {
    return this.#live ? 'maplibre' : null;
  }

  setTheme(theme: ThemeChoice): void {
    this.#theme = theme;
    this.#painter?.setTheme(resolved(theme));
  }

  /** The publisher's own basemap for close-ups: address of a MapLibre style or a PMTiles archive; null for none. */
  setBasemap(url: string | null): void {
    this.#basemap = url;
    this.#painter?.setPublisher(url);
  }

  setFree(on: boolean): void {
    // In the story the map is hidden from screen readers; free, it says what its keys do.
    this.map?.getCanvas().setAttribute('aria-label', this.#parts.story.ui.look.map);
    this.#painter?.setFree(on, (camera, moving) => this.#hooks.moved(camera, !moving));
  }

  move(camera: Camera): void {
    this.#painter?.moveTo(camera);
  }

  zoomBy(by: number, still: boolean): void {
    this.#painter?.zoomBy(by, still);
  }

  resize(view: Viewport): void {
    this.#painter?.resize(view);
  }

  paint(scene: Scene): void {
    this.#painter?.paint(scene);
    if (this.#live) this.#overlay.paint(scene);
  }

  destroy(): void {
    this.#gone = true;
    this.#near.disconnect();
    this.#stopTheme();
    this.#painter?.destroy();
    this.#overlay.clear();
  }

  async #start(): Promise<void> {
    const { canvas, story } = this.#parts;
    try {
      const { createLivePainter } = await import('../map/maplibre.ts');
      if (this.#gone) return;
      const painter = await createLivePainter({
        container: canvas,
        story,
        theme: resolved(this.#theme),
        view: this.#hooks.view(),
        scene: this.#hooks.scene(),
        ahead: this.#hooks.ahead,
        // While the canvas is blank the still maps show.
        onLost: () => this.#setLive(false),
        onBack: () => this.#setLive(true),
        onTrouble: (error) => this.#hooks.storyerror({ message: error.message }),
      });
      if (this.#gone) return painter.destroy();
      this.#painter = painter;
      // The theme, the stage and the reader's place may have changed while the map was on its way.
      painter.setTheme(resolved(this.#theme));
      painter.resize(this.#hooks.view());
      painter.paint(this.#hooks.scene());
      if (this.#basemap) painter.setPublisher(this.#basemap);
      await painter.ready;
      if (this.#gone) return;
      this.#setLive(true);
    } catch (error) {
      // No WebGL, no worker, a file that did not load: the still maps behind the cards tell the same story.
      this.#painter?.destroy();
      this.#painter = null;
      this.#setLive(false);
      this.#hooks.storyerror({ message: error instanceof Error ? error.message : String(error) });
    } finally {
      this.#done();
    }
  }

  #setLive(live: boolean): void {
    if (this.#gone || live === this.#live) return;
    this.#live = live;
    this.#parts.root.toggleAttribute('data-live', live);
    if (!live) this.#overlay.clear();
    this.#hooks.again();
    this.#hooks.painterchange({ painter: this.kind });
  }
}
