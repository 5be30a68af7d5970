/** Away from the story inside someone else's page: at a place, or looking around, with the article standing still. */
import type { Frame, Page } from 'playwright-core';
import { afterAll, describe, expect, it } from 'vitest';
import { alive, openArticle, seen, type Door } from './support/articles.ts';
import { eventually } from './support/eventually.ts';
import { Fingers } from './support/look.ts';

const DOORS: Door[] = ['loader', 'frame', 'element'];
const CHAPTER = 'over-the-bridge';
const KEYS = ['PageDown', 'Home', 'End', 'ArrowDown', 'PageUp', 'ArrowUp'];

/** Some frames in which whatever a key or a wheel has started would have moved the article. */
const pause = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    for (let i = 0; i < 12; i++) await new Promise((done) => requestAnimationFrame(done));
  });

const hostY = (page: Page): Promise<number> => page.evaluate(() => scrollY);

/** What has the focus in the story: an id, or a `data-` attribute of its. */
const focused = (where: Page | Frame): Promise<string> =>
  where.evaluate(() => {
    const element = document.querySelector('armored-train-story')!;
    const active = (element.shadowRoot ?? document).activeElement;
    return (
      active?.id || [...(active?.attributes ?? [])].find(({ name }) => name.startsWith('data-'))?.name || ''
    );
  });

const zoomOf = (where: Page | Frame): Promise<number> =>
  where.evaluate(() => document.querySelector('armored-train-story')!.map!.getZoom());

/** An article in which the reader is at a chapter, with the live map. */
async function begin(door: Door, size: { width: number; height: number }) {
  const article = await openArticle('plain', door, size);
  const where = await alive(article);
  // All of a frame of a fixed height is on the screen, and the article goes on far enough below it.
  if (door === 'frame')
    await article.page.locator('iframe').evaluate((frame) => {
      document.body.style.paddingBottom = '100vh';
      frame.scrollIntoView({ block: 'end' });
    });
  // Again and again: what moves a frame before its host has said where the article is does not count.
  await eventually(async () => {
    await where.evaluate((id) => document.querySelector('armored-train-story')!.goTo(id), CHAPTER);
    await pause(article.page);
    const led = door !== 'loader' || (await hostY(article.page)) > size.height;
    return led && (await seen(where)).chapter;
  }).toBe(CHAPTER);
  await eventually(() => where.evaluate(() => document.querySelector('armored-train-story')!.painter)).toBe(
    'maplibre',
  );
  await where.locator('.spot[data-place="khasan"]').waitFor();
  await pause(article.page);
  return { article, where, y: await hostY(article.page) };
}

async function lookAround(where: Page | Frame): Promise<void> {
  await where.locator('[data-look-open]').click();
  await where.locator('[data-look-close]').waitFor();
  await eventually(() => focused(where)).toBe('data-look-close');
}

describe.each(DOORS)('in the %s on a desktop', (door) => {
  // One for all of these, begun by whichever runs first.
  let begun: ReturnType<typeof begin> | undefined;
  const start = () => (begun ??= begin(door, { width: 1280, height: 800 }));
  afterAll(async () => (await begun)?.article.close());

  it.each<[string, (page: Page, where: Page | Frame) => Promise<unknown>]>([
    ['Escape', (page) => page.keyboard.press('Escape')],
    ['its button', (_, where) => where.locator('[data-place-back]').click()],
  ])('a place opens from its dot, and %s leads back to it', async (_, back) => {
    const { article, where, y } = await start();
    await where.locator('.spot[data-place="khasan"]').click();
    await where.locator('[data-place-card="khasan"]').waitFor();
    await eventually(() => focused(where)).toBe('place-name');
    await back(article.page, where);
    await where.locator('[data-place-card]').waitFor({ state: 'detached' });
    await eventually(() => focused(where)).toBe('data-place');
    expect((await seen(where)).chapter).toBe(CHAPTER);
    expect(await hostY(article.page)).toBe(y);
  });

  it('looking around, wheel and keys move the map and not the article; the focus goes in and comes back', async () => {
    const { article, where, y } = await start();
    const { page } = article;
    await lookAround(where);
    const before = await zoomOf(where);
    const stage = (await where.locator('[data-stage]').boundingBox())!;
    await page.mouse.move(stage.x + stage.width * 0.7, Math.max(0, stage.y) + 300);
    await page.mouse.wheel(0, 300);
    await eventually(() => zoomOf(where)).toBeLessThan(before - 0.1);
    for (const key of KEYS) {
      // The focus is on a button, as it is from the first.
      await page.keyboard.press(key);
      await pause(page);
      expect(await hostY(page), key).toBe(y);
    }
    expect(await focused(where)).toBe('data-look-close');
    await where.locator('[data-stage] canvas').focus();
    for (const key of [...KEYS, 'Space', 'Shift+Space']) {
      await page.keyboard.press(key);
      await pause(page);
      expect(await hostY(page), `${key} on the map`).toBe(y);
    }
    await page.keyboard.press('Escape');
    await where.locator('[data-look-around]').waitFor({ state: 'detached' });
    await eventually(() => focused(where)).toBe('data-look-open');
    expect((await seen(where)).chapter).toBe(CHAPTER);
    expect(await hostY(page)).toBe(y);
  });

  it('Space on “Back to the story” presses it, and then the wheel is the article’s again', async () => {
    const { article, where, y } = await start();
    const { page } = article;
    await lookAround(where);
    await page.keyboard.press('Space');
    await where.locator('[data-look-around]').waitFor({ state: 'detached' });
    expect(await hostY(page)).toBe(y);
    await page.mouse.wheel(0, 100);
    await eventually(() => hostY(page)).toBeGreaterThan(y + 50);
    await page.mouse.wheel(0, -100);
    await eventually(() => hostY(page)).toBeLessThan(y + 5);
  });
});

describe.each(DOORS)('in the %s on a phone', (door) => {
  it('a finger opens a place by its dot, moves the free map and not the article, and then scrolls again', async () => {
    const { article, where, y } = await begin(door, { width: 390, height: 844 });
    const { page } = article;
    try {
      await where.locator('.spot[data-place="khasan"]').tap();
      await where.locator('[data-place-card="khasan"]').waitFor();
      await where.locator('[data-place-back]').tap();
      await where.locator('[data-place-card]').waitFor({ state: 'detached' });
      expect(await hostY(page)).toBe(y);

      await lookAround(where);
      const centre = () =>
        where.evaluate(() => document.querySelector('armored-train-story')!.map!.getCenter().lat);
      const lat = await centre();
      const stage = (await where.locator('[data-stage]').boundingBox())!;
      // On the map: a card that is taller than its room takes the finger for its own text first.
      const from = { x: 200, y: Math.max(0, stage.y) + 220 };
      const to = { x: 200, y: from.y - 150 };
      const fingers = new Fingers(page);
      const drag = async (): Promise<void> => {
        await fingers.down(from);
        await fingers.move([from], [to]);
        await fingers.up();
      };
      await drag();
      await eventually(centre).not.toBeCloseTo(lat, 4);
      await pause(page);
      expect(await hostY(page)).toBe(y);
      await where.locator('[data-look-close]').tap();
      await where.locator('[data-look-around]').waitFor({ state: 'detached' });
      expect(await hostY(page)).toBe(y);
      await pause(page);
      await drag();
      await eventually(() => hostY(page)).toBeGreaterThan(y + 50);
      expect(article.said).toEqual([]);
    } finally {
      await article.close();
    }
  });
});
