/**
 * Links of a story that stands in someone else's page. One within the story leaves no trace in the page's address or
 * history: it is followed here. One that leads out opens a tab of its own: the reader keeps the article.
 */
import { decoded } from './decoded.ts';

export const linkAt = (event: Event): HTMLAnchorElement | null =>
  event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[href]') : null;

export const within = (link: HTMLAnchorElement): boolean => link.getAttribute('href')!.startsWith('#');

export const outward = (link: HTMLAnchorElement): boolean => !within(link) && /^https?:$/.test(link.protocol);

/** A click that is to do what clicks on links do, and that nobody has handled. */
export const plain = (event: Event): event is MouseEvent =>
  event instanceof MouseEvent &&
  !event.defaultPrevented &&
  !(event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);

/** Has links that lead out open a tab, before the reader can do anything with them, a menu included. */
export function prepareLinks(root: EventTarget): void {
  const prepare = (event: Event): void => {
    const link = linkAt(event);
    if (!link || !outward(link)) return;
    link.target = '_blank';
    link.rel = 'noopener noreferrer';
  };
  for (const type of ['pointerover', 'pointerdown', 'focusin', 'click'])
    root.addEventListener(type, prepare, { capture: true, passive: true });
}

const idOf = (link: HTMLAnchorElement): string => decoded(link.getAttribute('href')!.slice(1));

/**
 * Goes to the part of the story that a link leads to, as the browser would, and takes the focus along.
 * @param scroll brings it to the top
 * @returns whether there is such a part
 */
export function follow(
  link: HTMLAnchorElement,
  root: Document | ShadowRoot,
  scroll: (to: HTMLElement) => void,
): boolean {
  const target = root.getElementById(idOf(link));
  if (!target) return false;
  for (let outer = target.closest('details'); outer; outer = outer.parentElement?.closest('details') ?? null)
    outer.open = true;
  scroll(target);
  target.focus({ preventScroll: true });
  if (root.activeElement !== target) {
    target.tabIndex = -1;
    target.focus({ preventScroll: true });
  }
  return true;
}

/** For a shadow root, once, whatever is put into it later. What the story itself handles is not handled again. */
export function followLinks(root: ShadowRoot): void {
  prepareLinks(root);
  root.addEventListener('click', (event) => {
    const link = plain(event) ? linkAt(event) : null;
    if (!link || !within(link)) return;
    // A fragment finds nothing in a shadow tree, and would change the host's address.
    event.preventDefault();
    follow(link, root, (to) => to.scrollIntoView({ behavior: 'instant', block: 'start' }));
  });
}
