import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { eventually } from './support/eventually.ts';
import { openStory } from './support/site.ts';
import { drawn, goTo, idle, scene } from './support/story.ts';

/** What the live map paints with: its ground, and how far everything is drawn. */
const painted = (page: Page) =>
  page.evaluate(() => {
    const element = document.querySelector('armored-train-story')!;
    const map = element.map!;
    return {
      sea: map.isStyleLoaded() ? map.getPaintProperty('sea', 'background-color') : undefined,
      paper: getComputedStyle(element.querySelector('[data-card]')!).backgroundColor,
      center: map.getCenter().toArray(),
      zoom: map.getZoom(),
      layers: map.getStyle().layers.map(({ id }) => id),
    };
  });

it('another theme changes the colours of map and cards, and nothing of the scene', async () => {
  const { page, errors, close } = await openStory();
  const turn = async (theme: string, other: unknown) => {
    await page.evaluate(
      (value) => document.querySelector('armored-train-story')!.setAttribute('theme', value),
      theme,
    );
    await eventually(async () => (await painted(page)).sea ?? other).not.toBe(other);
    await idle(page);
    return { ...(await painted(page)), state: await drawn(page) };
  };
  await goTo(page, 'to-chongjin');
  const shown = await scene(page);
  const before = { ...(await painted(page)), state: await drawn(page) };
  const dark = await turn('dark', before.sea);
  expect(dark.paper).not.toBe(before.paper);
  expect(dark.state).toEqual(before.state);
  expect({ center: dark.center, zoom: dark.zoom }).toEqual({ center: before.center, zoom: before.zoom });
  expect(dark.layers).toEqual(before.layers);
  expect(await scene(page)).toEqual(shown);

  const light = await turn('light', dark.sea);
  expect(light).toEqual(before);
  expect(errors).toEqual([]);
  await close();
});

it('without a wish of the host’s the system’s theme is followed, as it changes', async () => {
  const { page, close } = await openStory({ theme: 'dark' });
  const dark = await painted(page);
  await page.emulateMedia({ colorScheme: 'light' });
  await eventually(async () => (await painted(page)).sea ?? dark.sea).not.toBe(dark.sea);
  expect((await painted(page)).paper).not.toBe(dark.paper);
  await close();
});

it('the still maps follow the theme that the host asks for', async () => {
  const { page, close } = await openStory();
  await page.evaluate(() => document.querySelector('armored-train-story')!.setAttribute('theme', 'dark'));
  const picture = page.locator('[data-static-map] img').first();
  await eventually(() => picture.evaluate((img: HTMLImageElement) => img.currentSrc)).toContain('dark');
  await close();
});
