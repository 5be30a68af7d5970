/** What is pressed is as large as a thumb, everywhere in the story; and the strip says all of what it says on the narrowest phone. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { FIRST, LANGS } from '../../src/story/langs.ts';
import { leave, lookAround } from './support/look.ts';
import { openStory } from './support/site.ts';
import { frames, goTo } from './support/story.ts';
import { lost } from './support/text-size.ts';
import { NO_WEBGL } from './support/webgl.ts';

/** Links within a sentence are as high as their line. */
const PRESSED =
  ':is(button, summary, input, [role="slider"], nav a, .first-steps a, .cites a, .place-card :is(li a, .ways *), .report a)';

const small = (page: Page, within: string): Promise<string[]> =>
  page.evaluate(
    ([scope, targets]) => {
      const found = [...document.querySelectorAll(scope!)].flatMap((part) => [
        ...part.querySelectorAll<HTMLElement>(targets!),
      ]);
      const seen = found.filter((element) => element.checkVisibility({ visibilityProperty: true }));
      if (!seen.length) throw new Error(`nothing to press in ${scope}`);
      return seen.flatMap((element) => {
        const { width, height } = element.getBoundingClientRect();
        return width >= 43.99 && height >= 43.99
          ? []
          : [`${element.textContent?.trim()}: ${width} × ${height}`];
      });
    },
    [within, PRESSED],
  );

it('a chapter’s claims and their sources, an opened place and looking around are for thumbs', async () => {
  const { page, close } = await openStory({ width: 390, height: 844, reducedMotion: true });
  await goTo(page, 'over-the-bridge');
  await page.evaluate(() => {
    for (const details of document.querySelectorAll<HTMLDetailsElement>('.claims details'))
      details.open = true;
  });
  const faults = await small(page, '.chapters, .bar, .strip');
  await page.evaluate(() => document.querySelector('armored-train-story')!.openPlace('khasan'));
  await page.locator('[data-place-card="khasan"]').waitFor();
  faults.push(...(await small(page, '.place-card')));
  await page.keyboard.press('Escape');
  await page.locator('[data-place-card]').waitFor({ state: 'detached' });
  await lookAround(page);
  faults.push(...(await small(page, '.look')));
  await page.locator('.finder .more').click();
  await frames(page);
  faults.push(...(await small(page, '.look')));
  await leave(page);
  faults.push(...(await small(page, '.end')));
  await close();
  expect(faults).toEqual([]);
});

it('in steps, and in what stands after them, too', async () => {
  const { page, close } = await openStory({
    path: '/embed/?mode=steps#to-chongjin',
    width: 390,
    height: 640,
    init: NO_WEBGL,
  });
  await page.locator('[data-next]').waitFor();
  const faults = await small(page, '.window');
  await page.locator('[data-end-open]').click();
  await page.locator('[data-end-close]').waitFor();
  faults.push(...(await small(page, '.end')));
  await close();
  expect(faults).toEqual([]);
});

describe.each(LANGS)('the strip in %s', (lang) => {
  it.each([320, 390])('is not cut off at %i pixels, its source neither', async (width) => {
    const { page, close } = await openStory({
      path: `${lang === FIRST ? '/' : `/${lang}/`}#to-chongjin`,
      width,
      height: 700,
      init: NO_WEBGL,
    });
    await page.locator('.strip.shown').waitFor();
    const faults = await lost(page, '.strip');
    const { source, bottom } = await page.locator('.strip').evaluate((strip) => {
      const link = strip.querySelector('.pace a')!.getBoundingClientRect();
      return { source: link.height > 0, bottom: Math.round(strip.getBoundingClientRect().bottom) };
    });
    expect(
      await page
        .locator('.strip')
        .evaluate((s) => [s.scrollHeight - s.clientHeight, s.scrollWidth - s.clientWidth]),
    ).toEqual([0, 0]);
    await close();
    expect(faults).toEqual([]);
    expect(source).toBe(true);
    expect(bottom, 'it stands at the window’s foot').toBe(700);
  });
});
