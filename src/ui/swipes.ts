/** In steps a finger that goes sideways turns the page; up and down it scrolls what it always scrolls. */

/** CSS pixels. A finger that rests trembles by some ten. */
const FAR = 40;

/** What has sideways drags of its own. */
const OWN = '[role="slider"], input, textarea, .table, .place-card';

/**
 * @param step +1 for a swipe to the left
 * @returns the way to stop it
 */
export function swipes(element: HTMLElement, step: (by: 1 | -1) => void): () => void {
  let from: { id: number; x: number; y: number } | null = null;
  const down = (event: PointerEvent): void => {
    const target = event.composedPath()[0];
    const own = target instanceof Element && target.closest(OWN) !== null;
    // A second finger zooms.
    from =
      event.pointerType === 'touch' && event.isPrimary && !own
        ? { id: event.pointerId, x: event.clientX, y: event.clientY }
        : null;
  };
  const up = (event: PointerEvent): void => {
    if (!from || event.pointerId !== from.id) return;
    const [dx, dy] = [event.clientX - from.x, event.clientY - from.y];
    from = null;
    if (Math.abs(dx) > FAR && Math.abs(dx) > 2 * Math.abs(dy)) step(dx < 0 ? 1 : -1);
  };
  const gone = (): void => {
    from = null;
  };
  element.addEventListener('pointerdown', down);
  element.addEventListener('pointerup', up);
  element.addEventListener('pointercancel', gone);
  return () => {
    element.removeEventListener('pointerdown', down);
    element.removeEventListener('pointerup', up);
    element.removeEventListener('pointercancel', gone);
  };
}
