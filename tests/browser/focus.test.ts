/** Where the focus is can be seen: never under a card, the bar, the strip or a host's header (WCAG 2.2, 2.4.11). */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { alive, openArticle } from './support/articles.ts';
import { openStory } from './support/site.ts';

interface Stop {
  name: string;
  /** What lies over its middle; '' where it is seen. */
  under: string;
}

/** Goes on by the keyboard. @returns what has the focus then; null where the story has it no more */
async function tab(page: Page): Promise<Stop | null> {
  await page.keyboard.press('Tab');
  return page.evaluate(async () => {
    for (let i = 0; i < 2; i++) await new Promise(requestAnimationFrame);
    const host = document.querySelector('armored-train-story')!;
    const root = host.shadowRoot ?? document;
    const element = root.activeElement as HTMLElement | null;
    if (!element?.closest('.story')) return null;
    const text = element.getAttribute('aria-label') ?? element.textContent ?? '';
    const name = `<${element.localName} class="${element.className}"> ${text.trim().replace(/\s+/g, ' ').slice(0, 50)}`;
    // A link that is broken over two lines is where its first line is; what is higher than the window, where it is seen.
    const box = element.getClientRects()[0];
    if (!box) return { name, under: 'nothing: it has no place' };
    const high = box.height > innerHeight / 2;
    const [top, bottom] = high
      ? [Math.max(0, box.top), Math.min(innerHeight, box.bottom)]
      : [box.top, box.bottom];
    const [x, y] = [box.left + Math.min(box.width, innerWidth) / 2, (top + bottom) / 2];
    const at = `${Math.round(x)},${Math.round(y)}`;
    if (x < 0 || y < 0 || x > innerWidth || y > innerHeight)
      return { name, under: `the window’s edge, at ${at}` };
    const outer = document.elementFromPoint(x, y);
    const hit = outer?.shadowRoot?.elementFromPoint(x, y) ?? outer;
    const seen =
      hit &&
      (element.contains(hit) ||
        (hit.contains(element) && getComputedStyle(element).pointerEvents === 'none'));
    return { name, under: seen ? '' : `<${hit?.localName} class="${hit?.className}">, at ${at}` };
  });
}

/** From the first stop to the last. */
async function through(page: Page): Promise<{ stops: number; faults: string[] }> {
  const faults: string[] = [];
  for (let stops = 0; stops < 900; stops++) {
    const stop = await tab(page);
    if (!stop) return { stops, faults };
    if (stop.under) faults.push(`${stop.name} is under ${stop.under}`);
  }
  throw new Error('the keyboard never leaves the story');
}

describe.each([
  [390, 844],
  [1280, 800],
  // A window of 1280×1024 at 400 %.
  [320, 256],
])('at %i×%i', (width, height) => {
  it('in the page every stop of the keyboard is seen', async () => {
    const { page, close } = await openStory({ width, height, phone: false, reducedMotion: true });
    const { stops, faults } = await through(page);
    await close();
    expect(faults).toEqual([]);
    expect(stops).toBeGreaterThan(200);
  }, 240_000);

  it('below a host’s sticky header every stop of the keyboard is seen', async () => {
    const article = await openArticle('sticky-header', 'element', {
      options: 'offset="64"',
      width,
      height,
      motion: false,
    });
    await alive(article);
    const { stops, faults } = await through(article.page);
    await article.close();
    expect(faults).toEqual([]);
    expect(stops).toBeGreaterThan(200);
  }, 240_000);

  it('in steps every stop of the keyboard is seen', async () => {
    const article = await openArticle('sticky-header', 'element', {
      options: 'offset="64" mode="steps" chapter="over-the-bridge"',
      width,
      height,
      motion: false,
    });
    await alive(article);
    const { stops, faults } = await through(article.page);
    await article.close();
    expect(faults).toEqual([]);
    expect(stops).toBeGreaterThan(7);
  }, 120_000);
});
