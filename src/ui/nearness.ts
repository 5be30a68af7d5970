/** Whether a stage is near enough to have the page's live map. */
import { bid, settle } from './alive.ts';
import type { Bidder } from './alive.ts';

/** A stage and a half ahead: the map has time to be there when it is seen, and none is made for who never comes. */
const NEAR = '150% 0%';
/** Farther away than this it is given back: one who reads the sources and returns finds it still there. */
const FAR = '400% 0%';

export class Nearness {
  readonly #observers: IntersectionObserver[];
  readonly #bidder: Bidder;
  /** What the host has decided; null leaves it to us. */
  #host: boolean | null = null;
  #near = false;

  /**
   * @param story the whole of which the stage is a part
   * @param give called when the map is this stage's, and when it is not any more
   */
  constructor(stage: HTMLElement, story: HTMLElement, give: (on: boolean) => void) {
    this.#bidder = {
      give,
      box: () => story.getBoundingClientRect(),
      far() {
        const { top, bottom } = stage.getBoundingClientRect();
        return Math.abs((top + bottom - innerHeight) / 2);
      },
    };
    const observe = (margin: string, threshold: number[], call: (inside: boolean) => void) => {
      const observer = new IntersectionObserver((entries) => call(entries.at(-1)!.isIntersecting), {
        rootMargin: margin,
        threshold,
      });
      observer.observe(stage);
      return observer;
    };
    this.#observers = [
      observe(NEAR, [0], (inside) => inside && this.#set(true)),
      observe(FAR, [0], (inside) => !inside && this.#set(false)),
      // Of two that are near, the one that the reader looks at.
      observe('0%', [0, 0.25, 0.5, 0.75, 1], () => settle()),
    ];
  }

  /** A frame cannot see how near it is; its host can. */
  tell(near: boolean): void {
    this.#host = near;
    bid(this.#bidder, near);
  }

  destroy(): void {
    for (const observer of this.#observers) observer.disconnect();
    bid(this.#bidder, false);
  }

  #set(near: boolean): void {
    if (near === this.#near) return;
    this.#near = near;
    if (this.#host === null) bid(this.#bidder, near);
  }
}
