/**
 * The frame's end of the wire. While a host leads, the frame's scroll position is the host's: every `host` message sets
 * it, and whatever else moves it (focus, a chapter that was chosen, find in page) is asked of the host.
 */
import type { ArmoredTrainStory } from './element.ts';
import { scrollKeys } from './frame-keys.ts';
import { modeOf } from './frame-mode.ts';
import type { Situation } from './frame-mode.ts';
import { fromGuardian, fromHost, LONGEST_TEXT, toGuardian, wired } from './wire.ts';
import type { Details, FrameMessage, HostMessage } from './wire.ts';

/** A host that has promised to lead and says nothing for so long is not there; milliseconds. */
const PATIENCE = 3000;
/** A host that has not done what it was asked for so long does not know how; milliseconds. */
const ANSWER = 3000;
/** Frames after a resize in which the story finds its reader's place again. */
const SETTLE = 3;

const EVENTS: readonly (keyof Details)[] = [
  'chapterchange',
  'placeopen',
  'placeclose',
  'modechange',
  'painterchange',
  'storyerror',
];

export class FrameHost {
  readonly #element: ArmoredTrainStory;
  readonly #situation: Situation;
  readonly #chapter: string | null;
  /** Where the frame is scrolled to, as far as the host knows; CSS pixels. */
  #at = 0;
  /** Where the host is: may lie before the story or after it. */
  #top = 0;
  #clip = 0;
  #seq = 0;
  #askedAt = 0;
  #settling = 0;
  #movedAt = -Infinity;
  #height = 0;
  /** What was wanted before it was known who leads. */
  #wishes: (() => void)[] = [];
  /** It speaks the Guardian's language, which has no word for asking. */
  #guardian = false;

  constructor(
    element: ArmoredTrainStory,
    options: { mode: Situation['asked']; chapter: string | null; host: boolean },
  ) {
    this.#element = element;
    this.#chapter = options.chapter;
    const framed = parent !== window;
    this.#situation = { framed, asked: options.mode, host: framed && options.host ? 'promised' : 'none' };
    this.#take();
  }

  /** Call it when the element is defined. */
  start(): void {
    if (!this.#situation.framed) return;
    addEventListener('message', this.#heard);
    addEventListener('scroll', this.#scrolled, { passive: true });
    addEventListener('resize', this.#resized, { passive: true });
    for (const type of ['wheel', 'touchmove']) addEventListener(type, this.#stop, { passive: true });
    for (const name of EVENTS) (this.#element as HTMLElement).addEventListener(name, this.#tell);
    scrollKeys(
      () => (this.#scrolls ? { top: this.#top, seen: innerHeight - this.#clip } : null),
      (top) => this.#ask(top, this.#element.querySelector('[data-motion="on"]') !== null),
    );
    this.#say({ type: 'hello' });
    const observer = new ResizeObserver(() => this.#measure());
    observer.observe(document.documentElement);
    observer.observe(document.body);
    this.#measure();
    if (this.#situation.host === 'promised')
      setTimeout(() => this.#situation.host === 'promised' && this.#become('none'), PATIENCE);
  }

  get #leads(): boolean {
    return this.#situation.host === 'leads' && modeOf(this.#situation).hosted;
  }

  /** A key may scroll the host: it can be asked, and the reader is not looking around, where keys move the map alone. */
  get #scrolls(): boolean {
    return this.#leads && !this.#guardian && !this.#element.querySelector('[data-look]');
  }

  #become(host: Situation['host']): void {
    if (this.#situation.host === host) return;
    this.#situation.host = host;
    this.#take();
    if (!this.#leads) this.#grant();
  }

  /** A host that is to lead says first where the article is: a chapter that was gone to before would be scrolled away. */
  #want(wish: () => void): void {
    this.#wishes.push(wish);
    if (this.#situation.host !== 'promised') this.#grant();
  }

  #grant(): void {
    this.#wishes.splice(0).forEach(attempt);
  }

  /** Shows the story as the situation wants it. */
  #take(): void {
    const { mode, hosted } = modeOf(this.#situation);
    document.documentElement.toggleAttribute('data-hosted', hosted);
    // The place in a hosted frame is the host's: neither the browser's memory nor a chapter to begin at moves the article.
    if (hosted) history.scrollRestoration = 'manual';
    else if (this.#chapter !== null && !this.#element.hasAttribute('chapter'))
      this.#element.setAttribute('chapter', this.#chapter);
    if (this.#element.getAttribute('mode') !== mode) this.#element.setAttribute('mode', mode);
  }

  #say(message: FrameMessage): void {
    // The host may be anyone; nothing that is said is a secret.
    parent.postMessage(wired(message), '*');
  }

  readonly #heard = (event: MessageEvent<unknown>): void => {
    if (event.source !== parent) return;
    const message = fromHost(event.data);
    if (message) return this.#obey(message);
    const scroll = fromGuardian(event.data);
    if (scroll === null || (this.#leads && !this.#guardian)) return;
    this.#guardian = true;
    const first = !this.#leads;
    if (this.#situation.host !== 'steps') this.#become('leads');
    if (first) for (const said of toGuardian(this.#height)) parent.postMessage(said, '*');
    this.#follow(scroll, this.#seq, first);
  };

  #obey(message: HostMessage): void {
    const element = this.#element;
    switch (message.type) {
      case 'host': {
        this.#guardian = false;
        element.setAwake(message.near);
        if (message.clip !== this.#clip) element.style.setProperty('--at-clip', `${message.clip}px`);
        this.#clip = message.clip;
        const first = !this.#leads;
        if (this.#situation.host !== 'steps') this.#become('leads');
        return this.#follow(message.top, message.ack, first);
      }
      case 'mode':
        return this.#become(message.mode === 'steps' ? 'steps' : 'leads');
      case 'set':
        for (const name of ['theme', 'basemap'] as const) {
          const value = message[name];
          if (value === null) element.removeAttribute(name);
          else if (value !== undefined) element.setAttribute(name, value);
        }
        return;
      case 'go':
        return this.#want(() => element.goTo(message.chapter));
      case 'place':
        return this.#want(() => (message.id === null ? element.closePlace() : element.openPlace(message.id)));
    }
  }

  /** @param first nobody has led before: whatever has moved the frame until now does not count */
  #follow(top: number, ack: number, first: boolean): void {
    this.#top = top;
    if (!this.#leads || this.#settling) return;
    if (first) {
      this.#place();
      return this.#grant();
    }
    // What was asked for is still on its way, and what moved the frame just now has still to be asked.
    if (ack < this.#seq && performance.now() - this.#askedAt < ANSWER) return;
    if (this.#moved()) this.#report();
    else this.#place();
  }

  #place(): void {
    // Not for less than a pixel: hosts round, and a scroll to where one is stops one that is under way.
    if (Math.abs(scrollY - this.#top) >= 1) scrollTo({ top: Math.max(0, this.#top), behavior: 'instant' });
    this.#at = scrollY;
  }

  #moved(): boolean {
    return Math.abs(scrollY - this.#at) >= 1;
  }

  #report(): void {
    this.#at = scrollY;
    this.#movedAt = performance.now();
    this.#ask(scrollY, false);
  }

  #ask(top: number, smooth: boolean): void {
    if (this.#guardian) return;
    this.#askedAt = performance.now();
    this.#say({ type: 'ask', top, seq: ++this.#seq, smooth });
  }

  readonly #scrolled = (): void => {
    if (this.#leads && !this.#settling && this.#moved()) this.#report();
  };

  /** The reader takes over from a chapter that is still being scrolled to. */
  readonly #stop = (): void => {
    if (this.#leads && performance.now() - this.#movedAt < 100)
      scrollTo({ top: scrollY, behavior: 'instant' });
  };

  /** In another size the story goes to where its reader was; only then is it known where that is. */
  readonly #resized = (): void => {
    const waiting = this.#settling > 0;
    this.#settling = SETTLE;
    if (!waiting) requestAnimationFrame(this.#settle);
  };

  readonly #settle = (): void => {
    if (--this.#settling > 0) return void requestAnimationFrame(this.#settle);
    if (!this.#leads) return;
    this.#measure();
    if (this.#moved()) this.#report();
    else this.#place();
    this.#grant();
  };

  #measure(): void {
    const px = document.documentElement.scrollHeight;
    if (px === this.#height || px < 1) return;
    this.#height = px;
    this.#say({ type: 'height', px });
    if (this.#guardian) for (const said of toGuardian(px)) parent.postMessage(said, '*');
  }

  readonly #tell = (event: Event): void => {
    const { type: name, detail } = event as CustomEvent<Record<string, unknown>>;
    const { message } = detail;
    const told = typeof message === 'string' ? { message: message.slice(0, LONGEST_TEXT) } : detail;
    this.#say({ type: 'event', name, detail: told } as FrameMessage);
  };
}

/** A stranger's wish that cannot be granted is no fault of the frame's. */
function attempt(wish: () => void): void {
  try {
    wish();
  } catch (error) {
    console.warn(`The page around the story: ${(error as Error).message}`);
  }
}
