/** What the map is told of a scene's lines and train, and was told last: only what differs is said again. */
import type { Map as GlMap } from 'maplibre-gl';
import type { Scene } from '../scene/types.ts';
import type { Story } from '../story/types.ts';
import type { Palette } from './palette.ts';
import { statesOf } from './states.ts';
import { gradientsOf } from './style-gradients.ts';
import type { Gradient } from './style-gradients.ts';

export class Told {
  readonly #map: GlMap;
  readonly #story: Story;
  #gradients: Gradient[] = [];
  #numbers: Record<string, number> = {};

  constructor(map: GlMap, story: Story) {
    this.#map = map;
    this.#story = story;
  }

  /** The style is new, and knows nothing of the scene. */
  forget(ink: Palette): void {
    this.#gradients = gradientsOf(this.#story, ink);
    this.#numbers = {};
  }

  /** Opacities as global state, gradients as paint. @returns whether anything changed */
  tell(scene: Scene): boolean {
    const changed = new Set<string>();
    for (const [name, value] of Object.entries(statesOf(this.#story, scene))) {
      if (this.#numbers[name] === value) continue;
      this.#numbers[name] = value;
      changed.add(name);
      if (name.startsWith('opacity-')) this.#map.setGlobalStateProperty(name, value);
    }
    for (const { layer, of, make } of this.#gradients)
      if (of.some((name) => changed.has(name)))
        this.#map.setPaintProperty(layer, 'line-gradient', make(this.#numbers), { validate: false });
    return changed.size > 0;
  }
}
