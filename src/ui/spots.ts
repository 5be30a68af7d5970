/** The map's places as buttons, over their dots: there while the map stands still, or is the reader's own. */
import type { Scene, ScenePlace } from '../scene/types.ts';
import { FULL, reaches, type Reach } from './reach.ts';

export interface SpotOptions {
  /** An element that covers the stage. */
  root: HTMLElement;
  /** What a place's button says of itself. */
  says(id: string): string;
  open(id: string, from: HTMLElement): void;
}

export class Spots {
  readonly #options: SpotOptions;
  readonly #buttons = new Map<string, HTMLButtonElement>();
  /** The reader is where their places' buttons stay. */
  #home = false;
  /** Waits for the focus. */
  #wanted: string | null = null;

  constructor(options: SpotOptions) {
    this.#options = options;
  }

  paint(scene: Scene): void {
    const still = scene.rest || scene.look || scene.place !== null;
    this.#home = scene.place === null && still;
    const shown = new Map(
      still
        ? scene.places
            .filter((place) => place.visible && place.opacity > 0.5 && !this.#covered(scene, place))
            .map((place) => [place.id, place])
        : [],
    );
    for (const [id, button] of this.#buttons) {
      if (shown.has(id)) continue;
      button.remove();
      this.#buttons.delete(id);
    }
    const reach = reaches([...shown.values()]);
    for (const [i, [id, place]] of [...shown].entries()) this.#put(id, place, reach[i]!);
    if (this.#wanted !== null) this.focus(this.#wanted);
  }

  /** Now, or as soon as the map stands still and the place's button is there again. */
  focus(id: string): void {
    // While the map is still on its way back the buttons come and go.
    const button = this.#home ? this.#buttons.get(id) : undefined;
    this.#wanted = button ? null : id;
    button?.focus({ preventScroll: true });
  }

  /** The button of the place under a point of the stage, CSS pixels; for the free map, which takes the pointer itself. */
  at(x: number, y: number): HTMLButtonElement | null {
    let best: HTMLButtonElement | null = null;
    let least = FULL;
    for (const button of this.#buttons.values()) {
      const far = Math.hypot(Number(button.dataset.x) - x, Number(button.dataset.y) - y);
      if (far < least) [best, least] = [button, far];
    }
    return best;
  }

  clear(): void {
    this.#options.root.replaceChildren();
    this.#buttons.clear();
  }

  /** Away from the story a card or the list lies over the map: left of it on a wide stage, below it on a narrow one. */
  #covered({ rest, look, place, camera }: Scene, { x, y }: ScenePlace): boolean {
    if (rest && !look && place === null) return false;
    const { left, bottom } = camera.padding;
    return left > bottom ? x < left - FULL : y > this.#options.root.clientHeight - bottom + FULL;
  }

  #put(id: string, { x, y }: ScenePlace, reach: Reach): void {
    let button = this.#buttons.get(id);
    if (!button) {
      button = document.createElement('button');
      button.type = 'button';
      button.className = 'spot';
      button.dataset.place = id;
      button.setAttribute('aria-label', this.#options.says(id));
      const tip = button.appendChild(document.createElement('span'));
      tip.className = 'tip';
      tip.textContent = this.#options.says(id);
      this.#buttons.set(id, this.#options.root.appendChild(button));
    }
    const at = `translate(${x.toFixed(1)}px, ${y.toFixed(1)}px)`;
    if (button.style.transform !== at) button.style.transform = at;
    fit(button, reach);
    button.dataset.x = x.toFixed(1);
    button.dataset.y = y.toFixed(1);
    button.classList.toggle('edge', x > this.#options.root.clientWidth - 160);
  }
}

/** Gives a button its edges, where they changed. */
function fit(button: HTMLButtonElement, { left, top, right, bottom }: Reach): void {
  const said = [left, top, right, bottom].map((px) => px.toFixed(1)).join(' ');
  if (button.dataset.reach === said) return;
  button.dataset.reach = said;
  button.style.setProperty('--back', `${left.toFixed(1)}px`);
  button.style.setProperty('--up', `${top.toFixed(1)}px`);
  button.style.width = `${(left + right).toFixed(1)}px`;
  button.style.height = `${(top + bottom).toFixed(1)}px`;
}
