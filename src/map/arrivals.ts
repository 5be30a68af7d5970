/** What the map has of its ground, and what it asks for when a camera comes near it: nothing is loaded that is not seen. */
import type { Camera, Scene, Viewport } from '../scene/types.ts';
import { loadBand } from './bands.ts';
import { BANDS, needs } from './basemap.ts';
import type { Band } from './basemap.ts';
import { reachOf } from './camera.ts';
import { RELIEFS } from './relief-files.ts';
import { showsRelief } from './relief.ts';
import type { Ground } from './style-ground.ts';

export interface ArrivalHooks {
  /** Something has come: the style is to be brought up to date. */
  changed(): void;
  /** A file did not load; null: all that was asked for is there. */
  trouble(error: Error | null): void;
  /** Whether the pictures of `reliefs` have all come, or failed; without it none are waited for. */
  pictured?(): boolean;
}

/** After this the reader is told that a part of the ground is missing; milliseconds. */
const SLOW = 12_000;
/** So long the first picture waits for its finer ground: the still map that it takes the place of has it. Milliseconds. */
const PATIENCE = 4000;

export class Arrivals {
  readonly bands: Ground['bands'] = new Map();
  /** Relief pictures that the map should have; MapLibre loads them itself. */
  reliefs: Ground['reliefs'] = [];
  readonly #hooks: ArrivalHooks;
  readonly #asked = new Set<Band['id']>();
  /** Those that are late are told, each by its timer. */
  readonly #late = new Map<Band['id'], number>();
  /** The first picture has its ground; what comes later changes it. */
  #begun = false;
  /** A picture did not load: which one MapLibre does not say. */
  #failed = false;
  /** Pictures are late. */
  #behind = false;
  #timer = 0;

  constructor(hooks: ArrivalHooks) {
    this.#hooks = hooks;
  }

  /**
   * The bands of the first picture. Without the finer ones, or before they come, it can be painted.
   * @throws Error if the coarsest does not load
   */
  async first(camera: Camera, view: Viewport): Promise<void> {
    const bands = wanted([camera], view);
    const finer = bands.filter(({ tier }) => tier > 0).map(({ id }) => this.#ask(id));
    const load = async ({ id }: Band): Promise<void> => {
      this.#asked.add(id);
      this.bands.set(id, await loadBand(id));
    };
    await Promise.all(bands.filter(({ tier }) => tier === 0).map(load));
    await Promise.race([Promise.all(finer), new Promise((resolve) => setTimeout(resolve, PATIENCE))]);
    this.#begun = true;
  }

  /** A file that was asked for by someone else did not load. */
  failed(error: Error): void {
    this.#failed = true;
    this.#hooks.trouble(error);
  }

  /** Asks for what a scene needs. @param ahead where the reader rests before and after it; `finer` as below */
  follow(scene: Scene, ahead: Camera[], view: Viewport, finer: boolean): void {
    const passes = !scene.rest && scene.place === null && !scene.look;
    if (passes) this.ask(ahead, [scene.camera], view, finer);
    else this.ask([scene.camera, ...ahead], [], view, finer);
  }

  /**
   * Asks for what these cameras need and is not there.
   * @param rests where the reader stands, or is about to
   * @param way where they only pass: the finest bands are not worth their bytes for the moment in which a strip of one is in view
   * @param finer the relief too
   */
  ask(rests: Camera[], way: Camera[], view: Viewport, finer: boolean): void {
    const passed = wanted(way, view).filter(({ tier }) => tier < 2);
    for (const { id } of [...wanted(rests, view), ...passed]) if (!this.#asked.has(id)) void this.#ask(id);
    if (!finer || this.reliefs.length === RELIEFS.length) return;
    const seen = RELIEFS.filter(
      (relief) =>
        this.reliefs.includes(relief) ||
        [...rests, ...way].some((c) => showsRelief(relief.box, c.center, c.zoom, degrees(c, view))),
    );
    if (seen.length === this.reliefs.length) return;
    this.reliefs = seen;
    this.#hooks.changed();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#behind = !(this.#hooks.pictured?.() ?? true);
      if (this.#behind) this.#hooks.trouble(new Error('the map’s relief is late'));
    }, SLOW) as unknown as number;
  }

  /** A picture has come: perhaps the last that was late. */
  pictureCame(): void {
    if (!this.#behind || !this.#hooks.pictured?.()) return;
    this.#behind = false;
    this.#settle();
  }

  destroy(): void {
    for (const timer of [this.#timer, ...this.#late.values()]) clearTimeout(timer);
  }

  /**
   * What did not load may be asked for again.
   * @param pictures those of the relief too: MapLibre does not say which did not come, so all go
   */
  forgive(pictures = false): void {
    if (pictures) {
      this.reliefs = [];
      this.#failed = this.#behind = false;
    }
    for (const id of this.#asked) if (!this.bands.has(id)) this.#asked.delete(id);
  }

  async #ask(id: Band['id']): Promise<void> {
    this.#asked.add(id);
    clearTimeout(this.#late.get(id));
    const late = setTimeout(() => this.#hooks.trouble(new Error(`the map’s part "${id}" is late`)), SLOW);
    this.#late.set(id, late as unknown as number);
    try {
      const data = await loadBand(id);
      // Asked for twice it comes once.
      if (this.bands.has(id)) return;
      this.bands.set(id, data);
      if (this.#begun) this.#hooks.changed();
      this.#settle();
    } catch (error) {
      this.#hooks.trouble(error as Error);
    } finally {
      clearTimeout(late);
    }
  }

  /** Says that nothing is missing, if that is so. */
  #settle(): void {
    const whole = [...this.#asked].every((one) => this.bands.has(one));
    if (whole && !this.#failed && !this.#behind) this.#hooks.trouble(null);
  }
}

const wanted = (cameras: Camera[], view: Viewport): Band[] =>
  BANDS.filter((b) => b.tier === 0 || cameras.some((c) => needs(b, c.center, c.zoom, reachOf(c, view))));

/** From the centre to the stage's farthest edge, at most a quarter of the planet. */
const degrees = (camera: Camera, view: Viewport): number =>
  Math.min(90, (Math.max(...reachOf(camera, view)) * 360) / (512 * 2 ** camera.zoom));
