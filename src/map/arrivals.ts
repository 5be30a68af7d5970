/** What the map has of its ground, and what it asks for when a camera comes near it: nothing is loaded that is not seen. */
import type { Camera, Viewport } from '../scene/types.ts';
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
}

export class Arrivals {
  readonly bands: Ground['bands'] = new Map();
  /** Relief pictures that the map should have; MapLibre loads them itself. */
  reliefs: Ground['reliefs'] = [];
  readonly #hooks: ArrivalHooks;
  readonly #asked = new Set<Band['id']>();

  constructor(hooks: ArrivalHooks) {
    this.#hooks = hooks;
  }

  /**
   * The bands of the first picture.
   * @throws Error if one of them does not load
   */
  async first(camera: Camera, view: Viewport): Promise<void> {
    const load = async ({ id }: Band): Promise<void> => {
      this.#asked.add(id);
      this.bands.set(id, await loadBand(id));
    };
    await Promise.all(wanted([camera], view).map(load));
  }

  /**
   * Asks for what these cameras need and is not there.
   * @param finer the relief too
   */
  ask(cameras: Camera[], view: Viewport, finer: boolean): void {
    for (const { id } of wanted(cameras, view)) {
      if (this.#asked.has(id)) continue;
      this.#asked.add(id);
      loadBand(id).then((data) => {
        this.bands.set(id, data);
        this.#hooks.changed();
        if ([...this.#asked].every((one) => this.bands.has(one))) this.#hooks.trouble(null);
      }, this.#hooks.trouble);
    }
    if (!finer || this.reliefs.length === RELIEFS.length) return;
    const seen = RELIEFS.filter(
      (relief) =>
        this.reliefs.includes(relief) ||
        cameras.some((c) => showsRelief(relief.box, c.center, c.zoom, degrees(c, view))),
    );
    if (seen.length === this.reliefs.length) return;
    this.reliefs = seen;
    this.#hooks.changed();
  }

  /**
   * What did not load may be asked for again.
   * @param pictures those of the relief too: MapLibre does not say which did not come, so all go
   */
  forgive(pictures = false): void {
    if (pictures) this.reliefs = [];
    for (const id of this.#asked) if (!this.bands.has(id)) this.#asked.delete(id);
  }
}

const wanted = (cameras: Camera[], view: Viewport): Band[] =>
  BANDS.filter((b) => b.tier === 0 || cameras.some((c) => needs(b, c.center, c.zoom, reachOf(c, view))));

/** From the centre to the stage's farthest edge, at most a quarter of the planet. */
const degrees = (camera: Camera, view: Viewport): number =>
  Math.min(90, (Math.max(...reachOf(camera, view)) * 360) / (512 * 2 ** camera.zoom));
