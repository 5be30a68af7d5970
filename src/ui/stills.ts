/** Still maps that do not load: nobody is told while a live map may still come in their place. */

/** Milliseconds. */
const PATIENCE = 4000;

export class Stills {
  readonly #root: HTMLElement;
  readonly #told: (missing: boolean) => void;
  readonly #missing = new Set<HTMLImageElement>();
  #timer = 0;

  /** @param told whether one of those that were to be seen is missing */
  constructor(root: HTMLElement, told: (missing: boolean) => void) {
    this.#root = root;
    this.#told = told;
    for (const name of ['error', 'load']) root.addEventListener(name, this.#heard, true);
    // Those that failed before anyone listened.
    for (const img of root.querySelectorAll<HTMLImageElement>('.still > img'))
      if (img.complete && img.currentSrc && !img.naturalWidth) this.#add(img);
  }

  again(): void {
    for (const img of this.#missing) img.setAttribute('src', img.getAttribute('src')!);
    this.#forget();
  }

  destroy(): void {
    for (const name of ['error', 'load']) this.#root.removeEventListener(name, this.#heard, true);
    clearTimeout(this.#timer);
  }

  readonly #heard = ({ type, target }: Event): void => {
    if (!(target instanceof HTMLImageElement) || !target.matches('.still > img')) return;
    if (type === 'error') this.#add(target);
    else if (this.#missing.delete(target) && !this.#missing.size) this.#forget();
  };

  #add(img: HTMLImageElement): void {
    this.#missing.add(img);
    this.#timer ||= window.setTimeout(() => this.#told(true), PATIENCE);
  }

  #forget(): void {
    clearTimeout(this.#timer);
    this.#timer = 0;
    this.#missing.clear();
    this.#told(false);
  }
}
