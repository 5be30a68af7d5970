/**
 * A story that runs in a page: the reader's position, the live map when it comes, the letters over it. Plain code
 * beside the thin components; the element's public face is made from it.
 */
import type { LivePainter } from '../map/maplibre.ts';
import { Overlay } from '../map/overlay.ts';
import { timeAt } from '../scene/timeline.ts';
import { sceneAt } from '../scene/scene.ts';
import type { Camera, Scene, Viewport } from '../scene/types.ts';
import type { Story } from '../story/types.ts';
import { Reader } from './reader.ts';
import type { ReaderParts } from './reader.ts';
import { onSystemTheme, resolved } from './theme.ts';
import type { ThemeChoice } from './theme.ts';

export interface SessionParts extends ReaderParts {
  /** The story's outermost element: carries the state that the style sheet shows. */
  root: HTMLElement;
  /** Where the live map goes. */
  canvas: HTMLElement;
  /** Where the letters go. */
  letters: HTMLElement;
}

export interface SessionEvents {
  chapterchange(detail: { id: string; index: number }): void;
  painterchange(detail: { painter: 'maplibre' | 'svg' | null }): void;
  storyerror(detail: { message: string }): void;
}

export class Session {
  readonly story: Story;
  readonly reader: Reader;
  /** The first scene is painted, or will not be by a live map: the still maps stand. */
  readonly ready: Promise<void>;
  readonly #parts: SessionParts;
  readonly #events: SessionEvents;
  readonly #overlay: Overlay;
  readonly #near: IntersectionObserver;
  readonly #stopTheme: () => void;
  #theme: ThemeChoice;
  #painter: LivePainter | null = null;
  #live = false;
  #index = -1;
  #gone = false;
  #done: () => void = () => {};

  constructor(parts: SessionParts, theme: ThemeChoice, motion: boolean, events: SessionEvents) {
    this.#parts = parts;
    this.#events = events;
    this.#theme = theme;
    this.story = parts.story;
    this.#overlay = new Overlay(parts.letters);
    this.ready = new Promise((resolve) => (this.#done = resolve));
    this.reader = new Reader(parts, (scene, view, resized) => this.#show(scene, view, resized));
    this.reader.setStill(!motion);
    this.#show(this.reader.scene, this.reader.view, false);
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

  get painter(): 'maplibre' | 'svg' | null {
    return this.#live ? 'maplibre' : null;
  }

  setTheme(theme: ThemeChoice): void {
    this.#theme = theme;
    this.#painter?.setTheme(resolved(theme));
  }

  destroy(): void {
    this.#gone = true;
    this.#near.disconnect();
    this.#stopTheme();
    this.reader.destroy();
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
        view: this.reader.view,
        scene: this.reader.scene,
        ahead: () => this.#ahead(),
        // While the canvas is blank the still maps show.
        onLost: () => this.#setLive(false),
        onBack: () => this.#setLive(true),
        onTrouble: (error) => this.#events.storyerror({ message: error.message }),
      });
      if (this.#gone) return painter.destroy();
      this.#painter = painter;
      // The theme may have changed while the map was on its way.
      painter.setTheme(resolved(this.#theme));
      this.reader.again();
      await painter.ready;
      if (this.#gone) return;
      this.#setLive(true);
    } catch (error) {
      // No WebGL, no worker, a file that did not load: the still maps behind the cards tell the same story.
      this.#painter?.destroy();
      this.#painter = null;
      this.#setLive(false);
      this.#events.storyerror({ message: error instanceof Error ? error.message : String(error) });
    } finally {
      this.#done();
    }
  }

  #setLive(live: boolean): void {
    if (this.#gone || live === this.#live) return;
    this.#live = live;
    this.#parts.root.toggleAttribute('data-live', live);
    if (live) this.#overlay.paint(this.reader.scene);
    else this.#overlay.clear();
    this.#events.painterchange({ painter: this.painter });
  }

  /** The chapters before and after, at rest, and the middle of the way to them. */
  #ahead(): Camera[] {
    const { progress, index } = this.reader.scene;
    return [index - 1, index + 1, progress + 0.5].map((p) => sceneAt(this.story, p, this.reader.view).camera);
  }

  #show(scene: Scene, view: Viewport, resized: boolean): void {
    if (resized) this.#painter?.resize(view);
    this.#painter?.paint(scene);
    if (this.#live) this.#overlay.paint(scene);
    this.#parts.root.style.setProperty('--now', timeAt(this.story, scene.progress).toFixed(4));
    if (scene.index === this.#index) return;
    const first = this.#index < 0;
    this.#index = scene.index;
    if (!first) this.#events.chapterchange({ id: scene.chapter, index: scene.index });
  }
}
