import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { scrollBy } from './support/scroll.ts';
import { openStory } from './support/site.ts';
import { chapters, goTo, progress } from './support/story.ts';

interface Watched extends Window {
  told: { index: number; id: string }[];
  setData: number;
}

/** Notes every change of chapter, and every time that a source's data is sent to the worker anew. */
async function watch(page: Page): Promise<void> {
  await page.evaluate(() => {
    const w = window as unknown as Watched;
    w.told = [];
    w.setData = 0;
    document.addEventListener('chapterchange', (event) => w.told.push((event as CustomEvent).detail));
    const source = document.querySelector('armored-train-story')!.map!.getSource('route')!;
    const prototype = source.constructor.prototype as Record<'setData' | 'updateData', () => unknown>;
    for (const name of ['setData', 'updateData'] as const) {
      const real = prototype[name];
      prototype[name] = function (...args) {
        w.setData++;
        return real.apply(this, args);
      };
    }
  });
}

const seen = (page: Page) =>
  page.evaluate(() => {
    const { told, setData } = window as unknown as Watched;
    return {
      ids: told.map(({ id }) => id),
      setData,
      painter: document.querySelector('armored-train-story')!.painter,
    };
  });

it('by wheel, the whole story skips no chapter, makes no error and asks no other host', async () => {
  const { page, errors, foreign, close } = await openStory({ draw: 'plain' });
  await watch(page);
  const all = await chapters(page);
  const entries = await page.evaluate(() => history.length);
  while ((await progress(page)) < all.length - 1) await scrollBy(page, 1150, 'wheel');
  await page.waitForFunction((id) => location.hash === `#${id}`, all.at(-1)!.id);
  const down = await seen(page);
  for (let y = -1; y !== (y = await page.evaluate(() => scrollY));) await scrollBy(page, 6000, 'wheel');

  expect(down.ids).toEqual(all.slice(1).map(({ id }) => id));
  expect(down).toMatchObject({ setData: 0, painter: 'maplibre' });
  expect(errors).toEqual([]);
  expect(foreign).toEqual([]);
  expect(await page.evaluate(() => history.length), 'entries in the history').toBe(entries);
  await close();
}, 240_000);

it.each([
  ['opening', 'mutiny'],
  ['to-hamhung', 'to-chongjin'],
])(
  'by finger on a phone, from %s to %s skips no chapter and makes no error',
  async (from, to) => {
    const { page, errors, foreign, close } = await openStory({ width: 390, height: 844, draw: 'plain' });
    const ids = (await chapters(page)).map(({ id }) => id);
    const [first, last] = [ids.indexOf(from), ids.indexOf(to)];
    await goTo(page, from);
    await watch(page);
    // Shorter than the way from a chapter's beginning to where the next one is the nearer, so that none is overrun.
    while ((await progress(page)) < last) await scrollBy(page, 300, 'touch');
    expect(await seen(page)).toEqual({
      ids: ids.slice(first + 1, last + 1),
      setData: 0,
      painter: 'maplibre',
    });
    expect(errors).toEqual([]);
    expect(foreign).toEqual([]);
    await close();
  },
  240_000,
);
