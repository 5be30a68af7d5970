/**
 * A story that runs in a page: the reader's position, where they go from it, what is painted. Plain code beside the
 * thin components; the element's public face is made from it.
 */
import type { LivePainter } from '../map/live.ts';
import { timeAt } from '../scene/timeline.ts';
import { sceneAt } from '../scene/scene.ts';
import type { Camera, Scene, Viewport } from '../scene/types.ts';
import type { Story } from '../story/types.ts';
import { fill } from '../story/words.ts';
import { Excursion } from './excursion.ts';
import { holdPage } from './hold-page.ts';
import { Reader } from './reader.ts';
import { readLookPad } from './layout.ts';
import type { Mode } from './mode.ts';
import { PageUnder } from './page-under.ts';
import { Plate } from './plate.ts';
import { pageScroller, windowScroller } from './scroller.ts';
import type { Scroller } from './scroller.ts';
import type { SessionChoices, SessionHooks, SessionParts } from './session-types.ts';
import { Spots } from './spots.ts';
import { Sticking } from './sticking.ts';

export class Session {
  readonly story: Story;
  readonly reader: Reader;
  readonly excursion: Excursion;
  /** The first scene is painted, or will not be by any painter: the still maps stand. */
  readonly ready: Promise<void>;
  readonly #parts: SessionParts;
  readonly #hooks: SessionHooks;
  /** The map: what the reader asks of it beside going somewhere goes there. */
  readonly plate: Plate;
  readonly #spots: Spots;
  /** The mark on the time line. Its place is its own property: on the root each frame would style the whole story again. */
  readonly #now: HTMLElement | null;
  #mode: Mode = 'scroll';
  #offset = 0;
  readonly #sticking: Sticking;
  #still: boolean;
  #scene: Scene;
  #index: number;
  #release: () => void = () => {};
  readonly #under = new PageUnder(() => this.reader.scroller.y);

  constructor(parts: SessionParts, { theme, motion, simple }: SessionChoices, hooks: SessionHooks) {
    this.#parts = parts;
    this.#hooks = hooks;
    this.#now = parts.root.querySelector('.timeline .now');
    this.#sticking = new Sticking(parts);
    this.#still = !motion;
    this.story = parts.story;
    this.reader = new Reader(parts, this.#scroller(), (scene, view, resized) =>
      this.#told(scene, view, resized),
    );
    this.#scene = this.reader.scene;
    this.#index = this.#scene.index;
    this.plate = new Plate(parts, theme, simple, {
      view: () => this.reader.view,
      scene: () => this.#scene,
      ahead: () => this.#ahead(),
      again: () => this.#paint(this.#scene),
      moved: (camera, settled) => this.excursion.moved(camera, settled),
      painterchange: (detail) => {
        // Only the live map can be looked around in.
        if (detail.painter === 'svg') this.lookAround(false);
        hooks.painterchange(detail);
      },
      storyerror: hooks.storyerror,
      trouble: hooks.trouble,
      ground: hooks.ground,
    });
    this.ready = this.plate.ready;
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
      free: (on) => this.plate.setFree(on),
      move: (camera) => this.plate.free?.moveTo(camera),
      leaves: () => hooks.leaves(),
      changed: (place, look) => this.#changed(place, look),
    });
    this.reader.setStill(!motion);
    this.#paint(this.reader.scene);
    addEventListener('scroll', this.#scrolled, { passive: true, capture: true });
  }

  get scene(): Scene {
    return this.#scene;
  }

  get map(): LivePainter['map'] | null {
    return this.plate.map;
  }

  get painter(): 'maplibre' | 'svg' | null {
    return this.plate.kind;
  }

  /** The reader stays where they are in the story. */
  setMode(mode: Mode): void {
    if (mode === this.#mode) return;
    this.#mode = mode;
    this.closePlace();
    this.lookAround(false);
    this.#parts.root.dataset.mode = mode;
    this.reader.setScroller(this.#scroller());
    // Steps stand at chapters, not between them.
    if (mode === 'steps') this.reader.go(Math.round(this.reader.progress));
    this.#hooks.modechange({ mode });
  }

  /** @param offset how high the host's sticky header is, CSS pixels: the stage comes to rest below it */
  setOffset(offset: number): void {
    if (offset === this.#offset) return;
    this.#offset = offset;
    this.#parts.root.style.setProperty('--at-offset', `${offset}px`);
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
      this.#under.leave();
      const first = this.story.chapters.findIndex((chapter) => place.chapters.includes(chapter.id));
      this.reader.go(Math.max(0, first));
    }
    this.#under.opened();
    this.excursion.open(id);
  }

  closePlace(): void {
    if (this.excursion.place === null) return;
    this.excursion.close();
    const by = this.#under.back();
    if (by) this.reader.scroller.by(by, 'instant');
  }

  /** The map is the reader's own until they come back. Only where there is a live map. */
  lookAround(on: boolean): void {
    if (on === this.excursion.look || (on && this.painter !== 'maplibre')) return;
    const { root, stage } = this.#parts;
    const { scroller } = this.reader;
    this.#release();
    this.#release = on ? holdPage(root) : () => {};
    this.#under.forget();
    this.reader.hold(on);
    // At the story's ends a part of the stage is off the screen: the free map wants all of it.
    if (on) scroller.by(stage.getBoundingClientRect().top - scroller.line, 'instant');
    this.excursion.setLook(on);
  }

  zoomBy(by: number): void {
    this.plate.free?.zoomBy(by, this.#still);
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
    removeEventListener('scroll', this.#scrolled, { capture: true });
    this.#release();
    this.excursion.destroy();
    this.reader.destroy();
    this.plate.destroy();
    this.#spots.clear();
  }

  /** The story fills at least half of the screen. */
  #onScreen(): boolean {
    const { top, bottom } = this.#parts.box.getBoundingClientRect();
    const { line, height } = this.reader.scroller;
    return top < line + height / 2 && bottom > line + height / 2;
  }

  /** This chapter, the one before and the one after, at rest. */
  #ahead(): Camera[] {
    const { index } = this.reader.scene;
    return [index - 1, index, index + 1].map((p) => sceneAt(this.story, p, this.reader.view).camera);
  }

  /** The reader has scrolled, or the stage has changed. */
  #told(scene: Scene, view: Viewport, resized: boolean): void {
    if (resized) this.plate.resize(view);
    this.#now?.style.setProperty('--now', timeAt(this.story, scene.progress).toFixed(4));
    if (!this.excursion.away) this.#paint(scene);
    else if (resized) this.excursion.again();
    if (scene.index === this.#index) return;
    this.#index = scene.index;
    this.#hooks.chapterchange({ id: scene.chapter, index: scene.index });
  }

  /** A card that is read moves by without a new scene, so the page itself is listened to. */
  readonly #scrolled = (): void => {
    if (this.#mode === 'scroll' && this.#sticking.fails(this.reader.scroller.line)) this.setMode('steps');
    if (this.excursion.place === null || this.excursion.look || !this.#under.scrolledOn) return;
    this.#under.forget();
    this.excursion.close();
  };

  #scroller(): Scroller {
    const { frame, box } = this.#parts;
    return this.#mode === 'steps' ? windowScroller(frame) : pageScroller(box, () => this.#offset);
  }

  #changed(place: string | null, look: boolean): void {
    const { root } = this.#parts;
    const before = root.dataset.away;
    if (place === null && !look) delete root.dataset.away;
    else root.dataset.away = place !== null ? 'place' : 'look';
    root.toggleAttribute('data-look', look);
    this.#hooks.away(place, look);
    if (place !== null) this.#hooks.placeopen({ id: place });
    else if (before === 'place') this.#hooks.placeclose({});
  }

  #paint(scene: Scene): void {
    this.#scene = scene;
    this.plate.paint(scene);
    if (this.plate.kind) this.#spots.paint(scene);
    else this.#spots.clear();
    this.#hooks.scene(scene);
  }
}
