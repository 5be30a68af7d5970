/** The guide for editors, opened at the address where the articles' story is. */
import type { Page } from 'playwright-core';
import { storyAddress } from './articles.ts';
import { browser } from './browser.ts';
import { NO_WEBGL } from './webgl.ts';

export interface Guide {
  page: Page;
  said: string[];
  close(): Promise<void>;
}

export async function openGuide(size = { width: 1280, height: 800 }, scripts = true): Promise<Guide> {
  const context = await (await browser()).newContext({ viewport: size, javaScriptEnabled: scripts });
  await context.addInitScript(NO_WEBGL);
  const said: string[] = [];
  context.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') said.push(message.text());
  });
  context.on('weberror', (error) => said.push(String(error.error())));
  const page = await context.newPage();
  await page.goto(`${await storyAddress()}/embed-guide/`);
  return { page, said, close: () => context.close() };
}

/** Text of each recipe, as the page shows it. */
export const printed = (page: Page): Promise<Record<string, string>> =>
  page.evaluate(() =>
    Object.fromEntries(
      [...document.querySelectorAll<HTMLElement>('[data-recipe]')].map((code) => [
        code.dataset.recipe!,
        code.textContent!,
      ]),
    ),
  );
