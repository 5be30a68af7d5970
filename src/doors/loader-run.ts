/** An embed in a page: the frame, its end of the wire, the plain link before it. */
import { boxOf, dress } from './loader-box.ts';
import { linkBefore } from './loader-link.ts';
import { frameUrl, OFFSETS, offsetOf } from './loader-options.ts';
import { look, lookSoon, watch } from './loader-page.ts';
import { fromFrame, wired } from './wire.ts';
import type { HostMessage } from './wire.ts';

/** A frame that has said nothing for so long gets no more room than it shows, until it does; milliseconds. */
const SILENCE = 10_000;

export interface Running {
  /** Posts a message; what comes too early waits. */
  say(message: HostMessage): void;
  /** The offset has changed. */
  lay(): void;
  stop(): void;
}

/**
 * @param element carries the options as its attributes
 * @param src the story's absolute address
 * @param wishes what is wanted before the frame hears
 * @throws TypeError if that is none
 */
export function run(element: HTMLElement, src: string, wishes: HostMessage[]): Running {
  const link = linkBefore(element, src);
  const shown = link?.style.cssText;
  const frame = document.createElement('iframe');
  frame.sandbox.value = 'allow-scripts allow-popups allow-popups-to-escape-sandbox';
  frame.title = link?.textContent ?? 'The Armored Train';
  // Who never comes near the story pays for nothing but this script.
  frame.loading = 'lazy';
  frame.src = frameUrl(src, element);
  // For good. A window that is taller than the screen is a frame as tall as its content: whoever scrolls is not in this page.
  let steps =
    element.getAttribute('mode') === 'steps' || (parent !== window && innerHeight > screen.height * 1.5);
  const box = boxOf(element, frame, steps);

  const gone = new AbortController();
  let ack = 0;
  let told = '';
  /** The frame hears. */
  let open = false;

  function say(message: HostMessage): void {
    // The frame is sandboxed: it has no origin to be named. Nothing that is said is a secret.
    if (open) frame.contentWindow?.postMessage(wired(message), '*');
    else wishes.push(message);
  }

  function lay(): void {
    const said = element.getAttribute('offset');
    const offset = offsetOf(said);
    if (offset === null) console.warn(`<${element.localName} offset="${said}">: allowed is ${OFFSETS}`);
    box.lay({ offset: offset ?? 0 });
    lookSoon();
  }

  const turn = (): void => say({ type: 'mode', mode: 'steps' });

  const placed = {
    element,
    read: box.read,
    tell(near: boolean) {
      if (!open) return;
      const clipper = box.clipper();
      if (clipper) {
        console.warn(`Story in steps: ${clipper} clips it`);
        box.lay({ fixed: (steps = true) });
        // Who is in the story still is.
        box.go(0);
        turn();
      }
      // Out of sight it is all the same where.
      const top = Math.min(element.clientHeight, Math.max(-innerHeight, box.top));
      const message: HostMessage = { type: 'host', top, clip: box.clip, near, ack };
      if (told !== (told = JSON.stringify(message))) say(message);
    },
  };

  function heard({ source, origin, data }: MessageEvent<unknown>): void {
    // A sandboxed frame has no origin: one that has is not ours any more.
    if (source !== frame.contentWindow || origin !== 'null') return;
    const message = fromFrame(data);
    if (!message) return;
    const { type } = message;
    if (type === 'event')
      element.dispatchEvent(
        new CustomEvent(message.name, { detail: message.detail, bubbles: true, composed: true }),
      );
    else if (type === 'height') box.lay({ story: message.px });
    else if (type === 'ask') {
      ack = message.seq;
      if (!steps) box.go(message.top, message.smooth);
    } else {
      clearTimeout(timer);
      // It was late, or too far away to be loaded: it is scrolled all the same.
      box.lay({ fixed: steps });
      open = true;
      ack = 0;
      told = '';
      if (link) dress(link, { display: 'none' });
      if (steps) turn();
    }
    // At once: in a tab in the background there are no frames to wait for.
    look();
    if (open) wishes.splice(0).forEach(say);
  }

  lay();
  const { signal } = gone;
  addEventListener('message', heard, { signal });
  watch(placed, signal);
  const timer = setTimeout(() => box.lay({ fixed: true }), SILENCE);
  return {
    say,
    lay,
    stop() {
      gone.abort();
      clearTimeout(timer);
      if (link) link.style.cssText = shown!;
      frame.remove();
    },
  };
}
