/**
 * Waits for the story's own style sheet: it does not always come before the scripts (guard.ts), and without it there is
 * no stage to put a map on.
 * @param element holds the prerendered story
 */
export function whenStyled(element: Element, then: () => void): void {
  const check = (): void => {
    const story = element.querySelector('.story');
    if (story && !getComputedStyle(story).getPropertyValue('--ink')) return;
    document.removeEventListener('load', check, true);
    then();
  };
  document.addEventListener('load', check, true);
  check();
}
