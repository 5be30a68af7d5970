/** Files that fail: what comes instead of them, and the end of it. */
import type { BrowserContext, Page, Route } from 'playwright-core';
import { expect } from 'vitest';
import { eventually } from './eventually.ts';

/** Not there; there, and something else; never answered while it lasts. */
export type Kind = 'missing' | 'garbled' | 'slow';

/** As the answer calls itself, by the file's ending: what is garbled is so inside. */
const TYPES: Record<string, string> = {
  js: 'text/javascript',
  mjs: 'text/javascript',
  css: 'text/css',
  json: 'application/json',
  avif: 'image/avif',
  svg: 'image/svg+xml',
  woff2: 'font/woff2',
};

export class Fault {
  readonly #pattern: string;
  readonly #kind: Kind;
  readonly #held: Route[] = [];
  #over = false;

  constructor(pattern: string, kind: Kind) {
    this.#pattern = pattern;
    this.#kind = kind;
  }

  /** For `openStory`. Where something is to be slow, the page's clock is ours. */
  readonly prepare = async (context: BrowserContext): Promise<void> => {
    if (this.#kind === 'slow') await context.clock.install();
    await context.route(this.#pattern, async (route) => {
      if (this.#over) return route.continue();
      if (this.#kind === 'slow') return void this.#held.push(route);
      const ending = new URL(route.request().url()).pathname.split('.').at(-1)!;
      await route.fulfill(
        this.#kind === 'missing'
          ? { status: 404, body: 'Not Found' }
          : { status: 200, contentType: TYPES[ending], body: '{"objects": {"la' },
      );
    });
  };

  /** Lets thirty seconds pass, where it takes them for a reader to be told. */
  async wait(page: Page): Promise<void> {
    if (this.#kind !== 'slow') return;
    await eventually(() => this.#held.length, 'the file is asked for').toBeGreaterThan(0);
    await page.clock.fastForward(30_000);
  }

  /** From now on the file comes when it is asked for. What was asked for before never does. */
  end(): void {
    this.#over = true;
  }

  /** The answers that were held back come. */
  async release(): Promise<void> {
    this.end();
    for (const route of this.#held.splice(0)) await route.continue().catch(() => {});
  }
}

export const painter = (page: Page) =>
  page.evaluate(() => document.querySelector('armored-train-story')!.painter);

export const trouble = (page: Page) => page.locator('[data-trouble]');

export const tryAgain = (page: Page): Promise<void> =>
  page.getByRole('button', { name: 'Try again' }).click();

/** The text is there to be read. It is not scrolled to: the reader stays where they are. */
export async function readable(page: Page): Promise<void> {
  const text = page.locator('[data-chapter] .text p').first();
  expect(await text.isVisible()).toBe(true);
  expect((await text.innerText()).length).toBeGreaterThan(40);
}

/** The live map stands, and nobody is told of trouble any more. */
export async function whole(page: Page): Promise<void> {
  await eventually(() => painter(page)).toBe('maplibre');
  await eventually(() => trouble(page).count()).toBe(0);
}
