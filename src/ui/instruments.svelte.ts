/** What stands around the map and follows the scene: the strip's kilometre, the key's strokes, the scale. */
import { scaleBar, strokesIn } from '../scene/furniture.ts';
import type { ScaleBar } from '../scene/furniture.ts';
import type { Scene, Viewport } from '../scene/types.ts';
import type { Certainty, Story } from '../story/types.ts';

/** The scale's bar is never longer; CSS pixels. */
const BAR = 110;
/** Below this zoom the planet is seen to be round, and one scale would not hold for the picture. */
const FLAT_FROM = 4;

export class Instruments {
  /** Rail kilometre of the train. */
  km = $state(0);
  /** Ids of the stations that it stands at (equal) or between. */
  from = $state('');
  to = $state('');
  /** The train is on the map. */
  runs = $state(false);
  strokes: Certainty[] = $state.raw([]);
  scale: ScaleBar | null = $state.raw(null);
  readonly #story: Story;

  constructor(story: Story) {
    this.#story = story;
  }

  /** With every frame: only what differs is set, and most frames set nothing but the kilometre. */
  read(scene: Scene, view: Viewport): void {
    const { train } = scene;
    const still = scene.rest || scene.look || scene.place !== null;
    this.runs = train !== null && train.opacity > 0.5 && scene.place === null && !scene.look;
    if (train) {
      this.km = Math.round(train.km);
      this.from = train.from;
      this.to = train.to;
    }
    const strokes = strokesIn(this.#story, scene, view);
    if (strokes.join() !== this.strokes.join()) this.strokes = strokes;
    const bar = still && scene.camera.zoom > FLAT_FROM ? scaleBar(scene.camera, view, BAR) : null;
    if (bar?.km !== this.scale?.km || bar?.px !== this.scale?.px) this.scale = bar;
  }
}
