/**
 * A story that runs in a page: the reader's position, where they go from it, what is painted. Plain code beside the
 * thin components; the element's public face is made from it.
 */
import type { LivePainter } from '../map/maplibre.ts';
import { timeAt } from '../scene/timeline.ts';
import { sceneAt } from '../scene/scene.ts';
import type { Camera, Scene, Viewport } from '../scene/types.ts';
import type { Story } from '../story/types.ts';
import { fill } from '../story/words.ts';
import { Excursion } from './excursion.ts';
import { holdPage } from './hold-page.ts';
import { Reader } from './reader.ts';
import type { ReaderParts } from './reader.ts';
import { readLookPad } from './layout.ts';
import { Plate } from './plate.ts';
import { Spots } from './spots.ts';
import type { ThemeChoice } from './theme.ts';

export interface SessionParts extends ReaderParts {
  /** The story's outermost element: carries the state that the style sheet shows. */
  root: HTMLElement;
  /** Where the live map goes. */
  canvas: HTMLElement;
  /** Where the letters go. */
  letters: HTMLElement;
  /** Where the places' buttons go. */
  spots: HTMLElement;
  /** What css/look.css says lies over the map while the reader looks around. */
  lookProbe: HTMLElement;
}

export interface SessionEvents {
  chapterchange(detail: { id: string; index: number }): void;
  painterchange(detail: { painter: 'maplibre' | 'svg' | null }): void;
  storyerror(detail: { message: string }): void;
  placeopen(detail: { id: string }): void;
  placeclose(detail: Record<string, never>): void;
}

export interface SessionHooks extends SessionEvents {
  /** What is on the screen now; called with every frame that changes it. */
  scene(scene: Scene): void;
  /** An open place, and whether the reader looks around. */
  away(place: string | null, look: boolean): void;
}

/** The page scrolls under an open place by this much: the reader goes on with the story. CSS pixels. */
const SCROLLED_ON = 60;

export class Session {
  readonly story: Story;
  readonly reader: Reader;
  readonly excursion: Excursion;
  /** The first scene is painted, or will not be by a live map: the still maps stand. */
  readonly ready: Promise<void>;
  readonly #parts: SessionParts;
  readonly #hooks: SessionHooks;
  readonly #plate: Plate;
  readonly #spots: Spots;
  #still: boolean;
  #scene: Scene;
  #index: number;
  /** Where the page stood when the place was opened; null while the browser itself still puts the page somewhere. */
  #openedAt: number | null = null;
  #release: () => void = () => {};
  /** Where the page was when a place was opened from outside the map. */
  #cameFrom: number | null = null;

  constructor(parts: SessionParts, theme: ThemeChoice, motion: boolean, hooks: SessionHooks) {
    this.#parts = parts;
    this.#hooks = hooks;
    this.#still = !motion;
    this.story = parts.story;
    this.reader = new Reader(parts, (scene, view, resized) => this.#told(scene, view, resized));
    this.#scene = this.reader.scene;
    this.#index = this.#scene.index;
    this.#plate = new Plate(parts, theme, {
      view: () => this.reader.view,
      scene: () => this.#scene,
      ahead: () => this.#ahead(),
      again: () => this.#paint(this.#scene),
      moved: (camera, settled) => this.excursion.moved(camera, settled),
      painterchange: hooks.painterchange,
      storyerror: hooks.storyerror,
    });
    this.ready = this.#plate.ready;
    this.#spots = new Spots({
      root: parts.spots,
      says: (id) => fill(this.story.ui.place.open, { name: this.story.places[id]?.name ?? id }),
      open: (id) => this.openPlace(id),
    });
    this.excursion = new Excursion(this.story, {
      view: () => this.reader.view,
      lookPad: () => readLookPad(parts.lookProbe),
      story: () => this.reader.scene,
      still: () => this.#still || !this.painter,
      paint: (scene) => this.#paint(scene),
      free: (on) => this.#plate.setFree(on),
      move: (camera) => this.#plate.move(camera),
      changed: (place, look) => this.#changed(place, look),
    });
    this.reader.setStill(!motion);
    this.#paint(this.reader.scene);
    addEventListener('scroll', this.#scrolledOn, { passive: true });
  }

  get scene(): Scene {
    return this.#scene;
  }

  get map(): LivePainter['map'] | null {
    return this.#plate.map;
  }

  get painter(): 'maplibre' | 'svg' | null {
    return this.#plate.kind;
  }

  setTheme(theme: ThemeChoice): void {
    this.#plate.setTheme(theme);
  }

  setBasemap(url: string | null): void {
    this.#plate.setBasemap(url);
  }

  setMotion(motion: boolean): void {
    this.#still = !motion;
    this.reader.setStill(!motion);
  }

  /**
   * Opens a place's card and takes the map there. Where the story is not on the screen, the page goes to a chapter
   * that names the place first, and back when the place closes.
   * @throws RangeError if there is no such place
   */
  openPlace(id: string): void {
    const place = this.story.places[id];
    if (!place) throw new RangeError(`no place "${id}"`);
    if (!this.#onScreen()) {
      this.#cameFrom ??= scrollY;
      const first = this.story.chapters.findIndex((chapter) => place.chapters.includes(chapter.id));
      this.reader.go(Math.max(0, first));
    }
    this.#openedAt = null;
    whenLoaded(() => (this.#openedAt = scrollY));
    this.excursion.open(id);
  }

  closePlace(): void {
    if (this.excursion.place === null) return;
    this.excursion.close();
    if (this.#cameFrom !== null) scrollTo({ top: this.#cameFrom, behavior: 'instant' });
    this.#cameFrom = null;
  }

  /** The map is the reader's own until they come back. Only where there is a live map. */
  lookAround(on: boolean): void {
    if (on === this.excursion.look || (on && !this.painter)) return;
    const { root, stage } = this.#parts;
    this.#release();
    this.#release = on ? holdPage(root) : () => {};
    this.#cameFrom = null;
    this.reader.hold(on);
    // At the story's ends a part of the stage is off the screen: the free map wants all of it.
    if (on) scrollBy({ top: stage.getBoundingClientRect().top, behavior: 'instant' });
    this.excursion.setLook(on);
  }

  zoomBy(by: number): void {
    this.#plate.zoomBy(by, this.#still);
  }

  /** The place under a point of the stage, for the free map. CSS pixels. */
  spotAt(x: number, y: number): HTMLElement | null {
    return this.#spots.at(x, y);
  }

  /** Gives the focus to a place's button on the map, as soon as it is there. */
  focusSpot(id: string): void {
    this.#spots.focus(id);
  }

  destroy(): void {
    removeEventListener('scroll', this.#scrolledOn);
    this.#release();
    this.excursion.destroy();
    this.reader.destroy();
    this.#plate.destroy();
    this.#spots.clear();
  }

  /** The story fills at least half of the screen. */
  #onScreen(): boolean {
    const { top, bottom } = this.#parts.box.getBoundingClientRect();
    return top < innerHeight / 2 && bottom > innerHeight / 2;
  }

  /** The chapters before and after, at rest, and the middle of the way to them. */
  #ahead(): Camera[] {
    const { progress, index } = this.reader.scene;
    return [index - 1, index + 1, progress + 0.5].map((p) => sceneAt(this.story, p, this.reader.view).camera);
  }

  /** The reader has scrolled, or the stage has changed. */
  #told(scene: Scene, view: Viewport, resized: boolean): void {
    if (resized) this.#plate.resize(view);
    this.#parts.root.style.setProperty('--now', timeAt(this.story, scene.progress).toFixed(4));
    if (!this.excursion.away) this.#paint(scene);
    else if (resized) this.excursion.again();
    if (scene.index === this.#index) return;
    this.#index = scene.index;
    this.#hooks.chapterchange({ id: scene.chapter, index: scene.index });
  }

  /** A card that is read moves by without a new scene, so the page itself is listened to. */
  readonly #scrolledOn = (): void => {
    if (this.excursion.place === null || this.excursion.look) return;
    if (this.#openedAt === null || Math.abs(scrollY - this.#openedAt) < SCROLLED_ON) return;
    this.#cameFrom = null;
    this.excursion.close();
  };

  #changed(place: string | null, look: boolean): void {
    const { root } = this.#parts;
    const before = root.dataset.away ?? '';
    root.dataset.away = place !== null ? 'place' : look ? 'look' : '';
    if (!root.dataset.away) delete root.dataset.away;
    root.toggleAttribute('data-look', look);
    this.#hooks.away(place, look);
    if (place !== null) this.#hooks.placeopen({ id: place });
    else if (before === 'place') this.#hooks.placeclose({});
  }

  #paint(scene: Scene): void {
    this.#scene = scene;
    this.#plate.paint(scene);
    if (this.#plate.kind) this.#spots.paint(scene);
    else this.#spots.clear();
    this.#hooks.scene(scene);
  }
}

/** Until a page has loaded the browser goes to its fragment, or back to where it was before a reload. */
function whenLoaded(then: () => void): void {
  if (document.readyState === 'complete') then();
  else
    addEventListener('load', () => requestAnimationFrame(() => requestAnimationFrame(then)), { once: true });
}
