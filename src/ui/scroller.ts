/**
 * What the story scrolls in: the page, an ancestor of the story that scrolls by itself, or, in steps, the story's own
 * window, which only its buttons move. The story asks all of them the same few things. All lengths are CSS pixels.
 */
import { edgeOf, scrollerOf } from './clip.ts';

export interface Scroller {
  /** How far it is scrolled. */
  readonly y: number;
  /** Where the stage's top comes to rest, and how high what shows the story is; both in the browser's window. */
  readonly line: number;
  readonly height: number;
  by(dy: number, behavior: ScrollBehavior): void;
  /** The layout has changed: looks again for what scrolls. */
  look(): void;
  /** Calls back with every scroll. @returns the way to stop it */
  listen(call: () => void): () => void;
}

/** @param offset how high the host's sticky header is, which covers the story's upper edge */
export function pageScroller(box: HTMLElement, offset: () => number): Scroller {
  let inner = scrollerOf(box);
  return {
    get y() {
      return inner?.scrollTop ?? scrollY;
    },
    get line() {
      return (inner ? edgeOf(inner) : 0) + offset();
    },
    get height() {
      return (inner?.clientHeight ?? innerHeight) - offset();
    },
    by(dy, behavior) {
      // To a place, not by a way: another smooth scroll may be under way.
      (inner ?? window).scrollTo({ top: this.y + dy, behavior });
    },
    look() {
      inner = scrollerOf(box);
    },
    listen(call) {
      // Captured: what scrolls may be any element around, and its event does not bubble.
      addEventListener('scroll', call, { passive: true, capture: true });
      return () => removeEventListener('scroll', call, { capture: true });
    },
  };
}

/** Of a way as long as the window is high; milliseconds. */
const PACE = 900;
const [LEAST, MOST] = [600, 2600];

/** The story's own window. Its smooth scrolling is ours: a browser's is over before a train has gone anywhere. */
export function windowScroller(frame: HTMLElement): Scroller {
  let running = 0;
  const calls = new Set<() => void>();
  const put = (top: number): void => {
    frame.scrollTop = top;
    for (const call of calls) call();
  };
  return {
    get y() {
      return frame.scrollTop;
    },
    get line() {
      return frame.getBoundingClientRect().top;
    },
    get height() {
      return frame.clientHeight;
    },
    look() {},
    by(dy, behavior) {
      cancelAnimationFrame(running);
      const from = frame.scrollTop;
      if (behavior !== 'smooth') return put(from + dy);
      const lasts = Math.min(MOST, Math.max(LEAST, (Math.abs(dy) / frame.clientHeight) * PACE));
      let began = 0;
      const step = (now: number): void => {
        began ||= now;
        const t = Math.min(1, (now - began) / lasts);
        put(from + dy * (t < 0.5 ? 2 * t * t : 1 - 2 * (1 - t) ** 2));
        if (t < 1) running = requestAnimationFrame(step);
      };
      running = requestAnimationFrame(step);
    },
    listen(call) {
      calls.add(call);
      // The focus, and finding in the page, scroll it too.
      frame.addEventListener('scroll', call, { passive: true });
      return () => {
        cancelAnimationFrame(running);
        calls.delete(call);
        frame.removeEventListener('scroll', call);
      };
    },
  };
}
