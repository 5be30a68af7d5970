/** While a long card is read it moves up over the map, and over the places' buttons: what has the focus must not lie under it. */

const meet = (a: DOMRect, b: DOMRect): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/**
 * @param spots holds the places' buttons
 * @param back takes the card back to its reading position, where it covers none of its chapter's places
 * @returns the way to stop it
 */
export function uncover(spots: HTMLElement, cards: HTMLElement[], back: () => void): () => void {
  const onfocus = ({ target }: FocusEvent): void => {
    // A pointer presses only what is seen.
    if (!(target instanceof HTMLElement) || !target.matches(':focus-visible')) return;
    const rect = target.getBoundingClientRect();
    if (
      cards.some(
        (card) =>
          card.checkVisibility({ visibilityProperty: true }) && meet(card.getBoundingClientRect(), rect),
      )
    )
      back();
  };
  spots.addEventListener('focusin', onfocus);
  return () => spots.removeEventListener('focusin', onfocus);
}

/**
 * In steps the story lies in the article as a picture does, and a style sheet cannot say how far from the host's header
 * what has the focus must stay: it would move the story's own window too. So the page is moved.
 * @returns the way to stop it
 */
export function belowHeader(root: HTMLElement): () => void {
  const onfocus = ({ target }: FocusEvent): void => {
    if (root.dataset.mode !== 'steps' || !(target instanceof HTMLElement)) return;
    if (!target.matches(':focus-visible')) return;
    // The browser brings it into the window first.
    requestAnimationFrame(() => {
      const line = Number.parseFloat(root.style.getPropertyValue('--at-offset')) || 0;
      const { top } = target.getBoundingClientRect();
      if (line && top < line) scrollBy({ top: top - line - GAP, behavior: 'instant' });
    });
  };
  root.addEventListener('focusin', onfocus);
  return () => root.removeEventListener('focusin', onfocus);
}

/** Room for the mark around what has the focus, CSS pixels. */
const GAP = 8;
