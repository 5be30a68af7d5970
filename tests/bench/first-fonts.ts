/** Which of a page's font files its first screen is set in: the others come too, but nothing that is seen waits for them. */
import type { Page } from 'playwright-core';

/** @returns addresses of the files that hold the letters on the screen now */
export function fontsOnScreen(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const bare = (text: string): string => text.replace(/["']/g, '').trim();
    const faces = [...document.styleSheets]
      .flatMap((sheet) => [...sheet.cssRules])
      .filter((rule) => rule instanceof CSSFontFaceRule)
      .map(({ style, parentStyleSheet }) => ({
        family: bare(style.getPropertyValue('font-family')),
        weight: style.getPropertyValue('font-weight'),
        slant: style.getPropertyValue('font-style'),
        ranges: style
          .getPropertyValue('unicode-range')
          .split(',')
          .map((range) => range.trim().slice(2).split('-'))
          .map(([from, to = from]) => [Number.parseInt(from!, 16), Number.parseInt(to!, 16)] as const),
        url: new URL(/url\(["']?([^"')]+)/.exec(style.getPropertyValue('src'))![1]!, parentStyleSheet!.href!)
          .href,
      }));
    const seen = new Set<string>();
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const range = document.createRange();
      range.selectNodeContents(texts.currentNode);
      const { top, bottom, left, right } = range.getBoundingClientRect();
      if (right <= left || bottom <= 0 || top >= innerHeight || right <= 0 || left >= innerWidth) continue;
      const parent = texts.currentNode.parentElement!;
      // Folded away, or for those who listen alone.
      if (!parent.checkVisibility({ visibilityProperty: true }) || parent.clientWidth === 1) continue;
      const style = getComputedStyle(parent);
      const families = style.fontFamily.split(',').map(bare);
      const letters = [...(texts.currentNode.textContent ?? '')].map((letter) => letter.codePointAt(0)!);
      for (const { family, weight, slant, ranges, url } of faces) {
        if (!families.includes(family) || weight !== style.fontWeight || slant !== style.fontStyle) continue;
        if (letters.some((letter) => ranges.some(([from, to]) => letter >= from && letter <= to)))
          seen.add(url);
      }
    }
    return [...seen];
  });
}
