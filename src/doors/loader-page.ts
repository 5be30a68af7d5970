/** The article around the embeds: whatever may have moved them is seen once a frame, for all of them together. */

import { around } from '../ui/clip.ts';

/** An embed as the article sees it. */
export interface Placed {
  readonly element: HTMLElement;
  /** Looks where it is, before anything is written. CSS pixels from the window's top. */
  read(): { top: number; bottom: number };
  /** Tells its frame. @param near it is the one that may keep a live map */
  tell(near: boolean): void;
}

/** How far away a map may stay alive; heights of the window. */
const NEAR = 1.5;

/**
 * Which of some boxes is nearest to the middle of the window, if it is near at all.
 * @param boxes edges in CSS pixels from the window's top; a box without height is not shown
 * @param height the window's, CSS pixels
 * @returns its index; −1 for none
 */
export function nearest(boxes: { top: number; bottom: number }[], height: number): number {
  let best = -1;
  let least = height * (NEAR + 0.5);
  boxes.forEach(({ top, bottom }, i) => {
    const away = Math.max(top - height / 2, height / 2 - bottom, 0);
    if (bottom > top && away < least) {
      best = i;
      least = away;
    }
  });
  return best;
}

const placed = new Set<Placed>();
let frame = 0;

export function look(): void {
  const all = [...placed];
  const near = nearest(
    all.map((one) => one.read()),
    innerHeight,
  );
  all.forEach((one, i) => one.tell(i === near));
}

export function lookSoon(): void {
  frame ||= requestAnimationFrame(() => {
    frame = 0;
    look();
  });
}

/** @param signal ends it */
export function watch(one: Placed, signal: AbortSignal): void {
  // One of its own: the page listens to the same function only once, and would stop with the first embed that goes.
  const changed = (): void => lookSoon();
  const observer = new ResizeObserver(changed);
  // Whatever grows or shrinks beside the embed changes the height of something that holds both.
  for (const box of around(one.element)) observer.observe(box);
  document.addEventListener('scroll', changed, { capture: true, signal });
  addEventListener('resize', changed, { signal });
  placed.add(one);
  signal.addEventListener('abort', () => {
    observer.disconnect();
    placed.delete(one);
    lookSoon();
  });
}
