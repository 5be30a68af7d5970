import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { arrived, backAt, focused, openPlace, sceneNow, whereabouts } from './support/away.ts';
import { eventually } from './support/eventually.ts';
import { begin, card, CHAPTER, hash, link, spot } from './support/places.ts';
import { openStory, type Opened } from './support/site.ts';
import { frames, progress, still } from './support/story.ts';

describe('out of a place', () => {
  let opened: Opened;
  let page: Page;
  beforeAll(async () => {
    opened = await openStory();
    page = opened.page;
  });
  afterAll(() => opened.close());
  beforeEach(() => begin(page));

  it.each<[string, () => Promise<unknown>]>([
    ['Escape', () => page.keyboard.press('Escape')],
    ['the browser’s Back', () => page.goBack()],
    ['“Back to the story”', () => page.getByRole('button', { name: 'Back to the story' }).click()],
    ['the cross', () => card(page).getByRole('button', { name: 'Close' }).click()],
  ])(
    '%s leads back to the very same page, progress and picture; the link has the focus again',
    async (_, leave) => {
      const before = await whereabouts(page);
      await link(page, 'khasan').click();
      await arrived(page, 'khasan');
      await leave();
      await backAt(page, before);
      await eventually(() => focused(page)).toBe('a[data-place=khasan]');
      expect(await hash(page)).not.toContain('place');
    },
  );

  it('left in the middle of the way there, the map comes back all the same', async () => {
    const before = await whereabouts(page);
    await link(page, 'khasan').click();
    await frames(page, 4);
    await page.keyboard.press('Escape');
    await backAt(page, before);
  });

  it('scrolling on closes it, and the page goes on from where it was', async () => {
    const before = await whereabouts(page);
    await link(page, 'khasan').click();
    await arrived(page, 'khasan');
    await page.mouse.move(900, 300);
    await page.mouse.wheel(0, 150);
    await eventually(() => openPlace(page)).toBe(null);
    await still(page);
    expect(await page.evaluate(() => scrollY)).toBe(before.scrollY + 150);
    await eventually(() => hash(page)).not.toContain('place');
    await page.mouse.wheel(0, -150);
    await eventually(() => page.evaluate(() => scrollY)).toBe(before.scrollY);
    await backAt(page, before);
  });

  it('is in the history once, and going from one place to another adds nothing', async () => {
    const before = await whereabouts(page);
    const entries = await page.evaluate(() => history.length);
    const grown = async () => (await page.evaluate(() => history.length)) - entries;
    // A link's click may come after steps back, whose entries it replaces.
    await page.evaluate(() => history.pushState(null, '', location.href));
    const base = await grown();
    await link(page, 'khasan').click();
    await arrived(page, 'khasan');
    expect(await hash(page)).toBe('#place=khasan');
    expect((await grown()) - base).toBe(1);
    await spot(page, 'tumangang').click();
    await arrived(page, 'tumangang');
    expect(await hash(page)).toBe('#place=tumangang');
    expect((await grown()) - base).toBe(1);
    await page.goBack();
    await backAt(page, before);
    expect(await hash(page)).toBe(`#${CHAPTER}`);
  });

  it('a chapter in its card is gone to, and the card closes', async () => {
    await link(page, 'khasan').click();
    await arrived(page, 'khasan');
    await card(page).locator('a[href="#to-vladivostok"]').click();
    await eventually(() => progress(page)).toBe(13);
    await eventually(() => sceneNow(page)).toMatchObject({
      place: null,
      chapter: 'to-vladivostok',
      rest: true,
    });
    expect(await card(page).count()).toBe(0);
    expect(await focused(page)).toBe('#to-vladivostok');
    await eventually(() => hash(page)).toBe('#to-vladivostok');
  });

  it('a chapter of the chapters’ list is gone to, and the card closes', async () => {
    await link(page, 'khasan').click();
    await arrived(page, 'khasan');
    await page.locator('summary', { hasText: 'Chapters' }).click();
    await page.locator('nav a[href="#letters"]').click();
    await eventually(() => progress(page)).toBe(5);
    await eventually(() => sceneNow(page)).toMatchObject({ place: null, chapter: 'letters', rest: true });
    expect(await card(page).count()).toBe(0);
    expect(await focused(page)).toBe('#letters');
    await eventually(() => hash(page)).toBe('#letters');
  });

  it('from the notes after the story it opens too, and closing it leads back there', async () => {
    await page.evaluate(() => {
      const end = document.getElementById('after-the-map')!;
      end.scrollIntoView({ behavior: 'instant' });
    });
    await still(page);
    const from = await page.evaluate(() => scrollY);
    await page.evaluate(() => document.querySelector('armored-train-story')!.openPlace('khasan'));
    await arrived(page, 'khasan');
    await page.keyboard.press('Escape');
    await eventually(() => page.evaluate(() => scrollY)).toBe(from);
  });
});
