/** While the reader looks around, the page does not scroll under the map. */

const KEYS = new Set([' ', 'PageUp', 'PageDown', 'Home', 'End', 'ArrowUp', 'ArrowDown']);

/** What scrolls by itself keeps its own wheel and touch; css has `overscroll-behavior: contain` there. */
const SCROLLS = '.rows, .place-card, .panel';

const within = (target: EventTarget | null, selector: string): boolean =>
  target instanceof Element && target.closest(selector) !== null;

/** Whether what has the focus does something of its own with a key: a button is pressed by Space, and by no other of these. */
const takes = (target: EventTarget | null, key: string): boolean =>
  within(target, 'input, textarea, select') || (key === ' ' && within(target, 'button, a, summary'));

/** Whether the list, or what else scrolls by itself, still has somewhere to go: at its end the page would. */
function goesOn(target: EventTarget | null, { key, shiftKey }: KeyboardEvent): boolean {
  const box = target instanceof Element && target.closest(SCROLLS);
  if (!box) return false;
  const up = /Up|Home/.test(key) || (key === ' ' && shiftKey);
  return up ? box.scrollTop > 0 : box.scrollTop + box.clientHeight < box.scrollHeight - 1;
}

/**
 * @param root the story
 * @returns the way to let the page go
 */
export function holdPage(root: HTMLElement): () => void {
  const still = (event: Event): void => {
    if (!within(event.composedPath()[0] ?? null, SCROLLS)) event.preventDefault();
  };
  const key = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || !KEYS.has(event.key) || event.altKey || event.ctrlKey || event.metaKey)
      return;
    const target = event.composedPath()[0] ?? null;
    if (!takes(target, event.key) && !goesOn(target, event)) event.preventDefault();
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
