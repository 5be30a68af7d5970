import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { eventually } from './support/eventually.ts';
import { openStory } from './support/site.ts';
import { drawn, goTo, idle } from './support/story.ts';

interface Held extends Window {
  lose: WEBGL_lose_context;
}

/** Resolves with the event that the map's canvas then has. */
const context = (page: Page, what: 'loseContext' | 'restoreContext') =>
  page.evaluate(
    (method) =>
      new Promise<void>((done) => {
        const w = window as unknown as Held;
        const { map } = document.querySelector('armored-train-story')!;
        const canvas = map!.getCanvas();
        w.lose ??= canvas.getContext('webgl2')!.getExtension('WEBGL_lose_context')!;
        canvas.addEventListener(
          method === 'loseContext' ? 'webglcontextlost' : 'webglcontextrestored',
          () => done(),
          {
            once: true,
          },
        );
        w.lose[method]();
      }),
    what,
  );

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
  await eventually(() => page.evaluate(() => document.querySelector('armored-train-story')!.painter)).toBe(
    'maplibre',
  );
  await page.evaluate(() => Promise.all(document.getAnimations().map((animation) => animation.finished)));
  expect(await drawn(page)).toEqual(before.state);
  expect(await difference(page, before.picture, await page.screenshot())).toBeLessThan(0.002);
  expect(errors).toEqual([]);
  await close();
}, 120_000);

it('after three lost contexts within a minute the simple map stands in', async () => {
  const { page, close } = await openStory({ width: 760, height: 520, phone: false });
  await goTo(page, 'to-chongjin');
  const painter = () => page.evaluate(() => document.querySelector('armored-train-story')!.painter);
  for (let i = 0; i < 2; i++) {
    await context(page, 'loseContext');
    await context(page, 'restoreContext');
    await eventually(painter).toBe('maplibre');
  }
  await context(page, 'loseContext');
  await eventually(painter).toBe('svg');
  expect(await page.evaluate(() => document.querySelector('armored-train-story')!.scene!.chapter)).toBe(
    'to-chongjin',
  );
  await close();
}, 120_000);
