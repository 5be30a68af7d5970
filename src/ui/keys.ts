/** Page Up and Page Down go from chapter to chapter, as long as the story fills the screen. */

const editable = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

/**
 * Whether the card on the screen goes on for more than a screen below (or above) it, as it does at 400 % zoom: the key
 * then scrolls, as it always does.
 */
function unread(box: HTMLElement, below: boolean): boolean {
  return [...box.querySelectorAll('[data-card]')].some((card) => {
    const { top, bottom } = card.getBoundingClientRect();
    if (top >= innerHeight || bottom <= 0) return false;
    return below ? bottom > 2 * innerHeight : top < -innerHeight;
  });
}

/**
 * @param box the story's box
 * @param step goes one chapter on or back; false where there is none, and the key does what it always does
 * @returns the way to stop it
 */
export function pageKeys(box: HTMLElement, step: (by: 1 | -1) => boolean): () => void {
  const onkey = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (event.key !== 'PageDown' && event.key !== 'PageUp') return;
    if (editable(event.composedPath()[0] ?? null)) return;
    const [first] = event.composedPath();
    if (first instanceof Element && first.closest('.panel')) return;
    const { top, bottom } = box.getBoundingClientRect();
    // Before and after the story the keys belong to the article.
    if (top > innerHeight / 2 || bottom < innerHeight) return;
    if (unread(box, event.key === 'PageDown')) return;
    if (step(event.key === 'PageDown' ? 1 : -1)) event.preventDefault();
  };
  addEventListener('keydown', onkey);
  return () => removeEventListener('keydown', onkey);
}

/**
 * In steps the arrows turn the page: where the focus is in the story, or nowhere in a page that is all story (a frame).
 * @returns the way to stop it
 */
export function stepKeys(root: HTMLElement, step: (by: 1 | -1) => boolean): () => void {
  const onkey = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (event.key !== 'ArrowRight' && event.key !== 'ArrowLeft') return;
    const path = event.composedPath();
    if (editable(path[0] ?? null)) return;
    if (path.some((at) => at instanceof Element && at.matches('[role="slider"], .panel, .table'))) return;
    const alone = event.target === document.body && root.offsetHeight >= innerHeight - 1;
    if (!alone && !path.includes(root)) return;
    if (step(event.key === 'ArrowRight' ? 1 : -1)) event.preventDefault();
  };
  addEventListener('keydown', onkey);
  return () => removeEventListener('keydown', onkey);
}
