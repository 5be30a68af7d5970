/**
 * The box as tall as the story, and the frame that sticks in it. All by CSSOM and important: no style sheet of the host's
 * comes before that, and no content security policy forbids it.
 */
import { clipperOf, edgeOf, scrollerOf } from '../ui/clip.ts';
import { lookSoon } from './loader-page.ts';

/** How far the host must have scrolled into the story before a frame that does not stick is believed; CSS pixels. */
const SURE = 8;

/** Browsers with scroll anchoring keep what is read in its place when something above it changes its height. */
const ANCHORS = CSS.supports('overflow-anchor:auto');

/** The small viewport: every browser that runs this file has its unit. */
const SMALL = '100svh';

/** Sets styles, in order, over whatever a style sheet of the host's says. */
export function dress(element: HTMLElement, styles: Record<string, string>): void {
  for (const name in styles) element.style.setProperty(name, styles[name]!, 'important');
}

const BASE = { all: 'initial', display: 'block', width: '100%', visibility: 'inherit' };

export interface Box {
  /** How far the story's top is above the line where the frame rests; CSS pixels, less than nothing below it. */
  top: number;
  /** How much of the frame's foot the browser's own bars may cover; CSS pixels. */
  clip: number;
  /**
   * Sets what has changed: height of the host's sticky header, height of the frame's document (CSS pixels), and whether
   * the frame is not to stick and has a height of its own.
   */
  lay(change: { offset?: number; story?: number; fixed?: boolean }): void;
  /** Looks where the embed is; writes nothing, but for browsers that let a late picture above push the story away. */
  read(): DOMRect;
  /** Scrolls the host so that the story is `top` CSS pixels above its line. */
  go(top: number, smooth?: boolean): void;
  /**
   * Looks whether the frame sticks where it should. Where it has not for two looks: the ancestor that keeps it from that, as
   * far as can be told: `<div class="article">`; else null.
   */
  clipper(): string | null;
}

/** @param box as tall as the story, @param frame what sticks in its shadow root, @param fixed it is not to stick */
export function boxOf(box: HTMLElement, frame: HTMLIFrameElement, fixed: boolean): Box {
  let offset = 0;
  /** Height of the frame's document, CSS pixels; 0 while it is not known. */
  let story = 0;
  /** What scrolls the embed; undefined for the window. */
  let scroller: Element | undefined;
  let missed = 0;
  /** Where the box is in what scrolls it; CSS pixels. */
  let place = NaN;
  /** As tall as the small viewport: nothing but a style sheet knows how tall that is. */
  const small = document.createElement('i');
  dress(small, { position: 'absolute', height: SMALL });
  // The host's style sheets, and the scripts that wrap every frame of a page, do not reach into it.
  (box.shadowRoot ?? box.attachShadow({ mode: 'open' })).replaceChildren(frame, small);

  /** The line under the header where the frame rests; CSS pixels from the window's top. */
  function line(): number {
    return (scroller ? edgeOf(scroller) : 0) + offset;
  }

  const scrollBy = (top: number, smooth?: boolean): void =>
    (scroller ?? window).scrollBy({ top, behavior: smooth ? 'smooth' : 'instant' });

  const away = (): number => line() - box.getBoundingClientRect().top;

  const self: Box = {
    top: 0,
    clip: 0,
    lay(change) {
      offset = change.offset ?? offset;
      story = change.story ?? story;
      fixed = change.fixed ?? fixed;
      scroller = scrollerOf(box);
      // In a page that is itself in a frame as tall as its content a share of the window's height grows for ever.
      const height = fixed
        ? `max(400px, .8 * min(${SMALL}, ${screen.height}px))`
        : `calc(${scroller ? scroller.clientHeight + 'px' : '100lvh'} - ${offset}px)`;
      const tall = story && !fixed ? `${story}px` : height;
      const position = fixed ? 'static' : 'sticky';
      dress(box, { ...BASE, clear: 'both', height: tall });
      dress(frame, { ...BASE, position, top: `${offset}px`, height });
    },
    read() {
      scroller = scrollerOf(box);
      let rect = box.getBoundingClientRect();
      const now = rect.top + (scroller ? scroller.scrollTop : scrollY);
      const moved = now - place;
      if (!ANCHORS && moved && rect.top < line() && rect.bottom > 0) {
        scrollBy(moved);
        rect = box.getBoundingClientRect();
      }
      place = now;
      self.top = away();
      self.clip = scroller ? 0 : Math.max(0, frame.offsetHeight + offset - small.offsetHeight);
      return rect;
    },
    go(top, smooth) {
      scrollBy(top - away(), smooth);
    },
    clipper() {
      const { top } = self;
      const room = box.offsetHeight - frame.offsetHeight;
      if (fixed || !story || top < SURE || top > room - SURE) return null;
      missed = Math.abs(frame.getBoundingClientRect().top - line()) > 2 ? missed + 1 : 0;
      if (missed === 1) lookSoon();
      if (missed < 2) return null;
      return clipperOf(box);
    },
  };
  return self;
}
