import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  arrived,
  backAt,
  closeUp,
  focused,
  openPlace,
  sameView,
  sceneNow,
  story,
  whereabouts,
} from './support/away.ts';
import { eventually } from './support/eventually.ts';
import { begin, card, CHAPTER, dot, link, spot } from './support/places.ts';
import { openStory, type Opened } from './support/site.ts';
import { goTo } from './support/story.ts';
import { NO_WEBGL } from './support/webgl.ts';

describe('a place', () => {
  let opened: Opened;
  let page: Page;
  beforeAll(async () => {
    opened = await openStory();
    page = opened.page;
  });
  afterAll(() => opened.close());
  beforeEach(() => begin(page));

  it('opens from a link in the text: the map eases to the place’s own view, and the focus goes to its card', async () => {
    const before = (await sceneNow(page)).camera;
    // In the same moment the map has not moved yet: it is not cut.
    const first = await link(page, 'khasan').evaluate((element) => {
      (element as HTMLElement).click();
      return document.querySelector('armored-train-story')!.scene!.camera;
    });
    expect(sameView(first, before)).toBe(true);
    expect(sameView(first, closeUp(page, 'khasan'))).toBe(false);
    await arrived(page, 'khasan');
  });

  it('its card tells the names, the fact, its chapters, how exact the point is, and the sources', async () => {
    await link(page, 'khasan').click();
    await arrived(page, 'khasan');
    const khasan = story.places.khasan!;
    expect(await card(page).getByRole('heading', { level: 2 }).textContent()).toBe('Khasan');
    expect(await card(page).locator('[lang="ru"]').textContent()).toBe('Хасан');
    const text = (await card(page).innerText()).replace(/\s+/g, ' ');
    expect(text).toContain(khasan.fact);
    expect(text).toContain(khasan.how);
    expect(text).toContain('Russia');
    const hrefs = (selector: string) =>
      card(page)
        .locator(selector)
        .evaluateAll((all) => all.map((one) => one.getAttribute('href')));
    expect(await hrefs('a[href^="#"]')).toEqual(khasan.chapters.map((id) => `#${id}`));
    expect(khasan.chapters.length).toBeGreaterThan(1);
    const urls = khasan.sources.map((id) => story.sources.find((source) => source.id === id)!.url);
    expect(await hrefs('a[href^="http"]')).toEqual(urls);
    expect(urls.length).toBeGreaterThan(0);
    for (const one of await card(page).locator('a[href^="http"]').all())
      expect(await one.getAttribute('rel')).toContain('noopener');
  });

  it('opens from its dot by mouse, and the dot says before that it can', async () => {
    const before = await whereabouts(page);
    const { x, y } = await dot(page, 'khasan');
    await page.mouse.move(x, y);
    const tip = spot(page, 'khasan').locator('.tip');
    await eventually(() => tip.evaluate((element) => getComputedStyle(element).opacity)).toBe('1');
    expect(await tip.textContent()).toContain('Khasan');
    await page.mouse.click(x, y);
    await arrived(page, 'khasan');
    await page.keyboard.press('Escape');
    await backAt(page, before);
  });

  it('opens from its dot by the keyboard, and the dot has the focus again', async () => {
    const before = await whereabouts(page);
    // Where the keyboard begins; the page stays where it is.
    await page.evaluate(() => document.querySelector<HTMLElement>('.skip')!.focus({ preventScroll: true }));
    while ((await focused(page)) !== 'button[data-place=khasan]') await page.keyboard.press('Tab');
    const tip = spot(page, 'khasan').locator('.tip');
    await eventually(() => tip.evaluate((element) => getComputedStyle(element).opacity)).toBe('1');
    await page.keyboard.press('Enter');
    await arrived(page, 'khasan');
    await page.keyboard.press('Escape');
    await backAt(page, before);
    await eventually(() => focused(page)).toBe('button[data-place=khasan]');
  });

  it.each(['Khasan', '하산', 'Хасан', 'Jasán', 'jasan'])('opens from the search for %s', async (typed) => {
    const before = await whereabouts(page);
    await page.locator('[data-look-open]').click();
    await page.locator('.finder input').fill(typed);
    const rows = page.locator('.finder [data-place]');
    await eventually(() => rows.first().getAttribute('data-place')).toBe('khasan');
    await page.locator('.finder input').press('Enter');
    await arrived(page, 'khasan');
    // First back to the map, then to the story.
    await page.keyboard.press('Escape');
    await eventually(() => openPlace(page)).toBe(null);
    await page.keyboard.press('Escape');
    await backAt(page, before);
  });

  it('tells when it opens and when it closes, and the scene says the same by then', async () => {
    await page.evaluate(() => {
      const told: unknown[] = [];
      Object.assign(window, { told });
      for (const name of ['placeopen', 'placeclose'])
        document.addEventListener(name, (event) => {
          const { scene } = event.target as HTMLElementTagNameMap['armored-train-story'];
          told.push([name, (event as CustomEvent).detail, scene!.place]);
        });
    });
    const told = () => page.evaluate(() => (window as unknown as { told: unknown[] }).told);
    await link(page, 'khasan').click();
    await arrived(page, 'khasan');
    expect(await told()).toEqual([['placeopen', { id: 'khasan' }, 'khasan']]);
    await page.keyboard.press('Escape');
    await eventually(told).toEqual([
      ['placeopen', { id: 'khasan' }, 'khasan'],
      ['placeclose', {}, null],
    ]);
  });

  it('a name that is no place’s is refused with the list of those that there are', async () => {
    const refused = await page.evaluate(() => {
      try {
        document.querySelector('armored-train-story')!.openPlace('nowhere');
      } catch (error) {
        return { name: (error as Error).name, message: (error as Error).message };
      }
      return null;
    });
    expect(refused?.name).toBe('RangeError');
    for (const id of ['nowhere', ...Object.keys(story.places)]) expect(refused?.message).toContain(id);
    expect(await openPlace(page)).toBe(null);
  });
});

it('with motion off the map is there at once, and back at once', async () => {
  const { page, close } = await openStory({ reducedMotion: true });
  await goTo(page, CHAPTER);
  const before = await whereabouts(page);
  const camera = await link(page, 'khasan').evaluate((element) => {
    (element as HTMLElement).click();
    return document.querySelector('armored-train-story')!.scene!.camera;
  });
  expect(sameView(camera, closeUp(page, 'khasan'))).toBe(true);
  const after = await page.evaluate(() => {
    const element = document.querySelector('armored-train-story')!;
    element.closePlace();
    return element.scene;
  });
  expect(after).toEqual(before.scene);
  await close();
});

it('without WebGL the card opens all the same, and closes', async () => {
  const { page, close } = await openStory({ init: NO_WEBGL });
  expect(await page.evaluate(() => document.querySelector('armored-train-story')!.painter)).toBe('svg');
  await goTo(page, CHAPTER);
  const { scrollY, progress: at } = await whereabouts(page);
  await link(page, 'khasan').click();
  await card(page).waitFor();
  expect(await card(page).isVisible()).toBe(true);
  expect(await card(page).innerText()).toContain('Хасан');
  await page.keyboard.press('Escape');
  await card(page).waitFor({ state: 'detached' });
  expect(await whereabouts(page)).toMatchObject({ scrollY, progress: at, scene: { place: null } });
  await eventually(() => focused(page)).toBe('a[data-place=khasan]');
  await close();
});

it('on a phone the card leaves the place to be seen, and is closed by a tap', async () => {
  const { page, close } = await openStory({ width: 390, height: 844 });
  await goTo(page, CHAPTER);
  const before = await whereabouts(page);
  await link(page, 'khasan').tap();
  await arrived(page, 'khasan');
  const { x, y } = await dot(page, 'khasan');
  const box = (await card(page).boundingBox())!;
  expect(y, `the dot at ${x}, ${y} is above the card at ${box.y}`).toBeLessThan(box.y - 8);
  expect(box.y + box.height).toBeLessThanOrEqual(844);
  await page.locator('[data-place-back]').tap();
  await backAt(page, before);
  await close();
});
