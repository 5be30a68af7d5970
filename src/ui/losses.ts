/** Counts how often the live map loses its graphics context: phones that are short of memory take it again and again. */

/** So many within a minute, and the live map is given up. */
const MANY = 3;
const WITHIN = 60_000;
/** Milliseconds after which a context that has not come back will not; a page that is not seen does not get it back. */
const PATIENCE = 10_000;

export class Losses {
  readonly #giveUp: () => void;
  #times: number[] = [];
  #timer = 0;
  #never = false;

  /** @param giveUp called when there is to be no live map any more */
  constructor(giveUp: () => void) {
    this.#giveUp = giveUp;
  }

  get tooMany(): boolean {
    return this.#never;
  }

  lost(): void {
    const now = performance.now();
    this.#times = [...this.#times.filter((time) => now - time < WITHIN), now];
    if (this.#times.length >= MANY) return this.#end();
    this.#wait();
  }

  back(): void {
    clearTimeout(this.#timer);
  }

  /** As if nothing had happened. */
  forget(): void {
    clearTimeout(this.#timer);
    this.#times = [];
    this.#never = false;
  }

  #wait(): void {
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => (document.hidden ? this.#wait() : this.#end()), PATIENCE);
  }

  #end(): void {
    clearTimeout(this.#timer);
    this.#never = true;
    // Not while the map is still busy with telling its loss: giving up takes it away.
    queueMicrotask(this.#giveUp);
  }
}
