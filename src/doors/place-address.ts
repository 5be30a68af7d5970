/**
 * Places in the page's address: `#place=<id>` is pushed when one opens, so that Back closes it and then leaves the
 * story. Only the page does this; elements and frames touch neither the address nor the history.
 */
import { fill } from '../story/words.ts';
import { decoded } from './decoded.ts';
import type { ArmoredTrainStory } from './element.ts';

const PLACE = 'place=';
/** A page that has not scrolled for this long stands still; milliseconds. */
const SETTLE = 150;

/** The place that an address asks for; null for any other. @param hash with its # */
export function placeIn(hash: string): string | null {
  const rest = hash.slice(1);
  if (!rest.startsWith(PLACE)) return null;
  // A broken escape names no place, but the reader is told what they asked for.
  return decoded(rest.slice(PLACE.length));
}

/** @param patterns what to tell the reader, in the story's language. @returns the way to stop it */
export function followPlaces(element: ArmoredTrainStory, patterns: { unknown: string }): () => void {
  /** The entry of the history that we are at is one that we pushed. */
  const pushed = (): boolean => (history.state as { armoredTrain?: string } | null)?.armoredTrain === PLACE;
  let leaving = 0;
  let scrolledAt = -Infinity;
  /** The address led; it need not be told. */
  let led = false;

  const bare = (): string => location.pathname + location.search;

  const change = (how: 'pushState' | 'replaceState', hash: string, state: unknown): void => {
    try {
      history[how](state, '', hash || bare());
    } catch {
      // The address is a convenience; a browser that refuses it changes nothing in the story.
    }
  };

  const opened = (event: CustomEvent<{ id: string }>): void => {
    if (led) return;
    const hash = `#${PLACE}${encodeURIComponent(event.detail.id)}`;
    // The entry that Back returns to must leave the page where it is: the story is still there under the place.
    history.scrollRestoration = 'manual';
    // From one place to another is one step: Back then still closes.
    clearTimeout(leaving);
    change(placeIn(location.hash) === null ? 'pushState' : 'replaceState', hash, { armoredTrain: PLACE });
    // Reloading with an open place finds the reader's place in the story again.
    history.scrollRestoration = 'auto';
  };

  const closed = (): void => {
    if (led || placeIn(location.hash) === null) return;
    if (!pushed()) return change('replaceState', '', null);
    leave();
  };

  /** A step in the history would stop a page that still scrolls: the reader may have closed the place by scrolling on. */
  const leave = (): void => {
    clearTimeout(leaving);
    if (performance.now() - scrolledAt < SETTLE) leaving = window.setTimeout(leave, SETTLE);
    else if (placeIn(location.hash) !== null) history.back();
  };
  const scrolled = (): void => {
    scrolledAt = performance.now();
  };

  /** Does what the address says. */
  const follow = (hash: string): void => {
    const id = placeIn(hash);
    // Once the browser has done with this step in the history, reloading finds the reader's place again.
    if (id === null) setTimeout(() => (history.scrollRestoration = 'auto'));
    led = true;
    try {
      if (id === null) element.closePlace();
      else if (element.places.some((place) => place.id === id)) element.openPlace(id);
      else {
        element.closePlace();
        element.say(fill(patterns.unknown, { id: shortened(id) }));
        console.warn(`#place=${id}: the story has no such place`);
        change('replaceState', '', null);
      }
    } finally {
      led = false;
    }
  };

  const popped = (): void => follow(location.hash);

  element.addEventListener('placeopen', opened);
  element.addEventListener('placeclose', closed);
  addEventListener('popstate', popped);
  addEventListener('scroll', scrolled, { passive: true });
  const atFirst = location.hash;
  if (placeIn(atFirst) !== null) {
    // Without scripts the fragment leads to the list of places; with them the browser must not go there any more.
    change('replaceState', '', null);
    follow(atFirst);
    whenLoaded(() => {
      if (element.scene?.place === placeIn(atFirst)) change('replaceState', atFirst, null);
    });
  }
  return () => {
    element.removeEventListener('placeopen', opened);
    element.removeEventListener('placeclose', closed);
    removeEventListener('popstate', popped);
    removeEventListener('scroll', scrolled);
    clearTimeout(leaving);
  };
}

const whenLoaded = (then: () => void): void => {
  if (document.readyState === 'complete') setTimeout(then);
  else addEventListener('load', () => setTimeout(then), { once: true });
};

/** What a stranger put in a link, fit for one line. */
export const shortened = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text);
