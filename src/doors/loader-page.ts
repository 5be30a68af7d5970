/** The article around the embeds: whatever may have moved them is seen once a frame, for all of them together. */

import { awayFrom } from '../ui/away-from.ts';
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
  boxes.forEach((box, i) => {
    const away = awayFrom(box, height);
    if (box.bottom > box.top && away < least) {
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
  const boxes = all.map((one) => one.read());
  // Elements on this page bid for the one live map, too, by the same measure; where they are as near, it is ours.
  for (const element of document.querySelectorAll('armored-train-story'))
    boxes.push(element.getBoundingClientRect());
  const near = nearest(boxes, innerHeight);
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
  // Captured: what scrolls may be any element around, and its event does not bubble.
  for (const type of ['scroll', 'resize']) addEventListener(type, changed, { capture: true, signal });
  placed.add(one);
  signal.addEventListener('abort', () => {
    observer.disconnect();
    placed.delete(one);
    lookSoon();
  });
}
