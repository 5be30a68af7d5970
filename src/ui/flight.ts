/** The map's way to a place and back: the one movement that the reader asks for by a tap and not by scrolling. */
import type { Solved } from '../scene/fit.ts';
import { radiusAt, zoomAt } from '../scene/planet.ts';
import { ease, way } from '../scene/travel.ts';
import type { Camera, Viewport } from '../scene/types.ts';

/** Milliseconds: long enough to see where one goes, short enough not to wait. */
const LASTS = 900;

export const solvedOf = ({ center, zoom }: Camera): Solved => ({ center, radius: radiusAt(zoom, center[1]) });

/** The camera at share t (0 … 1) of the way between two; the padding changes along with it. */
export function cameraBetween(from: Camera, to: Camera, t: number, view: Viewport): Camera {
  if (t <= 0) return from;
  if (t >= 1) return to;
  const { center, radius } = way(solvedOf(from), solvedOf(to), Math.sqrt(view.width * view.height))(t);
  const mixed = (side: keyof Camera['padding']): number =>
    from.padding[side] + (to.padding[side] - from.padding[side]) * t;
  return {
    center,
    zoom: zoomAt(radius, center[1]),
    bearing: 0,
    pitch: 0,
    padding: { top: mixed('top'), right: mixed('right'), bottom: mixed('bottom'), left: mixed('left') },
  };
}

/**
 * Runs from 0, which is now, to 1 by the clock, softly at both ends; at once to 1 where nothing is to move.
 * @param each is told the share that is done; 1 is the last
 * @returns the way to stop it where it is
 */
export function fly(still: boolean, each: (t: number) => void): () => void {
  if (still) {
    each(1);
    return () => {};
  }
  let frame = 0;
  // The first frame only says what time it is.
  const begin = (start: number): void => {
    const turn = (now: number): void => {
      const t = Math.min(1, (now - start) / LASTS);
      frame = t < 1 ? requestAnimationFrame(turn) : 0;
      each(ease(t));
    };
    frame = requestAnimationFrame(turn);
  };
  frame = requestAnimationFrame(begin);
  each(0);
  return () => cancelAnimationFrame(frame);
}
