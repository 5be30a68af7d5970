/** A reader whose system sets the colours: everything that is drawn by colour alone is still to be seen. */
import type { Locator, Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axe } from './support/axe.ts';
import { lookAround, leave } from './support/look.ts';
import { openStory, type Opened } from './support/site.ts';
import { frames, goTo } from './support/story.ts';

/** How far the lightest and the darkest of a picture of something are apart, 0 … 255; its outermost pixels left out. */
async function drawn(part: Locator, rim = 3): Promise<number> {
  const picture = sharp(await part.screenshot());
  const { width, height } = await picture.metadata();
  const { channels } = await picture
    .extract({ left: rim, top: rim, width: width - 2 * rim, height: height - 2 * rim })
    .greyscale()
    .toBuffer()
    .then((inner) => sharp(inner).stats());
  return channels[0]!.max - channels[0]!.min;
}

const borders = (page: Page, selector: string): Promise<string[]> =>
  page.locator(selector).evaluateAll((all) =>
    all
      .filter((element) => element.checkVisibility({ visibilityProperty: true }))
      .map((element) => {
        const { borderBottomStyle, borderBottomWidth } = getComputedStyle(element);
        return `${borderBottomStyle} ${Number.parseFloat(borderBottomWidth) >= 1}`;
      }),
  );

describe.each(['light', 'dark'] as const)('in forced colours, %s', (theme) => {
  let opened: Opened;
  let page: Page;
  beforeAll(async () => {
    opened = await openStory({ theme, reducedMotion: true, context: { forcedColors: 'active' } });
    page = opened.page;
  });
  afterAll(() => opened.close());

  it('every button’s sign, every stroke of the key and the slider’s train are drawn', async () => {
    await goTo(page, 'to-chongjin');
    await page.locator('[role="slider"]').waitFor();
    const parts = [
      '.bar .bars',
      '.bar .lens',
      '.bar .up',
      '.bar .down',
      '.strip .train',
      '.strip .ahead',
      '.now',
    ];
    const dull: string[] = [];
    for (const part of parts) {
      // The sign with what lies around it: alone it would be of one colour.
      const around = /bars|lens|up|down/.test(part)
        ? page.locator(part).first().locator('..')
        : page.locator('.strip, .timeline').nth(part === '.now' ? 1 : 0);
      if ((await drawn(around)) < 80) dull.push(part);
    }
    for (const stroke of await page.locator('[data-chapter="to-chongjin"] .claims .stroke').all())
      if ((await drawn(stroke, 0)) < 80) dull.push('a stroke of a claim');
    expect(dull).toEqual([]);
  });

  it('cards, the strip and the bar’s buttons have borders', async () => {
    await goTo(page, 'to-chongjin');
    for (const part of ['[data-chapter="to-chongjin"] .card', '.strip', '.around', '.steps button'])
      expect(new Set(await borders(page, part)), part).toEqual(new Set(['solid true']));
  });

  it('what has the focus is marked', async () => {
    for (const part of ['.contents > summary', '[role="slider"]', '[data-chapter="to-chongjin"] summary']) {
      const one = page.locator(part).first();
      await one.focus();
      await page.keyboard.press('Shift');
      const { style, width } = await one.evaluate((element) => {
        const { outlineStyle, outlineWidth } = getComputedStyle(element);
        return { style: outlineStyle, width: Number.parseFloat(outlineWidth) };
      });
      expect(style, part).not.toBe('none');
      expect(width, part).toBeGreaterThanOrEqual(2);
    }
  });

  it('the chapter that is read is marked in the list', async () => {
    await goTo(page, 'delivery');
    await page.locator('.contents > summary').click();
    const mark = (selector: string) =>
      page.locator(selector).evaluate((link) => getComputedStyle(link).borderInlineStartWidth);
    expect(await mark('.contents [aria-current]')).toBe('4px');
    expect(await mark('.contents a[href="#plan"]')).toBe('0px');
    await page.keyboard.press('Escape');
  });

  it('an opened place and looking around have their signs too, and axe finds nothing', async () => {
    await goTo(page, 'over-the-bridge');
    const faults = await axe(page);
    await page.evaluate(() => document.querySelector('armored-train-story')!.openPlace('khasan'));
    await page.locator('[data-place-card="khasan"]').waitFor();
    await frames(page);
    expect(await drawn(page.locator('.shut'))).toBeGreaterThan(80);
    faults.push(...(await axe(page, ['.place-card'])));
    await page.keyboard.press('Escape');
    await page.locator('[data-place-card]').waitFor({ state: 'detached' });
    await lookAround(page);
    for (const button of await page.locator('.zoom button').all())
      expect(await drawn(button)).toBeGreaterThan(80);
    faults.push(...(await axe(page, ['.look'])));
    await leave(page);
    expect(faults).toEqual([]);
  });
});
