/** The plain link to the story that stands beside the loader, for feeds and for readers without scripts. */

/** @returns whether the link leads to the story. @param src the story's address */
export const leads = (link: HTMLAnchorElement, src: string): boolean => link.href.startsWith(src);

const isScript = (element: Element | null): boolean => element?.localName === 'script';

/** What goes with a link: the paragraph that holds nothing else, or the link alone. */
export function whole(link: HTMLElement): HTMLElement {
  const parent = link.parentElement!;
  const alone =
    parent !== document.body &&
    parent.textContent!.trim() === link.textContent!.trim() &&
    [...parent.children].every((other) => other === link || isScript(other));
  return alone ? parent : link;
}

/** The link that stands before an embed, or what holds only that link; null where there is none. */
export function linkBefore(embed: Element, src: string): HTMLElement | null {
  let before = embed.previousElementSibling;
  while (isScript(before)) before = before!.previousElementSibling;
  const link = before?.localName === 'a' ? (before as HTMLAnchorElement) : before?.querySelector('a');
  if (!link || !leads(link, src)) return null;
  return link === before || whole(link) === before ? (before as HTMLElement) : null;
}
