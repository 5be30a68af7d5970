/** Tells when something takes long. */

/** Who has waited so long is told that it is still coming; milliseconds. */
const SLOW = 12_000;

export class Late {
  readonly #told: () => void;
  #timer = 0;

  constructor(told: () => void) {
    this.#told = told;
  }

  get waits(): boolean {
    return this.#timer !== 0;
  }

  /** Begins to wait, or to wait anew. */
  wait(): void {
    this.stop();
    this.#timer = window.setTimeout(this.#told, SLOW);
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = 0;
  }
}
