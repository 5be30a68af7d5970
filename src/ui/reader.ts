/**
 * Follows the reader: one scroll read a frame, one rectangle, before any write; then the scene for it goes out.
 * It keeps the reader's place when the layout changes under them.
 */
import { sceneAt } from '../scene/scene.ts';
import type { Scene, Viewport } from '../scene/types.ts';
import { markAt, progressAt, scrollAt, scrollAtMark, trackOf } from '../scroll/progress.ts';
import type { Mark, Track } from '../scroll/progress.ts';
import type { Story } from '../story/types.ts';
import { readLayout } from './layout.ts';
import type { Layout } from './layout.ts';
import type { Scroller } from './scroller.ts';

export interface ReaderParts {
  story: Story;
  /** The box that the story scrolls through. */
  box: HTMLElement;
  stage: HTMLElement;
  probe: HTMLElement;
  cards: HTMLElement[];
}

export class Reader {
  readonly #parts: ReaderParts;
  readonly #onScene: (scene: Scene, view: Viewport, resized: boolean) => void;
  readonly #observer: ResizeObserver;
  #layout: Layout;
  #track: Track;
  #mark: Mark = { progress: 0, share: 0 };
  #scene: Scene;
  #frame = 0;
  #measure = false;
  /** The layout that the track was measured in. */
  #taken = '';
  #still = false;
  /** The reader is elsewhere (looking around): what the page does meanwhile is undone when they come back. */
  #held = false;
  #gone = false;
  /** Where the box is in what scrolls, CSS pixels: it changes when the article above it does. */
  #offset: number;
  #scroller: Scroller;
  #stop: () => void;

  constructor(
    parts: ReaderParts,
    scroller: Scroller,
    onScene: (scene: Scene, view: Viewport, resized: boolean) => void,
  ) {
    this.#parts = parts;
    this.#scroller = scroller;
    this.#onScene = onScene;
    this.#layout = readLayout(parts.stage, parts.probe);
    this.#track = this.#measured();
    this.#offset = this.#top();
    this.#mark = markAt(this.#track, this.#scroll());
    this.#scene = this.#sceneNow();
    this.#observer = new ResizeObserver(this.#stale);
    for (const element of [document.documentElement, parts.stage, parts.probe, ...parts.cards])
      this.#observer.observe(element);
    this.#stop = scroller.listen(this.#ask);
    addEventListener('resize', this.#stale, { passive: true });
  }

  get scene(): Scene {
    return this.#scene;
  }

  get view(): Viewport {
    return this.#layout.view;
  }

  get progress(): number {
    return this.#mark.progress;
  }

  get scroller(): Scroller {
    return this.#scroller;
  }

  /** The story scrolls in something else from now on; the reader stays where they are in it. */
  setScroller(scroller: Scroller): void {
    this.#stop();
    this.#scroller = scroller;
    this.#stop = scroller.listen(this.#ask);
    this.#relayout();
    this.#return();
    this.#say(true);
  }

  /** Scrolls so that the story is at this progress. */
  go(progress: number, behavior: ScrollBehavior = 'instant'): void {
    // A layout that has just changed is not to lead back to where the reader was in the one before.
    const resized = (this.#measure || this.#shape() !== this.#taken) && this.#relayout();
    this.#scroller.by(scrollAt(this.#track, progress) - this.#scroll(), behavior);
    if (behavior === 'instant') this.#tick();
    if (resized) this.again();
  }

  /** Stops following the page; and takes it back to where it was, to follow it again. */
  hold(on: boolean): void {
    if (on === this.#held) return;
    this.#held = on;
    if (on) return;
    if (this.#measure || this.#shape() !== this.#taken) this.#relayout();
    this.#return();
    this.#tick();
  }

  /** With reduced motion scenes are cut, not travelled. */
  setStill(still: boolean): void {
    this.#still = still;
    this.#tick();
  }

  /** Says the present scene again, for a painter that came later. */
  again(): void {
    this.#onScene(this.#scene, this.view, true);
  }

  destroy(): void {
    this.#gone = true;
    cancelAnimationFrame(this.#frame);
    this.#observer.disconnect();
    this.#stop();
    removeEventListener('resize', this.#stale);
  }

  readonly #stale = (): void => {
    this.#measure = true;
    this.#ask();
  };

  readonly #ask = (): void => {
    if (!this.#frame && !this.#gone) this.#frame = requestAnimationFrame(() => this.#tick());
  };

  #scroll(): number {
    return this.#scroller.line - this.#parts.box.getBoundingClientRect().top;
  }

  /** Where the box begins in what scrolls. */
  #top(): number {
    return this.#scroller.y - this.#scroll();
  }

  #tick(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    // Hidden by its host: there is nothing to measure, and what was measured holds until it is shown again.
    if (!this.#parts.stage.clientWidth) return;
    // Observers report after the frame in which a layout has changed, and a scroll may come before them.
    if (this.#measure || this.#shape() !== this.#taken) return this.#remeasure();
    if (this.#held) return;
    const scroll = this.#anchored();
    this.#mark = markAt(this.#track, scroll);
    this.#say(false);
  }

  /**
   * The scroll position, after undoing what a reflow above did to it: a late image above must not move the story
   * under its reader. Browsers that anchor scrolling have done so already.
   */
  #anchored(): number {
    const scroll = this.#scroll();
    const by = this.#scroller.y - scroll - this.#offset;
    this.#offset += by;
    if (ANCHORS || Math.abs(by) < 1 || scroll + by < 0) return scroll;
    this.#scroller.by(by, 'instant');
    return scroll + by;
  }

  /**
   * The layout changed. Where the stage has another size, keep the chapter and the share of its card, whatever they
   * are now in pixels. Where only a card has (the reader opened a claim, a font came), the page flows as any page does.
   */
  #remeasure(): void {
    const resized = this.#relayout();
    if (this.#held) return this.#say(resized);
    if (resized) this.#replace();
    const scroll = this.#anchored();
    this.#mark = resized
      ? { ...this.#mark, progress: progressAt(this.#track, scroll) }
      : markAt(this.#track, scroll);
    this.#say(resized);
  }

  /** @returns whether the stage has another size */
  #relayout(): boolean {
    this.#measure = false;
    this.#scroller.look();
    const layout = readLayout(this.#parts.stage, this.#parts.probe);
    const resized = !sameView(layout.view, this.#layout.view);
    if (resized || layout.readTop !== this.#layout.readTop) this.#layout = layout;
    this.#track = this.#measured();
    return resized;
  }

  /** Scrolls to the mark, wherever the page is. */
  #return(): void {
    const by = scrollAtMark(this.#track, this.#mark) - this.#scroll();
    if (Math.abs(by) > 1) this.#scroller.by(by, 'instant');
    this.#offset = this.#top();
  }

  /** Scrolls back to the mark, in a layout in which it is elsewhere. */
  #replace(): void {
    const scroll = this.#scroll();
    if (scroll > 0 && scroll < this.#parts.box.clientHeight) return this.#return();
    this.#offset = this.#top();
  }

  /** Tells one layout from another without measuring every card. */
  #shape(): string {
    const { box, stage } = this.#parts;
    return `${box.offsetHeight} ${stage.clientWidth} ${stage.clientHeight}`;
  }

  #measured(): Track {
    this.#taken = this.#shape();
    const top = this.#parts.box.getBoundingClientRect().top;
    const cards = this.#parts.cards.map((card) => {
      const rect = card.getBoundingClientRect();
      return { top: rect.top - top, bottom: rect.bottom - top };
    });
    return trackOf(cards, this.#layout);
  }

  #sceneNow(): Scene {
    const { progress } = this.#mark;
    return sceneAt(this.#parts.story, this.#still ? Math.round(progress) : progress, this.#layout.view);
  }

  #say(resized: boolean): void {
    const shown = this.#still ? Math.round(this.#mark.progress) : this.#mark.progress;
    if (!resized && this.#scene.progress === shown) return;
    this.#scene = this.#sceneNow();
    this.#onScene(this.#scene, this.view, resized);
  }
}

/** Whether the browser keeps what is read in its place when something above it changes its height. */
const ANCHORS = typeof CSS !== 'undefined' && CSS.supports('overflow-anchor', 'auto');

const sameView = (a: Viewport, b: Viewport): boolean => JSON.stringify(a) === JSON.stringify(b);
