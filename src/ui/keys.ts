/** Page Up and Page Down go from chapter to chapter, as long as the story fills the screen. */

const editable = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

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
    const { top, bottom } = box.getBoundingClientRect();
    // Before and after the story the keys belong to the article.
    if (top > innerHeight / 2 || bottom < innerHeight) return;
    if (step(event.key === 'PageDown' ? 1 : -1)) event.preventDefault();
  };
  addEventListener('keydown', onkey);
  return () => removeEventListener('keydown', onkey);
}
