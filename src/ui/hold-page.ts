/** While the reader looks around, the page does not scroll under the map. */

const KEYS = new Set([' ', 'PageUp', 'PageDown', 'Home', 'End', 'ArrowUp', 'ArrowDown']);

/** What scrolls by itself keeps its own wheel and touch; css has `overscroll-behavior: contain` there. */
const scrolls = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('.rows, .place-card, .panel') !== null;

const types = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('input, textarea, select, button, a, summary') !== null;

/**
 * @param root the story
 * @returns the way to let the page go
 */
export function holdPage(root: HTMLElement): () => void {
  const still = (event: Event): void => {
    if (!scrolls(event.composedPath()[0] ?? null)) event.preventDefault();
  };
  const key = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || !KEYS.has(event.key) || event.altKey || event.ctrlKey || event.metaKey)
      return;
    const target = event.composedPath()[0] ?? null;
    if (!types(target) && !scrolls(target)) event.preventDefault();
  };
  root.addEventListener('wheel', still, { passive: false });
  root.addEventListener('touchmove', still, { passive: false });
  addEventListener('keydown', key);
  return () => {
    root.removeEventListener('wheel', still);
    root.removeEventListener('touchmove', still);
    removeEventListener('keydown', key);
  };
}
