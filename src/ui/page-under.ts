/** The page under an open place: where it stood, where the reader came from, and whether it has scrolled on since. */

/** The page scrolls under an open place by this much: the reader goes on with the story. CSS pixels. */
const SCROLLED_ON = 60;

export class PageUnder {
  /** How far what the story stands in is scrolled, CSS pixels. */
  readonly #y: () => number;
  /** Null while the browser itself still puts the page somewhere. */
  #openedAt: number | null = null;
  /** Where the page was when a place was opened from outside the map. */
  #cameFrom: number | null = null;

  constructor(y: () => number) {
    this.#y = y;
  }

  /** The page is about to go to the map. */
  leave(): void {
    this.#cameFrom ??= this.#y();
  }

  opened(): void {
    this.#openedAt = null;
    whenLoaded(() => (this.#openedAt = this.#y()));
  }

  /** The reader is to stay where they are now. */
  forget(): void {
    this.#cameFrom = null;
  }

  /** @returns how far to scroll to be back where the reader came from; 0 where they did not come from elsewhere */
  back(): number {
    const by = this.#cameFrom === null ? 0 : this.#cameFrom - this.#y();
    this.forget();
    return by;
  }

  get scrolledOn(): boolean {
    return this.#openedAt !== null && Math.abs(this.#y() - this.#openedAt) >= SCROLLED_ON;
  }
}

/** Until a page has loaded the browser goes to its fragment, or back to where it was before a reload. */
function whenLoaded(then: () => void): void {
  if (document.readyState === 'complete') then();
  else
    addEventListener('load', () => requestAnimationFrame(() => requestAnimationFrame(then)), { once: true });
}
