import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { eventually } from './support/eventually.ts';
import { painter, trouble, tryAgain, whole } from './support/faults.ts';
import { context, shown } from './support/losses.ts';
import { openStory } from './support/site.ts';
import { drawn, goTo, idle } from './support/story.ts';

/** Share of the pixels that two pictures of one size do not have in common. */
const difference = (page: Page, a: Buffer, b: Buffer) =>
  page.evaluate(
    async (pictures) => {
      const [one, two] = await Promise.all(
        pictures.map(async (base64) => {
          const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
          const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
          const paper = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d')!;
          paper.drawImage(bitmap, 0, 0);
          return paper.getImageData(0, 0, bitmap.width, bitmap.height).data;
        }),
      );
      let other = 0;
      for (let i = 0; i < one!.length; i += 4) {
        const off = [0, 1, 2].some((channel) => Math.abs(one![i + channel]! - two![i + channel]!) > 24);
        if (off) other++;
      }
      return other / (one!.length / 4);
    },
    [a.toString('base64'), b.toString('base64')],
  );

it('after a lost graphics context the scene is painted again, whole', async () => {
  const { page, errors, close } = await openStory({ width: 760, height: 520, phone: false, draw: 'plain' });
  await goTo(page, 'shoigu');
  const other = await page.screenshot();
  await goTo(page, 'to-chongjin');
  const before = { picture: await page.screenshot(), state: await drawn(page) };
  expect(await difference(page, before.picture, other), 'two chapters differ').toBeGreaterThan(0.05);

  await goTo(page, 'shoigu');
  await context(page, 'loseContext');
  // The reader goes on meanwhile.
  await page.evaluate(() => document.querySelector('armored-train-story')!.goTo('to-chongjin'));
  await context(page, 'restoreContext');
  await idle(page);
  // The live map fades in again over the still.
  await eventually(() => painter(page)).toBe('maplibre');
  await page.evaluate(() => Promise.all(document.getAnimations().map((animation) => animation.finished)));
  expect(await drawn(page)).toEqual(before.state);
  expect(await difference(page, before.picture, await page.screenshot())).toBeLessThan(0.002);
  expect(errors).toEqual([]);
  await close();
}, 120_000);

/** Runs before the page's scripts: `skip` is added to the clock that counts losses. */
const CLOCK = `{
  const now = performance.now.bind(performance);
  window.skip = 0;
  performance.now = () => now() + window.skip;
}`;

it('comes back to the very scene ten times, where the losses are far apart', async () => {
  const { page, errors, close } = await openStory({ width: 760, height: 520, phone: false, init: CLOCK });
  const ids = await page.evaluate(() =>
    document.querySelector('armored-train-story')!.chapters.map(({ id }) => id),
  );
  for (let i = 0; i < 10; i++) {
    await goTo(page, ids[(i + 1) % ids.length]!);
    const before = await shown(page);
    await context(page, 'loseContext');
    await eventually(() => painter(page)).toBe(null);
    await context(page, 'restoreContext');
    await eventually(() => painter(page), `loss ${i + 1}`).toBe('maplibre');
    await eventually(() => shown(page), `loss ${i + 1}`).toEqual(before);
    await page.evaluate(() => ((window as unknown as { skip: number }).skip += 61_000));
  }
  expect(errors).toEqual([]);
  await close();
}, 180_000);

it('what changes while the context is lost, theme, size and chapter, is there when it is back', async () => {
  const { page, errors, close } = await openStory({ width: 760, height: 520, phone: false });
  await goTo(page, 'shoigu');
  await context(page, 'loseContext');
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.setViewportSize({ width: 900, height: 600 });
  await page.evaluate(() => document.querySelector('armored-train-story')!.goTo('to-chongjin'));
  await context(page, 'restoreContext');
  await whole(page);
  await goTo(page, 'to-chongjin');

  const fresh = await openStory({
    width: 900,
    height: 600,
    phone: false,
    theme: 'dark',
    path: '/#to-chongjin',
  });
  await goTo(fresh.page, 'to-chongjin');
  await eventually(() => shown(page)).toEqual(await shown(fresh.page));
  expect(errors).toEqual([]);
  await fresh.close();
  await close();
}, 120_000);

it('a context that never comes back leaves the simple map at the same chapter, and the live one when it is tried again', async () => {
  const { page, close } = await openStory({
    width: 760,
    height: 520,
    phone: false,
    prepare: (browser) => browser.clock.install(),
  });
  await goTo(page, 'to-chongjin');
  await idle(page);
  const before = await shown(page);
  await context(page, 'loseContext');
  await page.clock.fastForward(11_000);
  await eventually(() => painter(page)).toBe('svg');
  const chapter = () => page.evaluate(() => document.querySelector('armored-train-story')!.scene!.chapter);
  expect(await chapter()).toBe('to-chongjin');
  expect(await trouble(page).getAttribute('data-trouble')).toBe('live');
  await tryAgain(page);
  await whole(page);
  await eventually(() => shown(page)).toEqual(before);
  await close();
}, 120_000);

it('after three lost contexts within a minute the simple map stands in', async () => {
  const { page, close } = await openStory({ width: 760, height: 520, phone: false });
  await goTo(page, 'to-chongjin');
  for (let i = 0; i < 2; i++) {
    await context(page, 'loseContext');
    await context(page, 'restoreContext');
    await eventually(() => painter(page)).toBe('maplibre');
  }
  await context(page, 'loseContext');
  await eventually(() => painter(page)).toBe('svg');
  expect(await page.evaluate(() => document.querySelector('armored-train-story')!.scene!.chapter)).toBe(
    'to-chongjin',
  );
  await close();
}, 120_000);
