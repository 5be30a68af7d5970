/**
 * `<armored-train-story>`: the story's public face. Written by hand: where its children are the prerendered story
 * it hydrates them in place, so that what the reader already sees is kept.
 */
import { flushSync, hydrate, mount, unmount } from 'svelte';
import type { Map as GlMap } from 'maplibre-gl';
import type { Scene } from '../scene/types.ts';
import type { LonLat, Story } from '../story/types.ts';
import type { Session } from '../ui/session.ts';
import StoryView from '../ui/Story.svelte';
import { THEMES } from '../ui/theme.ts';
import type { ThemeChoice } from '../ui/theme.ts';

export const TAG = 'armored-train-story';

export interface StoryEventMap {
  chapterchange: CustomEvent<{ id: string; index: number }>;
  painterchange: CustomEvent<{ painter: 'maplibre' | 'svg' | null }>;
  storyerror: CustomEvent<{ message: string }>;
  placeopen: CustomEvent<{ id: string }>;
  placeclose: CustomEvent<Record<string, never>>;
}

interface Made {
  session(): Session | null;
  setTheme(theme: ThemeChoice): void;
  say(text: string): void;
}

// eslint-disable-next-line @typescript-eslint/no-unsafe-declaration-merging -- see below: its own events, types only
export class ArmoredTrainStory extends HTMLElement {
  static readonly observedAttributes = ['theme', 'chapter', 'basemap'];
  /** The story that this page carries, and the way from the page to the site's root. Set by the door. */
  static story: Story;
  static base = './';

  #made: Made | null = null;
  #readyNow: () => void = () => {};
  /** The first scene is painted; where there can be no live map, the still maps stand instead. */
  readonly ready = new Promise<void>((resolve) => (this.#readyNow = resolve));

  connectedCallback(): void {
    if (this.#made) return;
    const { story, base } = ArmoredTrainStory;
    const tell = (name: keyof StoryEventMap) => (detail: object) =>
      this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
    const props = {
      story,
      base,
      theme: this.#theme(),
      basemap: this.getAttribute('basemap'),
      events: {
        chapterchange: tell('chapterchange'),
        painterchange: tell('painterchange'),
        storyerror: tell('storyerror'),
        placeopen: tell('placeopen'),
        placeclose: tell('placeclose'),
      },
    };
    const start = this.firstElementChild ? hydrate : mount;
    this.#made = start(StoryView, { target: this, props: props as never }) as Made;
    // What mounting starts runs now, so that a host may go on with the element at once.
    flushSync();
    void this.#session?.ready.then(this.#readyNow);
    const chapter = this.getAttribute('chapter');
    const hash = location.hash.slice(1);
    if (chapter !== null && !this.chapters.some(({ id }) => id === hash)) this.#open(chapter);
  }

  disconnectedCallback(): void {
    // A node that is moved is connected again at once; one that is gone takes its map with it.
    queueMicrotask(() => {
      if (this.isConnected || !this.#made) return;
      void unmount(this.#made);
      this.#made = null;
      this.replaceChildren();
    });
  }

  attributeChangedCallback(name: string, before: string | null, value: string | null): void {
    if (!this.#made || before === value) return;
    if (name === 'theme') this.#made.setTheme(this.#theme());
    if (name === 'basemap') this.#session?.setBasemap(value);
    if (name === 'chapter' && value !== null) this.#open(value);
  }

  /** In the story's order. */
  get chapters(): { id: string; title: string; date: string }[] {
    return ArmoredTrainStory.story.chapters.map(({ id, headline, date }) => ({
      id,
      title: headline,
      date: date.from,
    }));
  }

  get places(): { id: string; name: string; at: LonLat }[] {
    return Object.values(ArmoredTrainStory.story.places).map(({ id, name, at }) => ({
      id,
      name,
      at: [at[0], at[1]],
    }));
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

  /** What is on the screen, as plain data; null before the element is in a page. */
  get scene(): Scene | null {
    return this.#session ? structuredClone(this.#session.scene) : null;
  }

  get map(): GlMap | null {
    return this.#session?.map ?? null;
  }

  get painter(): 'maplibre' | 'svg' | null {
    return this.#session?.painter ?? null;
  }

  /** @throws RangeError if there is no such chapter; the message lists those that there are */
  goTo(chapterId: string): void {
    const ids = this.chapters.map(({ id }) => id);
    const index = ids.indexOf(chapterId);
    if (index < 0) throw new RangeError(`no chapter "${chapterId}"; there are: ${ids.join(', ')}`);
    this.progress = index;
  }

  /**
   * Opens a place's card and takes the map there; `closePlace` brings the reader back to where they were.
   * @throws RangeError if there is no such place; the message lists those that there are
   */
  openPlace(placeId: string): void {
    const ids = Object.keys(ArmoredTrainStory.story.places);
    if (!ids.includes(placeId)) throw new RangeError(`no place "${placeId}"; there are: ${ids.join(', ')}`);
    this.#session?.openPlace(placeId);
  }

  /** Does nothing where no place is open. */
  closePlace(): void {
    this.#session?.closePlace();
  }

  /** Tells the reader something in one quiet line over the story, until the next chapter. For the doors. */
  say(text: string): void {
    this.#made?.say(text);
  }

  get #session(): Session | null {
    return this.#made?.session() ?? null;
  }

  #open(chapter: string): void {
    try {
      this.goTo(chapter);
    } catch (error) {
      console.warn(`<${TAG} chapter>: ${(error as Error).message}`);
    }
  }

  #theme(): ThemeChoice {
    const value = this.getAttribute('theme') ?? 'auto';
    if ((THEMES as readonly string[]).includes(value)) return value as ThemeChoice;
    console.warn(`<${TAG} theme="${value}">: the themes are ${THEMES.join(', ')}; it is auto now`);
    return 'auto';
  }
}

/** Defines the element once; a page that has it already keeps its own. */
export function define(story: Story, base: string): void {
  if (customElements.get(TAG)) return;
  ArmoredTrainStory.story = story;
  ArmoredTrainStory.base = base;
  customElements.define(TAG, ArmoredTrainStory);
}

// The element's own events beside those of every element.
// eslint-disable-next-line @typescript-eslint/no-unsafe-declaration-merging -- types only
export interface ArmoredTrainStory {
  addEventListener<K extends keyof StoryEventMap>(
    type: K,
    listener: (event: StoryEventMap[K]) => void,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
  removeEventListener<K extends keyof StoryEventMap>(
    type: K,
    listener: (event: StoryEventMap[K]) => void,
    options?: boolean | EventListenerOptions,
  ): void;
  removeEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | EventListenerOptions,
  ): void;
}

declare global {
  interface HTMLElementTagNameMap {
    [TAG]: ArmoredTrainStory;
  }
}
