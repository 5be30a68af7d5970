/** The page's address follows the reader: `#<chapter id>`, replaced and never pushed, once scrolling has settled. */
import type { ArmoredTrainStory } from './element.ts';

/** Safari throws after 100 changes of the history in 30 s; this keeps well below. Milliseconds. */
const SETTLE = 400;

/** @returns the way to stop it */
export function followAddress(element: ArmoredTrainStory): () => void {
  let timer = 0;
  const write = (): void => {
    const { scene } = element;
    // At the opening the address is the page's own.
    const id = scene && scene.index > 0 ? scene.chapter : '';
    const now = location.hash.slice(1);
    const known = now === '' || element.chapters.some((chapter) => chapter.id === now);
    if (!known || id === now) return;
    try {
      history.replaceState(history.state, '', id ? `#${id}` : location.pathname + location.search);
    } catch {
      // The address is a convenience; a browser that refuses it changes nothing in the story.
    }
  };
  const later = (): void => {
    clearTimeout(timer);
    timer = window.setTimeout(write, SETTLE);
  };
  element.addEventListener('chapterchange', later);
  return () => {
    clearTimeout(timer);
    element.removeEventListener('chapterchange', later);
  };
}
