/**
 * `<armored-train-story>`: the story's public face. Written by hand: where its children are the prerendered story
 * it hydrates them in place, so that what the reader already sees is kept; else it makes the story where its door says.
 */
import { flushSync, hydrate, mount, unmount } from 'svelte';
import type { Map as GlMap } from 'maplibre-gl';
import type { Scene } from '../scene/types.ts';
import type { Story } from '../story/types.ts';
import type { Session } from '../ui/session.ts';
import StoryView from '../ui/Story.svelte';
import { EVENTS } from './events.ts';
import type { Listening, StoryEventMap } from './events.ts';
import { chaptersOf, indexIn, placesOf } from './lists.ts';
import type { ChapterEntry, PlaceEntry } from './lists.ts';
import { liveProps } from './live-props.svelte.ts';
import { langOf, readOptions } from './options.ts';
import type { Made, Shown, Supply } from './supply.ts';

export const TAG = 'armored-train-story';

let supply: Supply;

// eslint-disable-next-line @typescript-eslint/no-unsafe-declaration-merging -- see below: its own events, types only
export class ArmoredTrainStory extends HTMLElement {
  static readonly observedAttributes = ['lang', 'theme', 'mode', 'offset', 'chapter', 'basemap'];

  #shown: Shown | null = null;
  /** Counts what was asked for: only the newest story to come is shown. */
  #turn = 0;
  /** What was asked for while the story was not in the page: where it goes once it is. */
  #first: { chapter?: string; place?: string } = {};
  #begun = false;
  #readyNow: () => void = () => {};
  #readyNever: (error: Error) => void = () => {};
  /**
   * The first scene is painted; where there can be no live map, the still maps stand instead. Rejected where the story
   * itself does not load.
   */
  readonly ready = new Promise<void>((resolve, reject) => {
    this.#readyNow = resolve;
    this.#readyNever = reject;
  });

  connectedCallback(): void {
    this.ready.catch(() => {}); // Who does not wait for it is told by the event.
    if (this.#shown) return;
    if (typeof supply.load === 'function') void this.#fetch(supply.load);
    else this.#show(supply.load);
  }

  disconnectedCallback(): void {
    // A node that is moved is connected again at once; one that is gone takes its map with it.
    queueMicrotask(() => {
      if (!this.isConnected) this.#leave();
    });
  }

  attributeChangedCallback(name: string, before: string | null, value: string | null): void {
    if (!this.#shown || before === value) return;
    if (name === 'lang') {
      if (typeof supply.load === 'function') void this.#fetch(supply.load);
    } else if (name === 'chapter') {
      this.#begun = true;
      if (value !== null) this.#try('chapter', () => this.goTo(value));
    } else {
      this.#shown.set(readOptions(this));
      flushSync();
    }
  }

  /** In the story's order; none before the story is there. */
  get chapters(): ChapterEntry[] {
    return chaptersOf(this.#story);
  }

  get places(): PlaceEntry[] {
    return placesOf(this.#story);
  }

  /** 0 … chapters − 1; a whole number is a chapter at rest. Setting it scrolls the page there. */
  get progress(): number {
    return this.#session?.reader.progress ?? 0;
  }

  set progress(value: number) {
    if (!Number.isFinite(value))
      throw new TypeError(`progress is a number from 0 to ${this.chapters.length - 1}, not ${value}`);
    this.#session?.reader.go(value);
  }

  /** What is on the screen, as plain data; null before the story is in a page. */
  get scene(): Scene | null {
    return this.#session ? structuredClone(this.#session.scene) : null;
  }

  get map(): GlMap | null {
    return this.#session?.map ?? null;
  }

  get painter(): 'maplibre' | 'svg' | null {
    return this.#session?.painter ?? null;
  }

  /**
   * Goes to a chapter; as soon as the story is there, where it is still on its way.
   * @throws RangeError if there is no such chapter; the message lists those that there are
   */
  goTo(chapterId: string): void {
    const index = this.#story ? indexIn(this.chapters, 'chapter', chapterId) : 0;
    if (this.#session) this.progress = index;
    else this.#first = { chapter: chapterId };
  }

  /**
   * Opens a place's card and takes the map there, as `goTo` does; `closePlace` brings the reader back to where they were.
   * @throws RangeError if there is no such place; the message lists those that there are
   */
  openPlace(placeId: string): void {
    if (this.#story) indexIn(this.places, 'place', placeId);
    if (this.#session) this.#session.openPlace(placeId);
    else this.#first.place = placeId;
  }

  /** Does nothing where no place is open. */
  closePlace(): void {
    delete this.#first.place;
    this.#session?.closePlace();
  }

  /**
   * Whether the story may have the page's live map. For the frame's door: from inside a frame nobody sees how near it is.
   * Not said, the story finds out.
   */
  setAwake(awake: boolean): void {
    this.#session?.plate.setAwake(awake);
  }

  /** Tells the reader something in one quiet line over the story, until the next chapter. For the doors. */
  say(text: string): void {
    this.#shown?.view.say(text);
  }

  get #session(): Session | null {
    return this.#shown?.view.session() ?? null;
  }

  get #story(): Story | null {
    return this.#shown?.story ?? (typeof supply.load === 'object' ? supply.load : null);
  }

  /** Shows the story in the language that is asked for now, at the progress at which it was in another. */
  async #fetch(load: (lang: string) => Promise<Story>): Promise<void> {
    const turn = ++this.#turn;
    try {
      const story = await load(langOf(this, supply.langs));
      if (turn !== this.#turn || !this.isConnected || this.#shown?.story === story) return;
      const at = this.#shown ? this.progress : null;
      this.#leave();
      this.#show(story);
      if (at !== null) this.progress = at;
    } catch (error) {
      const { message } = error as Error;
      this.#tell('storyerror', { message });
      this.#readyNever(new Error(`the story did not load: ${message}`));
    }
  }

  #show(story: Story): void {
    const { base, fixed, home: homeOf, addressed: languages, renew } = supply;
    const home = homeOf?.(this) ?? this;
    const events = Object.fromEntries(
      EVENTS.map((name) => [name, (detail: object) => this.#happened(name, detail)]),
    );
    const given = { story, fixed, base, languages, events, renew };
    const { props, set } = liveProps(given, readOptions(this));
    const start = home.querySelector('.story') ? hydrate : mount;
    const view = start(StoryView, { target: home as HTMLElement, props: props as never }) as Made;
    this.#shown = { story, home, view, set };
    // What mounting starts runs now, so that a host may go on with the element at once.
    flushSync();
    void this.#session?.ready.then(this.#readyNow);
    const { chapter, place } = this.#first;
    this.#first = {};
    this.#begin(typeof supply.load === 'object');
    if (chapter !== undefined) this.#try('chapter', () => this.goTo(chapter));
    if (place !== undefined) this.#try('place', () => this.openPlace(place));
  }

  /**
   * Begins at the chapter of the attribute, once: in steps, or where the page is the story's own (the page, the frame). In
   * an article that scrolls it the story begins at its beginning. @param now else the value is only looked at
   */
  #begin(now: boolean): void {
    const chapter = this.getAttribute('chapter');
    if (this.#begun || chapter === null) return;
    this.#begun = true;
    this.#try('chapter', () => {
      const index = indexIn(this.chapters, 'chapter', chapter);
      this.#begun = now;
      const named = supply.addressed && this.chapters.some(({ id }) => id === location.hash.slice(1));
      if (now && !named && this.progress < 1) this.progress = index;
    });
  }

  #leave(): void {
    if (!this.#shown) return;
    const { view, home } = this.#shown;
    this.#shown = null;
    void unmount(view);
    home.replaceChildren();
  }

  #happened(name: keyof StoryEventMap, detail: object): void {
    if ('mode' in detail && detail.mode === 'steps') this.#begin(true);
    this.#tell(name, detail);
  }

  #tell(name: keyof StoryEventMap, detail: object): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }

  /** For what is asked for in a way that cannot throw. */
  #try(what: 'chapter' | 'place', act: () => void): void {
    try {
      act();
    } catch (error) {
      console.warn(`<${TAG} ${what}>: ${(error as Error).message}`);
    }
  }
}

/** Defines the element once; a page that has it already keeps its own. */
export function defineElement(given: Supply): void {
  if (customElements.get(TAG)) return;
  supply = given;
  customElements.define(TAG, ArmoredTrainStory);
}

// The element's own events beside those of every element.
// eslint-disable-next-line @typescript-eslint/no-unsafe-declaration-merging -- types only
export interface ArmoredTrainStory {
  addEventListener: Listening<AddEventListenerOptions>;
  removeEventListener: Listening<EventListenerOptions>;
}

declare global {
  interface HTMLElementTagNameMap {
    [TAG]: ArmoredTrainStory;
  }
}
