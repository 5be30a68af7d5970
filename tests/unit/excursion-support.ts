/** A reader of the real story who leaves it, without a page: what an excursion tells its hooks is written down. */
import { sceneAt } from '../../src/scene/scene.ts';
import type { Camera, Padding, Scene, Viewport } from '../../src/scene/types.ts';
import type { LonLat } from '../../src/story/types.ts';
import { Excursion } from '../../src/ui/excursion.ts';
import { realStory, stage } from './scene-support.ts';

export const story = realStory();
export const desk = stage(1280, 800);
export const lookPad: Padding = { top: 60, right: 320, bottom: 80, left: 20 };
export const withLookPad = (view: Viewport): Viewport => ({ ...view, pad: lookPad });
export const over = (center: LonLat, zoom: number, padding = lookPad): Camera => ({
  center,
  zoom,
  bearing: 0,
  pitch: 0,
  padding,
});

/** An excursion from chapter 3, with a reader who notes what they are told. */
export function setOut(still = true) {
  const here = {
    view: desk,
    story: sceneAt(story, 3, desk),
    still,
    paints: [] as Scene[],
    free: [] as boolean[],
    moves: [] as Camera[],
    changes: [] as [string | null, boolean][],
    /** How much had been painted each time that the reader was about to go. */
    left: [] as number[],
    /** With each change, the place of what was painted last. */
    shown: [] as (string | null | undefined)[],
    get now(): Scene {
      return here.paints.at(-1)!;
    },
  };
  const excursion = new Excursion(story, {
    view: () => here.view,
    lookPad: () => lookPad,
    story: () => here.story,
    still: () => here.still,
    paint: (scene) => here.paints.push(scene),
    free: (on) => here.free.push(on),
    move: (camera) => here.moves.push(camera),
    leaves: () => here.left.push(here.paints.length),
    changed: (place, look) => {
      here.changes.push([place, look]);
      here.shown.push(here.paints.at(-1)?.place);
    },
  });
  return Object.assign(here, { excursion });
}
