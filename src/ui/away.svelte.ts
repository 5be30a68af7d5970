/** Where the reader is when they are not in the story, as the components show it; and where the focus belongs then. */
import { tick } from 'svelte';
import type { Scene, Viewport } from '../scene/types.ts';
import type { Inset } from './inset.ts';
import { script } from './script.ts';

export class Away {
  /** Id of the open place. */
  place: string | null = $state(null);
  look = $state(false);
  /** The scene while the reader looks around: the list says what is in view. */
  scene: Scene | null = $state.raw(null);
  /** Loaded when it is first wanted. */
  Look: typeof import('./Look.svelte').default | null = $state.raw(null);
  inset: Inset | null = $state.raw(null);
  readonly #root: HTMLElement;
  /** Where the focus was before the reader left the story. */
  #cameFrom: Element | null = null;

  readonly #focusSpot: (id: string) => void;

  /**
   * @param root the story's outermost element
   * @param focusSpot gives the focus to a place's button on the map, which is made anew when the map stands still again
   */
  constructor(root: HTMLElement, focusSpot: (id: string) => void) {
    this.#root = root;
    this.#focusSpot = focusSpot;
  }

  /** What looking around is done with: it comes first, then the page is held. @throws Error if it does not load */
  async load(): Promise<void> {
    this.Look ??= (await script(() => import('./Look.svelte'))).default;
  }

  /** The reader is about to leave the story: what they come back to is what has the focus now. A map's button is gone after. */
  leave(): void {
    if (this.place === null && !this.look) this.#cameFrom = this.#focused();
  }

  /** The reader has gone somewhere; the focus goes along, and comes back with them. */
  async go(place: string | null, look: boolean, view: () => Viewport): Promise<void> {
    const was = this.place !== null || this.look;
    const before = { place: this.place, look: this.look };
    this.place = place;
    this.look = look;
    if (look && !this.inset) void this.#loadInset(view);
    await tick();
    // Meanwhile they may have gone on.
    if (this.place !== place || this.look !== look) return;
    if (place !== null) this.#focus('#place-name');
    else if (look)
      this.#focus(before.place === null ? '[data-look-close]' : `.finder [data-place="${before.place}"]`);
    else if (was) this.#comeBack();
  }

  /** The reader chose another way back than the one they came: the focus is not to follow. */
  forget(): void {
    this.#cameFrom = null;
  }

  #comeBack(): void {
    const back = this.#cameFrom;
    this.#cameFrom = null;
    if (back instanceof HTMLElement && back.matches('.spot')) this.#focusSpot(back.dataset.place ?? '');
    else if (back instanceof HTMLElement && back.isConnected && back !== document.body)
      back.focus({ preventScroll: true });
  }

  #focused(): Element | null {
    const home = this.#root.getRootNode();
    return home instanceof ShadowRoot ? home.activeElement : document.activeElement;
  }

  #focus(selector: string): void {
    // A place is in the list twice while it is in view; its row under its country stays.
    const target =
      [...this.#root.querySelectorAll<HTMLElement>(selector)].at(-1) ??
      this.#root.querySelector<HTMLElement>('[data-look-close]');
    target?.focus({ preventScroll: true });
  }

  /** The small globe is a nicety: without it one looks around all the same. */
  async #loadInset(view: () => Viewport): Promise<void> {
    try {
      const [{ coarse }, { loadBand }] = await Promise.all([import('./inset.ts'), import('../map/bands.ts')]);
      const { land } = await loadBand('world');
      if (land) this.inset = { land: coarse(land), view };
    } catch {
      this.inset = null;
    }
  }
}
