/** Where the story lives in someone else's page: a shadow root that the page's style sheets do not reach. */
import story from '../ui/story.css?inline';
import { followLinks } from './links.ts';
import shadow from './shadow.css?inline';

let sheets: CSSStyleSheet[] | null = null;

/** As text and adopted, for a page whose policy allows no `<style>`. All elements of a page share them. */
function adopted(): CSSStyleSheet[] {
  // The story's own rules come last: they are what the reset makes room for.
  return (sheets ??= [shadow, story].map((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    return sheet;
  }));
}

/** The element's shadow root; the element itself where the prerendered story is in it. */
export function shadowHome(element: HTMLElement): HTMLElement | ShadowRoot {
  if (element.shadowRoot) return element.shadowRoot;
  if (element.querySelector(':scope > .story')) return element;
  const root = element.attachShadow({ mode: 'open' });
  root.adoptedStyleSheets = adopted();
  followLinks(root);
  return root;
}
