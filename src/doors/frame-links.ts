/** Links in a frame: as in any page of someone else's (links.ts), and where a sandbox forbids new tabs they print where they lead. */
import { follow, linkAt, outward, plain, prepareLinks, within } from './links.ts';

/**
 * Opens a tab, and notices where a sandbox forbids it: `window.open` with `noopener` answers null either way.
 * @returns whether there is a new tab
 */
function openTab(href: string): boolean {
  const tab = window.open('', '_blank');
  if (!tab) return false;
  tab.opener = null;
  tab.location.replace(href);
  return true;
}

/** Not scrollIntoView: that would have the browser scroll the host's page, too. */
function scroll(to: HTMLElement): void {
  const margin = Number.parseFloat(getComputedStyle(to).scrollMarginTop) || 0;
  scrollTo({ top: to.getBoundingClientRect().top + scrollY - margin, behavior: 'instant' });
}

/** Call it after the story is mounted: what the story itself handles is not handled again. */
export function followFrameLinks(): void {
  const root = document.documentElement;
  prepareLinks(window);
  addEventListener('click', (event) => {
    const link = plain(event) ? linkAt(event) : null;
    if (!link || link.hasAttribute('download')) return;
    if (within(link)) {
      if (follow(link, document, scroll)) event.preventDefault();
    } else if (outward(link)) {
      event.preventDefault();
      // Where no tab can be opened the reader gets the address to read.
      if (root.hasAttribute('data-print-links') || !openTab(link.href)) root.dataset.printLinks = '';
    }
  });
}
