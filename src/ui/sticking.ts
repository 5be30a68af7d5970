/**
 * Whether the stage sticks is not guessed from the host's style sheets but seen, as soon as it should: some hosts clip
 * what stands around the story, and then nothing in it can stick.
 */
import { clipperOf } from './clip.ts';

/** So far into the story the stage sticks, or never will; CSS pixels. */
const TRIED = 8;
/** It sticks where it should, but for a rounding; CSS pixels. */
const NEAR = 2;

export class Sticking {
  readonly #box: HTMLElement;
  readonly #stage: HTMLElement;
  #known = false;

  constructor({ box, stage }: { box: HTMLElement; stage: HTMLElement }) {
    this.#box = box;
    this.#stage = stage;
  }

  /**
   * Looks until it knows, then never again.
   * @param line where the stage's top comes to rest, CSS pixels in the browser's window
   */
  fails(line: number): boolean {
    if (this.#known) return false;
    const { top, bottom } = this.#box.getBoundingClientRect();
    const high = this.#stage.clientHeight;
    if (!high || top > line - TRIED || bottom < line + high + TRIED) return false;
    this.#known = true;
    if (Math.abs(this.#stage.getBoundingClientRect().top - line) <= NEAR) return false;
    console.warn(
      `<armored-train-story>: nothing can stick inside ${clipperOf(this.#box)}, which clips it; the story is told in steps`,
    );
    return true;
  }
}
