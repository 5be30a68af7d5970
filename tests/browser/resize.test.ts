import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { layoutFor } from '../../src/ui/layout.ts';
import { openStory, type Opened } from './support/site.ts';
import { frames, goTo, progress, scene, still } from './support/story.ts';
import type { Scene } from '../../src/scene/types.ts';

/** Sets the window's size and waits until the scene is one for it. */
async function resize(page: Page, width: number, height: number): Promise<void> {
  await page.setViewportSize({ width, height });
  const { bottom } = layoutFor(width, height).view.pad;
  await page.waitForFunction((pad) => {
    const { padding } = document.querySelector('armored-train-story')!.scene!.camera;
    return Math.abs(padding.bottom - pad) < 1;
  }, bottom);
  await still(page);
}

/** How much of a chapter's card has been read, as a share of the way from its reading position to its end. */
async function share(page: Page, id: string): Promise<number> {
  const { width, height } = page.viewportSize()!;
  const { readTop, readBottom } = layoutFor(width, height);
  const { top, bottom } = await page.evaluate(
    (chapter) =>
      document.querySelector(`[data-chapter="${chapter}"] [data-card]`)!.getBoundingClientRect().toJSON(),
    id,
  );
  return (readTop - top) / (bottom - top + readTop - readBottom);
}

const top = (page: Page, id: string) =>
  page.evaluate((heading) => document.getElementById(heading)!.getBoundingClientRect().top, id);

describe('a phone that is turned', () => {
  let story: Opened;
  beforeAll(async () => (story = await openStory({ width: 390, height: 844 })));
  afterAll(() => story.close());

  it('keeps the chapter and the share of its card, there and back', async () => {
    const { page } = story;
    await page.evaluate(() => document.querySelector('armored-train-story')!.goTo('letters'));
    await page.evaluate(() => scrollBy({ top: 260, behavior: 'instant' }));
    await still(page);
    const before = await share(page, 'letters');
    expect(before).toBeGreaterThan(0.2);
    await resize(page, 844, 390);
    expect(await progress(page)).toBe(5);
    expect(Math.abs((await share(page, 'letters')) - before), `${before}, then`).toBeLessThan(0.03);
    await resize(page, 390, 844);
    expect(await progress(page)).toBe(5);
    expect(Math.abs((await share(page, 'letters')) - before)).toBeLessThan(0.03);
  });

  it('stays between two chapters where it was', async () => {
    const { page } = story;
    await page.evaluate(() => (document.querySelector('armored-train-story')!.progress = 9.5));
    await resize(page, 844, 390);
    expect(Math.abs((await progress(page)) - 9.5)).toBeLessThan(0.02);
  });
});

describe('on a screen', () => {
  let story: Opened;
  beforeAll(async () => (story = await openStory()));
  afterAll(() => story.close());

  it('a narrower window keeps the chapter and paints the scene for its own size', async () => {
    const { page } = story;
    await page.evaluate(() => document.querySelector('armored-train-story')!.goTo('plan'));
    await resize(page, 820, 1000);
    expect(await scene<Scene>(page)).toMatchObject({ chapter: 'plan', progress: 8 });
    const canvas = await page.evaluate(() => {
      const { clientWidth, clientHeight } = document.querySelector('armored-train-story')!.map!.getCanvas();
      return [clientWidth, clientHeight];
    });
    expect(canvas).toEqual([820, 1000]);
    await resize(page, 1280, 800);
    expect(await scene<Scene>(page)).toMatchObject({ chapter: 'plan', progress: 8 });
  });

  it('a block above the story, far from it, does not change where goTo leads', async () => {
    const { page } = story;
    await page.evaluate(() => {
      const block = document.createElement('div');
      block.style.height = '700px';
      document.body.prepend(block);
      document.querySelector('armored-train-story')!.goTo('answers');
    });
    await frames(page);
    expect(await progress(page)).toBe(15);
    expect(await top(page, 'answers')).toBeLessThan(800);
  });
});

/** As Safari is, which does not keep what is read in its place: there the story itself has to. */
const NO_ANCHORING = `{
  const { supports } = CSS;
  CSS.supports = (...args) => !/overflow-anchor/.test(args[0]) && supports.apply(CSS, args);
  addEventListener('DOMContentLoaded', () => (document.documentElement.style.overflowAnchor = 'none'));
}`;

it.each([
  ['by itself', undefined],
  ['by the story where the browser does not', NO_ANCHORING],
])('an article that grows above the story moves nothing, kept %s', async (_, init) => {
  const { page, close } = await openStory({ init });
  await page.evaluate(() => (document.querySelector('armored-train-story')!.progress = 6));
  await page.evaluate(() => scrollBy({ top: 120, behavior: 'instant' }));
  await still(page);
  const before = { scene: await scene(page), top: await top(page, 'kirby') };
  await page.evaluate(() => {
    const block = document.createElement('div');
    block.style.height = '700px';
    document.body.prepend(block);
  });
  await frames(page, 10);
  // What the next scroll makes of it counts too.
  await page.evaluate(() => dispatchEvent(new Event('scroll')));
  await frames(page);
  const after = { scene: await scene(page), top: await top(page, 'kirby') };
  await close();
  expect(
    Math.abs(after.top - before.top),
    `the heading was at ${before.top}, now at ${after.top}`,
  ).toBeLessThan(2);
  expect(after.scene).toEqual(before.scene);
});

it('hidden by its host and shown again, the story goes on as before', async () => {
  const { page, errors, close } = await openStory({ width: 1280, height: 800 });
  await goTo(page, 'way-home');
  const before = await scene(page);
  const show = (display: string) =>
    page.evaluate((value) => {
      document.querySelector('armored-train-story')!.style.display = value;
    }, display);
  await show('none');
  await frames(page);
  expect(await scene(page)).toEqual(before);
  await show('');
  await frames(page);
  await goTo(page, 'way-home');
  expect(await scene(page)).toEqual(before);
  expect(errors).toEqual([]);
  await close();
});
