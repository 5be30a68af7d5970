/** Text at twice its size, and a page at 400 %: all of it is still there, and in reach (WCAG 2.2, 1.4.4 and 1.4.10). */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lookAround, leave } from './support/look.ts';
import { openStory, type Opened } from './support/site.ts';
import { frames, goTo } from './support/story.ts';
import { lost, setTextSize, unreached } from './support/text-size.ts';
import { NO_WEBGL } from './support/webgl.ts';

const OVER_MAP = '.bar :is(button, summary), .strip.shown [role="slider"], .strip.shown a';

describe.each([
  { at: 'text at 200 % on a phone', width: 390, height: 844, px: 32 },
  { at: 'text at 200 % on a desktop', width: 1280, height: 800, px: 32 },
  // A window of 1280×1024 at 400 %.
  { at: 'a page at 400 %', width: 320, height: 256, px: 16 },
])('with $at', ({ width, height, px }) => {
  let opened: Opened;
  let page: Page;
  beforeAll(async () => {
    opened = await openStory({ width, height, phone: false, reducedMotion: true });
    page = opened.page;
    await setTextSize(page, px);
    await frames(page);
  });
  afterAll(() => opened.close());

  it('the story’s own text has that size', async () => {
    const size = await page.locator('.story').evaluate((story) => getComputedStyle(story).fontSize);
    expect(size).toBe(`${px}px`);
  });

  it.each(['opening', 'delivery', 'to-chongjin', 'what-happened'])(
    'nothing of the chapter “%s” is lost, its claims open',
    async (id) => {
      await goTo(page, id);
      await page.evaluate((chapter) => {
        for (const details of document.querySelectorAll<HTMLDetailsElement>(
          `[data-chapter="${chapter}"] details`,
        ))
          details.open = true;
      }, id);
      await frames(page);
      expect(await lost(page)).toEqual([]);
      expect(await unreached(page, OVER_MAP)).toEqual([]);
    },
  );

  it('the list of chapters is all there', async () => {
    await page.locator('.contents > summary').click();
    expect(await lost(page, '.bar')).toEqual([]);
    expect(await unreached(page, '.contents .panel a')).toEqual([]);
    await page.keyboard.press('Escape');
  });

  it('nothing of an opened place is lost', async () => {
    await goTo(page, 'over-the-bridge');
    await page.evaluate(() => document.querySelector('armored-train-story')!.openPlace('khasan'));
    await page.locator('[data-place-card="khasan"]').waitFor();
    await frames(page);
    expect(await lost(page, '.over-map')).toEqual([]);
    expect(await unreached(page, '.place-card :is(a, button)')).toEqual([]);
    await page.keyboard.press('Escape');
    await page.locator('[data-place-card]').waitFor({ state: 'detached' });
  });

  it('nothing of looking around is lost, the list open', async () => {
    await lookAround(page);
    expect(await unreached(page, '.bar :is(button, summary), .look :is(.head, .zoom) button')).toEqual([]);
    const list = page.locator('.finder .more');
    if (await list.isVisible()) await list.click();
    await frames(page);
    expect(await lost(page, '.over-map')).toEqual([]);
    expect(await unreached(page, '.finder :is(button, input)')).toEqual([]);
    await leave(page);
  });

  it('nothing after the story is lost', async () => {
    await page.evaluate(() =>
      document.getElementById('after-the-map')!.scrollIntoView({ behavior: 'instant' }),
    );
    await frames(page);
    expect(await lost(page, '.end')).toEqual([]);
  });
});

describe.each([
  { at: 'text at 200 %', width: 390, height: 844, px: 32 },
  { at: 'a page at 400 %', width: 320, height: 256, px: 16 },
])('a frame in steps, with $at', ({ width, height, px }) => {
  it('loses nothing, and its buttons are in reach', async () => {
    const { page, close } = await openStory({
      path: '/embed/?mode=steps#to-chongjin',
      width,
      height,
      phone: false,
      init: NO_WEBGL,
    });
    await page.locator('[data-next]').waitFor();
    await setTextSize(page, px);
    await frames(page);
    const faults = await lost(page);
    faults.push(
      ...(await unreached(
        page,
        `${OVER_MAP}, .stepper button, [data-chapter="to-chongjin"] :is(a, summary)`,
      )),
    );
    await page.locator('[data-end-open]').click();
    await page.locator('[data-end-close]').waitFor();
    faults.push(...(await lost(page, '.end')), ...(await unreached(page, '.end button')));
    await close();
    expect(faults).toEqual([]);
  });
});
