import type { BrowserContext, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { scrollBy } from './support/scroll.ts';
import { openStory } from './support/site.ts';
import { frames, idle } from './support/story.ts';

interface Watched extends Window {
  nodes: Element[];
  shifts: string[];
}

/** Keeps every element that the page has before its own script runs, and notes whatever moves by itself. */
const WATCH = `
  document.addEventListener('readystatechange', () => {
    if (document.readyState !== 'interactive') return;
    window.nodes = [...document.querySelectorAll('armored-train-story, armored-train-story *')];
  });
  window.shifts = [];
  new PerformanceObserver((list) => {
    for (const { value, hadRecentInput, sources } of list.getEntries()) {
      if (hadRecentInput) continue;
      const moved = sources.map(({ node }) => node && (node.id || node.className || node.nodeName));
      window.shifts.push(value.toFixed(4) + ' ' + moved.join(', '));
    }
  }).observe({ type: 'layout-shift', buffered: true });
`;

const shifts = (page: Page) => page.evaluate(() => (window as unknown as Watched).shifts);
const withoutFonts = (context: BrowserContext) => context.route('**/*.woff2', (route) => route.abort());

describe.each([
  [1280, 800],
  [390, 844],
])('at %i×%i', (width, height) => {
  it('the script wakes the page’s own nodes, and nothing moves by it or by the live map', async () => {
    const { page, close } = await openStory({ width, height, init: WATCH, prepare: withoutFonts });
    await idle(page);
    await scrollBy(page, 300, 'wheel');
    const { gone, kept, listed, found } = await page.evaluate(() => {
      const { nodes } = window as unknown as Watched;
      return {
        kept: nodes.length,
        gone: nodes.filter((node) => !node.isConnected).map((node) => node.outerHTML.slice(0, 120)),
        listed: document.querySelector('armored-train-story')!.chapters.length,
        found: document.querySelectorAll('[data-chapter]').length,
      };
    });
    const moved = await shifts(page);
    await close();
    expect(kept).toBeGreaterThan(500);
    expect(gone).toEqual([]);
    expect(found).toBe(listed);
    expect(moved).toEqual([]);
  });

  it('nothing moves when the fonts come', async () => {
    const { page, close } = await openStory({ width, height, init: WATCH });
    await page.evaluate(() => document.fonts.ready);
    await frames(page);
    const moved = await shifts(page);
    await close();
    expect(moved).toEqual([]);
  });
});
