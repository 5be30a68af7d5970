import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { scrollBy } from './support/scroll.ts';
import { openStory, type Opened } from './support/site.ts';
import { chapters, frames, progress, scene, still, whenReady } from './support/story.ts';

const STRIDE = 2210;

describe('the same position gives the same scene', () => {
  let story: Opened;
  beforeAll(async () => (story = await openStory()));
  afterAll(() => story.close());

  it('by wheel, down and up again', async () => {
    const { page } = story;
    const down = new Map<number, unknown>();
    const last = (await chapters(page)).length - 1;
    const here = async () => [await page.evaluate(() => scrollY), await scene(page)] as const;
    while ((await progress(page)) < last) {
      down.set(...(await here()));
      await scrollBy(page, STRIDE, 'wheel');
    }
    expect(down.size).toBeGreaterThan(8);
    for (let left = down.size; left > 0; left--) {
      await scrollBy(page, -STRIDE, 'wheel');
      const [y, now] = await here();
      expect(down.has(y), `${y} is one of ${[...down.keys()].join(', ')}`).toBe(true);
      expect(now).toEqual(down.get(y));
    }
  }, 120_000);

  it('by goTo, by progress and by a native jump, for every chapter', async () => {
    const { page } = story;
    for (const [index, { id }] of (await chapters(page)).entries()) {
      const gone = await page.evaluate((to) => {
        const element = document.querySelector('armored-train-story')!;
        element.goTo(to);
        return { progress: element.progress, scene: element.scene };
      }, id);
      expect(gone).toMatchObject({ progress: index, scene: { chapter: id, index, rest: true } });

      await page.evaluate((to) => {
        document.querySelector('armored-train-story')!.progress = to ? 0 : 4;
        location.hash = '';
        location.hash = `#${to}`;
      }, id);
      await frames(page);
      expect(await progress(page), `progress after a jump to #${id}`).toBe(index);
      expect(await scene(page)).toEqual(gone.scene);
      const top = await page.evaluate((to) => document.getElementById(to)!.getBoundingClientRect().top, id);
      expect(top, `top of #${id}`).toBeGreaterThan(0);
      expect(top, `top of #${id}`).toBeLessThan(800);
    }
  });

  it.each(['shoigu', 'over-the-bridge', 'way-home'])('by a link to #%s', async (id) => {
    const linked = await openStory({ path: `/#${id}` });
    const there = await scene(linked.page);
    await linked.close();
    await story.page.evaluate((to) => document.querySelector('armored-train-story')!.goTo(to), id);
    expect(there).toEqual(await scene(story.page));
  });

  it('after a reload, between two chapters too', async () => {
    const { page } = story;
    await page.evaluate(() => (document.querySelector('armored-train-story')!.progress = 10.4));
    await page.waitForFunction(() => location.hash === '#to-chongjin');
    const before = await scene(page);
    await page.reload();
    await whenReady(page);
    await still(page);
    expect(await scene(page)).toEqual(before);
  });
});

it('a native jump lands on the chapter on a phone', async () => {
  const { page, close } = await openStory({ width: 390, height: 844 });
  for (const [index, { id }] of (await chapters(page)).entries()) {
    await page.evaluate((to) => (location.hash = `#${to}`), id);
    await frames(page);
    expect(await progress(page), `progress after a jump to #${id}`).toBe(index);
  }
  await close();
});
