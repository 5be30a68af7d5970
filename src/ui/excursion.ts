/**
 * Where the reader goes from the story: to a place, or looking around. The story waits where it was, and its
 * scene comes back as it was. What is on the screen stays a function of where the reader is: in the story (a
 * progress), at a place, or at a camera of their own.
 */
import { aroundAt, closeUpOf, reframed } from '../scene/around.ts';
import { between } from '../scene/travel.ts';
import type { Camera, Padding, Scene, Viewport } from '../scene/types.ts';
import type { Story } from '../story/types.ts';
import { cameraBetween, fly } from './flight.ts';

export interface ExcursionHooks {
  /** The stage as it is now. */
  view(): Viewport;
  /** What lies over the map while the reader looks around. */
  lookPad(): Padding;
  /** The story's own scene now: where the reader comes back to. */
  story(): Scene;
  /** No movement but cuts. */
  still(): boolean;
  paint(scene: Scene): void;
  /** The map is the reader's, or the story's again. */
  free(on: boolean): void;
  /** Puts the free map somewhere. */
  move(camera: Camera): void;
  /** The reader is about to go somewhere: what has the focus is still there. */
  leaves(): void;
  /** They have gone; what is painted says so already. */
  changed(place: string | null, look: boolean): void;
}

/** Of a flight to a place: letters come in its last part; of one back they go in its first. */
const LETTERS = 0.7;

export class Excursion {
  readonly #story: Story;
  readonly #hooks: ExcursionHooks;
  #place: string | null = null;
  #look = false;
  /** Null while the map is the story's. */
  #camera: Camera | null = null;
  /** For which the letters were placed. */
  #settled: Camera | null = null;
  /** Where the reader had looked around before they opened a place. */
  #lookedAt: Camera | null = null;
  /** Where a flight back to looking around leads, as long as it lasts. */
  #bound: Camera | null = null;
  #stop: () => void = () => {};

  constructor(story: Story, hooks: ExcursionHooks) {
    this.#story = story;
    this.#hooks = hooks;
  }

  get place(): string | null {
    return this.#place;
  }

  get look(): boolean {
    return this.#look;
  }

  /** The map shows something else than the story, or is on its way back to it. */
  get away(): boolean {
    return this.#camera !== null;
  }

  /** The stage that an excursion has: another padding than the story's while looking around. */
  get #view(): Viewport {
    const view = this.#hooks.view();
    return this.#look && this.#place === null ? this.#lookView(view) : view;
  }

  /** @throws RangeError if the story has no such place */
  open(id: string): void {
    const to = closeUpOf(this.#story, id, this.#hooks.view());
    // On the way back from another place it is where that way leads, and not where the map happens to be.
    if (this.#look && this.#place === null) this.#lookedAt = this.#bound ?? this.#camera;
    this.#hooks.leaves();
    this.#place = id;
    this.#fly(() => to);
    this.#hooks.changed(id, this.#look);
  }

  /** Back to where the reader was: the story, or their own view of the map. */
  close(): void {
    if (this.#place === null) return;
    this.#place = null;
    const looked = this.#lookedAt;
    this.#lookedAt = null;
    if (looked) {
      // The stage may have changed meanwhile.
      const back = { ...looked, padding: this.#hooks.lookPad() };
      this.#fly(() => back);
      this.#bound = back;
    } else this.#home();
    this.#hooks.changed(null, this.#look);
  }

  /** Frees the map from where it is; or goes back to the story. An open place closes. */
  setLook(on: boolean): void {
    if (on === this.#look) return;
    this.#stop();
    const now = this.#now();
    if (on) this.#hooks.leaves();
    this.#look = on;
    this.#place = null;
    this.#lookedAt = null;
    this.#hooks.free(on);
    this.#hooks.changed(null, on);
    if (!on) return this.#home();
    const view = this.#hooks.view();
    this.#land(reframed(now, { ...view, pad: now.padding }, this.#lookView(view)));
  }

  /** The reader has moved the free map. @param settled the movement is over */
  moved(camera: Camera, settled: boolean): void {
    if (!this.#look) return;
    this.#stop();
    this.#bound = null;
    this.#camera = camera;
    if (settled || far(camera, this.#settled)) this.#settled = camera;
    this.#say(1);
  }

  /** The stage or the story's scene has changed under the excursion. */
  again(): void {
    if (!this.#camera) return;
    this.#stop();
    if (this.#place !== null) this.#land(closeUpOf(this.#story, this.#place, this.#hooks.view()));
    else if (this.#look) this.#land({ ...this.#camera, padding: this.#hooks.lookPad() });
    else this.#arrived();
  }

  destroy(): void {
    this.#stop();
  }

  #lookView = (view: Viewport): Viewport => ({ ...view, pad: this.#hooks.lookPad() });

  #now(): Camera {
    return this.#camera ?? this.#hooks.story().camera;
  }

  /** Where to is asked anew with every frame: the reader may scroll while the map comes back. */
  #fly(to: () => Camera, end?: () => void): void {
    this.#stop();
    this.#bound = null;
    const from = this.#now();
    this.#stop = fly(this.#hooks.still(), (t) => {
      if (t >= 1) return end ? end() : this.#land(to());
      this.#camera = cameraBetween(from, to(), t, this.#hooks.view());
      this.#settled = end ? from : to();
      if (this.#look) this.#hooks.move(this.#camera);
      this.#say(end ? 1 - between(t, 0, 1 - LETTERS) : between(t, LETTERS, 1));
    });
  }

  #home(): void {
    this.#fly(
      () => this.#hooks.story().camera,
      () => this.#arrived(),
    );
  }

  #arrived(): void {
    this.#camera = this.#settled = null;
    this.#hooks.paint(this.#hooks.story());
  }

  #land(camera: Camera): void {
    this.#bound = null;
    this.#camera = this.#settled = camera;
    if (this.#look) this.#hooks.move(camera);
    this.#say(1);
  }

  #say(letters: number): void {
    const camera = this.#now();
    this.#hooks.paint(
      aroundAt(
        this.#story,
        {
          camera,
          settled: this.#settled ?? camera,
          progress: this.#hooks.story().progress,
          place: this.#place,
          look: this.#look,
          letters,
        },
        this.#view,
      ),
    );
  }
}

/** Letters placed for one camera still serve at another as long as it is not far: their sides would then be wrong. */
function far(a: Camera, b: Camera | null): boolean {
  if (!b || Math.abs(a.zoom - b.zoom) > 0.5) return true;
  // About a quarter of a wide stage, in degrees.
  const step = 240 / 2 ** a.zoom;
  return Math.abs(a.center[0] - b.center[0]) > step || Math.abs(a.center[1] - b.center[1]) > step;
}
