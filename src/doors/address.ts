/** The page's address follows the reader: `#<chapter id>`, replaced and never pushed, once scrolling has settled. */
import { fill } from '../story/words.ts';
import { decoded } from './decoded.ts';
import type { ArmoredTrainStory } from './element.ts';
import { placeIn, shortened } from './place-address.ts';

/** Safari throws after 100 changes of the history in 30 s; this keeps well below. Milliseconds. */
const SETTLE = 400;

/** @param patterns what to tell the reader, in the story's language. @returns the way to stop it */
export function followAddress(element: ArmoredTrainStory, patterns: { unknown: string }): () => void {
  let timer = 0;
  const replace = (hash: string): void => {
    try {
      history.replaceState(history.state, '', hash || location.pathname + location.search);
    } catch {
      // The address is a convenience; a browser that refuses it changes nothing in the story.
    }
  };
  /** An address that names nothing here is said to, once, and gone. `#top` browsers know by themselves. */
  const check = (): void => {
    const { hash } = location;
    const id = decoded(hash.slice(1));
    if (!id || id === 'top' || placeIn(hash) !== null || document.getElementById(id)) return;
    replace('');
    if (element.progress > 0) element.progress = 0;
    element.say(fill(patterns.unknown, { id: shortened(id) }));
    console.warn(`#${shortened(id)}: the story has no such chapter`);
  };
  const write = (): void => {
    const { scene } = element;
    // An open place has the address to itself.
    if (scene?.place != null) return;
    // At the opening the address is the page's own.
    const id = scene && scene.index > 0 ? scene.chapter : '';
    const now = decoded(location.hash.slice(1));
    // A hash that is not the story's belongs to the page around it; after the story it says what is read there.
    const ours = now === '' || element.querySelector(`[id="${CSS.escape(now)}"]`) !== null;
    const box = element.querySelector('[data-stage]')?.getBoundingClientRect();
    if (!ours || id === now || !box || box.bottom < innerHeight / 2) return;
    replace(id ? `#${id}` : '');
  };
  const later = (): void => {
    clearTimeout(timer);
    timer = window.setTimeout(() => {
      timer = 0;
      write();
    }, SETTLE);
  };
  /** While the page scrolls nothing has settled. */
  const scrolled = (): void => {
    if (timer) later();
  };
  element.addEventListener('chapterchange', later);
  // A place that closes takes its own entry away: what is below it may be another chapter's.
  addEventListener('popstate', later);
  addEventListener('scroll', scrolled, { passive: true });
  addEventListener('hashchange', check);
  check();
  return () => {
    clearTimeout(timer);
    element.removeEventListener('chapterchange', later);
    removeEventListener('popstate', later);
    removeEventListener('scroll', scrolled);
    removeEventListener('hashchange', check);
  };
}
