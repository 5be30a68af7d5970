/** What an embed takes of its host, and what it leaves alone: storage, the publisher's own map. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Frame, Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { alive, openArticle } from './support/articles.ts';
import { within } from './support/embeds.ts';
import { eventually } from './support/eventually.ts';
import { openStory } from './support/site.ts';
import { NO_WEBGL } from './support/webgl.ts';

const painter = (where: Page | Frame): Promise<string | null> =>
  where.evaluate(() => document.querySelector('armored-train-story')!.painter);

/** Notes every access to what a browser stores, by its name. */
const STORAGE = `window.touched = [];
  for (const [home, names] of [[Window.prototype, ['localStorage', 'sessionStorage', 'indexedDB', 'caches', 'cookieStore']], [Document.prototype, ['cookie']]])
    for (const name of names) {
      const owner = Object.getOwnPropertyDescriptor(home, name) ? home : window;
      const own = Object.getOwnPropertyDescriptor(owner, name);
      if (own) Object.defineProperty(owner, name, { ...own, get() { touched.push(name); return own.get.call(this); } });
    }`;
const touched = (where: Page | Frame): Promise<string[]> =>
  where.evaluate(() => (window as never as { touched: string[] }).touched);

describe('storage', () => {
  it.each(['loader', 'frame', 'element'] as const)(
    'is not touched by the %s, whatever its reader chooses',
    async (door) => {
      const article = await openArticle('plain', door, { init: STORAGE });
      await within(article, async () => {
        const where = await alive(article);
        if (door === 'frame') await article.page.locator('iframe').scrollIntoViewIfNeeded();
        // Motion and the simple map are what a reader may choose.
        const choices = where.locator('.first-steps button');
        for (let n = 0; n < 2; n++)
          await choices.nth(n).evaluate((button) => (button as HTMLElement).click());
        await eventually(() => painter(where)).toBe('svg');
        await where.evaluate(() => document.querySelector('armored-train-story')!.openPlace('khasan'));
        await where.locator('[data-place-card="khasan"]').waitFor();
        expect(await touched(where)).toEqual([]);
        expect(await touched(article.page)).toEqual([]);
      });
    },
  );

  it('is what the story’s own page keeps a choice in', async () => {
    const { page, close } = await openStory({ init: `${NO_WEBGL};${STORAGE}` });
    await page
      .locator('.first-steps button')
      .first()
      .evaluate((button) => (button as HTMLElement).click());
    expect(await touched(page)).toContain('localStorage');
    await close();
  });
});

describe('the publisher’s own basemap, on a third origin', () => {
  let house: Server;
  let url: string;
  /** What it answers to whoever asks. */
  let allowed = '*';
  beforeAll(async () => {
    const tile = await sharp({ create: { width: 256, height: 256, channels: 3, background: '#c0c' } })
      .png()
      .toBuffer();
    house = createServer((request, response) => {
      response.setHeader('Access-Control-Allow-Origin', allowed);
      if (request.url!.endsWith('.png'))
        return void response.setHeader('Content-Type', 'image/png').end(tile);
      const sources = {
        house: { type: 'raster', tiles: [`${url}/{z}/{x}/{y}.png`], tileSize: 256, maxzoom: 12 },
      };
      const layers = [{ id: 'ground', type: 'raster', source: 'house' }];
      response
        .setHeader('Content-Type', 'application/json')
        .end(JSON.stringify({ version: 8, sources, layers }));
    });
    await new Promise<void>((done) => house.listen(0, 'localhost', done));
    url = `http://localhost:${(house.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    house.close();
    house.closeAllConnections();
  });

  /** To a place that is close enough for the publisher's tiles. */
  const comeNear = async (where: Page | Frame): Promise<void> => {
    await eventually(() => painter(where)).toBe('maplibre');
    await where.evaluate(() => document.querySelector('armored-train-story')!.openPlace('vladivostok'));
    await where.locator('[data-place-card="vladivostok"]').waitFor();
  };
  /** 16 as soon as the publisher's tiles have come, 12 with our own map alone. */
  const deepest = (where: Page | Frame): Promise<number> =>
    where.evaluate(() => document.querySelector('armored-train-story')!.map!.getMaxZoom());

  it.each(['loader', 'element'] as const)('is under the story in the %s', async (door) => {
    allowed = '*';
    const options = `${door === 'loader' ? 'data-' : ''}basemap="${url}/style.json"`;
    const article = await openArticle('plain', door, { options });
    await within(article, async () => {
      const where = await alive(article);
      await comeNear(where);
      await eventually(() => deepest(where)).toBe(16);
      expect(article.said).toEqual([]);
    });
  });

  it('that is open to the article alone reaches the element, and not a frame: it has no origin', async () => {
    const article = await openArticle('plain', 'loader', { options: `data-basemap="${url}/style.json"` });
    allowed = new URL(article.page.url()).origin;
    await within(article, async () => {
      await article.page.reload();
      const where = await alive(article);
      await comeNear(where);
      await eventually(() => article.said.some((line) => line.includes('is not shown'))).toBe(true);
      expect(await deepest(where)).toBe(12);
    });
  });
});
