/** What is missing, put together for the one line that says it. */
import { Late } from './late.ts';
import type { Trouble } from './plate-types.ts';
import { Stills } from './stills.ts';

export class Troubles {
  /** How the map's start went. */
  map: 'live' | 'maps' | 'slow' | null = $state(null);
  /** A part of its ground did not come, or is late. */
  ground = $state(false);
  /** What looking around needs did not come, or is late. */
  look = $state(false);
  /** A still map did not come. */
  stills = $state(false);
  /** A map is on the stage: the still maps are not seen. */
  painted = $state(false);
  #stills: Stills | undefined;

  get now(): Trouble | null {
    // Where still maps are missing, too, none stands in.
    if (this.stills && !this.painted) return 'ground';
    if (this.map) return this.map;
    return this.look ? 'look' : this.ground ? 'ground' : null;
  }

  /**
   * Waits for what looking around needs.
   * @throws Error if it does not come
   * @returns whether it came before the reader was told that it is missing
   */
  async looking(load: Promise<void>): Promise<boolean> {
    this.look = false;
    const late = new Late(() => (this.look = true));
    late.wait();
    try {
      await load;
      const soon = !this.look;
      this.look = false;
      return soon;
    } catch (error) {
      this.look = true;
      throw error;
    } finally {
      late.stop();
    }
  }

  /** @param root of the story. @returns the way to stop it */
  watch(root: HTMLElement): () => void {
    const stills = (this.#stills = new Stills(root, (missing) => (this.stills = missing)));
    return () => stills.destroy();
  }

  /**
   * Has it all tried again.
   * @param map does so for the map
   * @returns whether looking around was among it
   */
  again(map: () => void): boolean {
    const { look } = this;
    const drawn = this.map !== null || this.ground;
    this.map = null;
    this.ground = this.look = false;
    this.#stills?.again();
    if (drawn) map();
    return look;
  }
}
