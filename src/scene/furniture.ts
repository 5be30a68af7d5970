/** What stands in the map's corner: which strokes are in view, and how far a kilometre is. */
import { CERTAINTIES } from '../story/types.ts';
import type { Certainty, Story } from '../story/types.ts';
import { isInView } from './in-view.ts';
import { angleBetween, EARTH_KM, freeMiddle, projectorOf, toVec } from './planet.ts';
import type { Camera, Scene, Viewport } from './types.ts';

const KM_PER_MILE = 1.609344;

/** The certainties of the lines that are now in view, surest first, each once. */
export function strokesIn(story: Story, scene: Scene, view: Viewport): Certainty[] {
  const seen = new Set<Certainty>();
  for (const { id, certainty, drawn, opacity } of scene.lines) {
    if (drawn <= 0 || opacity <= 0.3 || seen.has(certainty)) continue;
    const line = id === 'route' ? story.route : story.lines[id];
    if (line && isInView(line.coordinates, scene.camera, view)) seen.add(certainty);
  }
  return CERTAINTIES.filter((certainty) => seen.has(certainty));
}

export interface ScaleBar {
  km: number;
  /** Length of the bar, CSS pixels. */
  px: number;
  miles: number;
  milesPx: number;
}

/** The longest of 1, 2, 5 × 10ⁿ that is not above `most`. */
function nice(most: number): number {
  const power = 10 ** Math.floor(Math.log10(most));
  const step = most / power;
  return (step >= 5 ? 5 : step >= 2 ? 2 : 1) * power;
}

/**
 * The scale at the middle of the free part, across it.
 * @param maxPx the bar is never longer, CSS pixels
 */
export function scaleBar(camera: Camera, view: Viewport, maxPx: number): ScaleBar {
  const stage = { ...view, pad: camera.padding };
  const { unproject, radius } = projectorOf(camera, stage);
  const [x, y] = freeMiddle(stage);
  /** Kilometres under a bar of this length. Beside the planet there is no ground: there the middle's scale is told. */
  const under = (px: number): number => {
    const [a, b] = [unproject(x - px / 2, y), unproject(x + px / 2, y)];
    return (a && b ? angleBetween(toVec(a), toVec(b)) : px / radius) * EARTH_KM;
  };
  /** On a globe ground shrinks towards the edge: a shorter bar is found in a few steps, not by rule of three. */
  const pxOf = (km: number): number => {
    let px = maxPx;
    for (let step = 0; step < 4; step++) px = Math.min(maxPx, (px * km) / under(px));
    return Math.round(px * 10) / 10;
  };
  const most = under(maxPx);
  const [km, miles] = [nice(most), nice(most / KM_PER_MILE)];
  return {
    km: Number(km.toPrecision(1)),
    px: pxOf(km),
    miles: Number(miles.toPrecision(1)),
    milesPx: pxOf(miles * KM_PER_MILE),
  };
}
