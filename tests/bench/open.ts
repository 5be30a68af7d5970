/** Pages in a fresh profile, as a phone or a desktop shows them. */
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { DRAW } from '../browser/support/draw.ts';

export interface Size {
  width: number;
  height: number;
}

export const SIZES: Record<'phone' | 'desktop', Size> = {
  phone: { width: 390, height: 844 },
  desktop: { width: 1280, height: 800 },
};

export interface Opening {
  size: Size;
  /** Run in the page before its own scripts, in this order. */
  init?: string[];
}

/**
 * The graphics card is software here, and would be all that is measured: everything runs but the draw calls themselves,
 * in every page that is compared.
 */
export async function opened(
  browser: Browser,
  { size, init = [] }: Opening,
): Promise<{ context: BrowserContext; page: Page }> {
  const phone = size.width < 600;
  const context = await browser.newContext({
    viewport: size,
    isMobile: phone,
    hasTouch: phone,
    colorScheme: 'light',
    reducedMotion: 'no-preference',
    // It begins when the page is done, and the other pages have none.
    serviceWorkers: 'block',
  });
  for (const script of [DRAW.none, ...init]) await context.addInitScript(script);
  return { context, page: await context.newPage() };
}

/** Where a page says itself that its live map stands. */
export const live = (page: Page): Promise<unknown> =>
  page.waitForFunction(() => document.documentElement.dataset.live === '', undefined, { timeout: 90_000 });

/** For the story, which says it by an event. */
export const LIVE = `addEventListener('painterchange', ({ detail }) => {
  if (!detail.painter || document.documentElement.dataset.live === '') return;
  performance.mark('live');
  document.documentElement.dataset.live = '';
});`;
