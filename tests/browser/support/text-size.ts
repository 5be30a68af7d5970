/** A reader whose browser is set to another size of text: Chromium's own setting, which no style sheet of a page's knows of. */
import type { Page } from 'playwright-core';

/** @param px what `font-size: medium` is to be; browsers come with 16 */
export async function setTextSize(page: Page, px: number): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Page.setFontSizes', { fontSizes: { standard: px, fixed: Math.round(px * 0.8125) } });
}

/** What of the story cannot be read or reached: lines that say so. Text that scrolls can. */
export const lost = (page: Page, within = '.story'): Promise<string[]> =>
  page.evaluate((scope) => {
    const found: string[] = [];
    const root = document.documentElement;
    if (root.scrollWidth > root.clientWidth) found.push(`the page is ${root.scrollWidth} px wide`);
    const name = (element: Element): string => {
      const kind = element.getAttribute('class');
      return `<${element.localName}${kind ? ` class="${kind}"` : ''}> ${element.textContent?.trim().replace(/\s+/g, ' ').slice(0, 60)}`;
    };
    const hides = /hidden|clip/;
    for (const element of document.querySelector(scope)!.querySelectorAll<HTMLElement>('*')) {
      if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
      if (element.closest('.unseen, .stage, .skip, svg') || getComputedStyle(element).clipPath !== 'none')
        continue;
      const { overflowX, overflowY } = getComputedStyle(element);
      const [wide, high] = [
        element.scrollWidth - element.clientWidth > 1 && hides.test(overflowX),
        element.scrollHeight - element.clientHeight > 1 && hides.test(overflowY),
      ];
      const own = [...element.childNodes].some((node) => node instanceof Text && node.data.trim());
      const holds = !element.matches('.window, .spots, .over-map');
      if (holds && (wide || high))
        found.push(
          `${name(element)} is cut off: ${element.scrollWidth} × ${element.scrollHeight} in ${element.clientWidth} × ${element.clientHeight}`,
        );
      if (!own && !element.matches('button, summary, input, [role="slider"]')) continue;
      // Letters that run out of what holds them, and are cut off by the window or by a box around.
      const box = element.getBoundingClientRect();
      for (let outer = element.parentElement; outer; outer = outer.parentElement) {
        const style = getComputedStyle(outer);
        if (!hides.test(style.overflowX) && style.overflowX === 'visible') continue;
        const around = outer.getBoundingClientRect();
        if (hides.test(style.overflowX) && (box.left < around.left - 1 || box.right > around.right + 1))
          found.push(`${name(element)} runs out of ${name(outer).slice(0, 40)}`);
        break;
      }
      if (!element.closest('.table') && (box.left < -1 || box.right > innerWidth + 1))
        found.push(
          `${name(element)} is beside the window: ${Math.round(box.left)} … ${Math.round(box.right)}`,
        );
    }
    return [...new Set(found)];
  }, within);

/** Buttons that lie over the map and do not move with the page: those that are not wholly in the window, or under something. */
export const unreached = (page: Page, selector: string): Promise<string[]> =>
  page.evaluate(
    (targets) =>
      [...document.querySelectorAll<HTMLElement>(targets)].flatMap((element) => {
        if (!element.checkVisibility({ visibilityProperty: true })) return [];
        // One that scrolls in its own box is scrolled to.
        element.scrollIntoView({ block: 'nearest', behavior: 'instant' });
        // A link that is broken over two lines is where its first line is.
        const box = element.getClientRects()[0]!;
        const name = `${element.getAttribute('aria-label') ?? element.textContent?.trim()} at ${Math.round(box.left)},${Math.round(box.top)}`;
        if (box.left < -1 || box.top < -1 || box.right > innerWidth + 1 || box.bottom > innerHeight + 1)
          return [`${name} is not in the window`];
        const hit = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
        return element.contains(hit)
          ? []
          : [`${name} lies under <${hit?.localName} class="${hit?.className}">`];
      }),
    selector,
  );
