import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { articlesWithElement, type Articles } from './support/element-articles.ts';
import { eventually } from './support/eventually.ts';
import { openStory, type Opened } from './support/site.ts';
import { still } from './support/story.ts';

let articles: Articles;
beforeAll(async () => {
  articles = await articlesWithElement();
});
afterAll(() => articles.close());

/** How parts of the story look, wherever it stands. */
const looks = (page: Page) =>
  page.locator('.story').evaluate((root) => {
    const parts = ['', 'h1', 'h2', '.kicker', '.text p', '.text a', '.claims', '.skip', '.end table', 'img'];
    const what = `font-family font-size font-style font-weight line-height letter-spacing word-spacing color direction
      text-transform text-indent text-align white-space display float overflow transform contain columns filter`;
    return parts.map((part) => {
      const element = part ? root.querySelector(part) : root;
      if (!element) return `${part} is not there`;
      const style = getComputedStyle(element);
      const values = what.split(/\s+/).map((name) => `${name}: ${style.getPropertyValue(name)}`);
      return `${part} { ${values.join('; ')} }`;
    });
  });

describe('in a page with hostile styles and a strict policy', () => {
  let opened: Opened;
  beforeAll(async () => {
    opened = await articles.open('/hostile.html#over-the-bridge');
  });
  afterAll(() => opened.close());

  it('looks as in its own page', async () => {
    const own = await openStory();
    // As wide as the article's column.
    await own.page.locator('armored-train-story').evaluate((element) => {
      element.style.cssText = 'display: block; width: 800px';
    });
    await still(own.page);
    const expected = await looks(own.page);
    await own.close();
    expect(expected.filter((look) => look.endsWith('is not there')).length).toBeLessThan(2);
    expect(await looks(opened.page)).toEqual(expected);
  });

  it('is a block as wide as its column, which what sticks in it can stick in', async () => {
    const { page } = opened;
    await page.evaluate(() => document.querySelector('armored-train-story')!.goTo('over-the-bridge'));
    await still(page);
    const measured = await page.evaluate(() => {
      const element = document.querySelector('armored-train-story')!;
      const stage = element.shadowRoot!.querySelector('[data-stage]')!.getBoundingClientRect();
      const { display, overflow, float } = getComputedStyle(element);
      const { top, width, height } = stage;
      return { display, overflow, float, top, width, height, chapter: element.scene!.chapter };
    });
    expect(measured).toEqual({
      display: 'block',
      overflow: 'visible',
      float: 'none',
      top: 0,
      width: 800,
      height: 800,
      chapter: 'over-the-bridge',
    });
  });

  it('paints the live map, from its own origin alone, and names nothing in the page', async () => {
    const { page, errors, foreign } = opened;
    await eventually(() => page.evaluate(() => document.querySelector('armored-train-story')!.painter)).toBe(
      'maplibre',
    );
    // Under the live map it is not loaded; its address and the policy must be right all the same.
    const still = page.locator('[data-chapter="over-the-bridge"] [data-static-map] img');
    const width = await still.evaluate(async ({ src }: HTMLImageElement) => {
      const img = new Image();
      img.src = src;
      await img.decode();
      return img.naturalWidth;
    });
    expect(width).toBeGreaterThan(0);
    expect(foreign.filter((address) => !address.startsWith(`${articles.url}/`))).toEqual([]);
    expect(errors).toEqual([]);
    const names = await page.evaluate(() => {
      const frame = document.body.appendChild(document.createElement('iframe'));
      const fresh = new Set(Object.getOwnPropertyNames(frame.contentWindow));
      frame.remove();
      return Object.getOwnPropertyNames(window).filter((name) => !fresh.has(name) && !/^\d+$/.test(name));
    });
    // Svelte's own note of its version.
    expect(names.filter((name) => !/^__svelte|^__playwright|^__pw/.test(name))).toEqual([]);
  });

  it('is set in its own fonts', async () => {
    const loaded = await opened.page.evaluate(() =>
      [...document.fonts].filter(({ status }) => status === 'loaded').map(({ family }) => family),
    );
    expect(loaded.some((family) => family.includes('AT Serif'))).toBe(true);
    expect(loaded.some((family) => family.includes('AT Sans'))).toBe(true);
  });

  it('follows links within itself, and leaves the address alone', async () => {
    const { page } = opened;
    const before = page.url();
    const entries = await page.evaluate(() => history.length);
    const target = await page.evaluate(() => {
      const root = document.querySelector('armored-train-story')!.shadowRoot!;
      root.querySelector<HTMLElement>('.skip')!.click();
      return {
        focused: root.activeElement?.id,
        top: root.getElementById('after-the-map')!.getBoundingClientRect().top,
      };
    });
    expect(target.focused).toBe('after-the-map');
    expect(Math.abs(target.top)).toBeLessThan(40);
    expect(page.url()).toBe(before);
    expect(await page.evaluate(() => history.length)).toBe(entries);
  });

  it('opens other pages beside the article', async () => {
    const { page } = opened;
    const link = page.locator('.sources a[href^="http"]').first();
    await link.focus();
    expect(await link.getAttribute('target')).toBe('_blank');
    expect(await link.getAttribute('rel')).toBe('noopener noreferrer');
  });
});

it("where the story's file does not load it says so, and what the editor wrote inside stays", async () => {
  const { page, close } = await articles.open('/hostile.html', {
    wait: false,
    prepare: (context) => context.route('**/assets/en-*.js', (route) => route.abort()),
  });
  await page.waitForFunction(() => customElements.get('armored-train-story'));
  const said = await page.evaluate(() =>
    document.querySelector('armored-train-story')!.ready.then(
      () => 'ready',
      (error: Error) => error.message,
    ),
  );
  const link = await page.locator('armored-train-story a').boundingBox();
  await close();
  expect(said).toContain('the story did not load');
  expect(link).not.toBeNull();
});
