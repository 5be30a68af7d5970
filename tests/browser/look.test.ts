import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { arrived, backAt, focused, openPlace, sameView, sceneNow, whereabouts } from './support/away.ts';
import { eventually } from './support/eventually.ts';
import { leave, lookAround, mapNow, settled } from './support/look.ts';
import { begin } from './support/places.ts';
import { openStory, type Opened } from './support/site.ts';

describe('looking around', () => {
  let opened: Opened;
  let page: Page;
  let before: Awaited<ReturnType<typeof whereabouts>>;
  beforeAll(async () => {
    opened = await openStory();
    page = opened.page;
  });
  afterAll(() => opened.close());
  beforeEach(async () => {
    await leave(page);
    await begin(page);
    before = await whereabouts(page);
    await lookAround(page);
  });

  const canvas = () => page.locator('[data-stage] canvas');

  it('begins with the very picture of the story, and the focus inside', async () => {
    const { camera } = await sceneNow(page);
    expect(camera.zoom).toBeCloseTo(before.scene.camera.zoom, 1);
    const ids = before.scene.places.filter(({ visible }) => visible);
    for (const { id, x, y } of ids) {
      const now = (await sceneNow(page)).places.find((place) => place.id === id);
      expect(Math.hypot(now!.x - x, now!.y - y), id).toBeLessThan(2);
    }
    expect(await focused(page)).toBe('button[data-look-close]');
  });

  it.each<[string, () => Promise<unknown>]>([
    ['Escape', () => page.keyboard.press('Escape')],
    ['“Back to the story”', () => page.locator('[data-look-close]').click()],
  ])(
    '%s leads back to the very same page, progress and picture; the button has the focus',
    async (_, out) => {
      await canvas().focus();
      for (const key of ['ArrowRight', 'ArrowRight', '-']) {
        await page.keyboard.press(key);
        await settled(page);
      }
      expect(sameView((await sceneNow(page)).camera, before.scene.camera)).toBe(false);
      await out();
      await backAt(page, before);
      await eventually(() => focused(page)).toBe('button[data-look-open]');
    },
  );

  it('the arrow keys move the map, plus and minus change its scale, and nothing turns it', async () => {
    await canvas().focus();
    const moved = async (key: string) => {
      const from = await mapNow(page);
      await page.keyboard.press(key);
      await settled(page);
      const to = await mapNow(page);
      return {
        east: to.center[0]! - from.center[0]!,
        north: to.center[1]! - from.center[1]!,
        zoom: to.zoom - from.zoom,
      };
    };
    expect((await moved('-')).zoom).toBeCloseTo(-1, 1);
    expect((await moved('ArrowRight')).east).toBeGreaterThan(0.001);
    expect((await moved('ArrowLeft')).east).toBeLessThan(-0.001);
    expect((await moved('ArrowUp')).north).toBeGreaterThan(0.001);
    expect((await moved('ArrowDown')).north).toBeLessThan(-0.001);
    expect((await moved('+')).zoom).toBeCloseTo(1, 1);
    for (const key of ['Shift+ArrowRight', 'Shift+ArrowUp', 'Shift+ArrowLeft']) await moved(key);
    expect(await mapNow(page)).toMatchObject({ bearing: 0, pitch: 0 });
  });

  it('Space, Page Down, End and the arrows do not scroll the page under it', async () => {
    const at = await page.evaluate(() => scrollY);
    for (const where of ['canvas', 'body']) {
      if (where === 'canvas') await canvas().focus();
      else await page.evaluate(() => (document.activeElement as HTMLElement).blur());
      for (const key of ['Space', 'PageDown', 'PageUp', 'End', 'ArrowDown']) {
        await page.keyboard.press(key);
        await settled(page);
        expect(await page.evaluate(() => scrollY), `${key} on ${where}`).toBe(at);
      }
    }
    expect(await page.locator('[data-look-around]').count()).toBe(1);
  });

  it('Tab reaches the way back, the search, the places, the steps and the map, and no text of the story', async () => {
    const kinds = ['.finder input', '.finder [data-place]', '.zoom button', '[data-stage] canvas'];
    const stop = (key: 'Tab' | 'Shift+Tab') =>
      page.keyboard.press(key).then(() =>
        page.evaluate((all) => {
          const at = document.activeElement!;
          if (at.closest('[data-chapter]')) return 'text';
          return all.find((selector) => at.matches(selector)) ?? 'other';
        }, kinds),
      );
    const stops = new Set<string>();
    await page.locator('[data-look-close]').focus();
    for (let turn = 0; turn < 120 && !stops.has('.zoom button'); turn++) stops.add(await stop('Tab'));
    await page.locator('[data-look-close]').focus();
    for (let turn = 0; turn < 20 && !stops.has('[data-stage] canvas'); turn++)
      stops.add(await stop('Shift+Tab'));
    expect([...stops]).toEqual(expect.arrayContaining(kinds));
    expect([...stops]).not.toContain('text');
  });

  it('the list “In view” names the places that the map shows, and follows it', async () => {
    const listed = () =>
      page
        .locator('section[aria-labelledby="in-view"] [data-place]')
        .evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset.place!).sort());
    const shown = async () =>
      (await sceneNow(page)).places
        .filter(({ visible }) => visible)
        .map(({ id }) => id)
        .sort();
    const first = await shown();
    expect(first).toContain('khasan');
    expect(await listed()).toEqual(first);
    await page.getByRole('button', { name: 'Farther' }).click();
    await settled(page);
    await page.getByRole('button', { name: 'Farther' }).click();
    await settled(page);
    const second = await shown();
    expect(second.length).toBeGreaterThan(first.length);
    expect(await listed()).toEqual(second);
  });

  it('the list has every place, by country', async () => {
    const all = await page.evaluate(() =>
      document.querySelector('armored-train-story')!.places.map(({ id }) => id),
    );
    const groups = await page.locator('.finder section').evaluateAll((sections) =>
      sections.map((section) => ({
        head: section.querySelector('h2')!.textContent,
        ids: [...section.querySelectorAll<HTMLElement>('[data-place]')].map((one) => one.dataset.place!),
      })),
    );
    const [, ...countries] = groups;
    expect(countries.flatMap(({ ids }) => ids).sort()).toEqual(all.sort());
    expect(countries.find(({ head }) => head === 'North Korea')!.ids).toContain('pyongyang');
    expect(countries.find(({ head }) => head === 'Russia')!.ids).toContain('khasan');
    expect(countries.find(({ head }) => head === 'On the border')!.ids).toEqual(['friendship-bridge']);
  });

  it('what is typed that no place is called says so, and Enter then does nothing', async () => {
    await page.locator('.finder input').fill('atlantis');
    await eventually(() => page.locator('.finder .rows').innerText()).toContain('“atlantis”');
    await page.locator('.finder input').press('Enter');
    expect(await openPlace(page)).toBe(null);
    expect(await page.locator('.finder [data-place]').count()).toBe(0);
  });

  it('a place that is opened from it leads back to the reader’s own view of the map', async () => {
    await page.getByRole('button', { name: 'Farther' }).click();
    await settled(page);
    const looked = await sceneNow(page);
    await page.locator('.finder .rows section:not([aria-labelledby]) [data-place="baranovsky"]').click();
    await arrived(page, 'baranovsky');
    expect(await page.locator('[data-place-back]').textContent()).toBe('Back to the map');
    await page.locator('[data-place-back]').click();
    await eventually(async () => sameView((await sceneNow(page)).camera, looked.camera)).toBe(true);
    expect((await sceneNow(page)).place).toBe(null);
    await settled(page);
    expect((await mapNow(page)).zoom).toBeCloseTo(looked.camera.zoom, 2);
    await eventually(() => focused(page)).toBe('button[data-place=baranovsky]');
    await page.keyboard.press('Escape');
    await backAt(page, before);
  });

  it('goes on from a place’s card, and from there to the story', async () => {
    await page.keyboard.press('Escape');
    await backAt(page, before);
    await page.locator('.spot[data-place="khasan"]').click();
    await arrived(page, 'khasan');
    await page.getByRole('button', { name: 'Look around here' }).click();
    await page.locator('[data-look-close]').waitFor();
    await settled(page);
    expect(await sceneNow(page)).toMatchObject({ place: null, look: true });
    expect((await mapNow(page)).zoom).toBeGreaterThan(10);
    expect(await page.evaluate(() => location.hash)).not.toContain('place');
    await page.keyboard.press('Escape');
    await backAt(page, before);
  });

  it('at the story’s ends, too, it leads back to where the page was', async () => {
    await page.keyboard.press('Escape');
    await backAt(page, before);
    const top = await page.evaluate(() => {
      const end = document.getElementById('after-the-map')!;
      scrollTo({ top: end.getBoundingClientRect().top + scrollY - innerHeight * 0.4, behavior: 'instant' });
      return scrollY;
    });
    await settled(page);
    await page.evaluate(() => document.querySelector<HTMLElement>('[data-look-open]')!.click());
    await page.locator('[data-look-close]').waitFor();
    await settled(page);
    await page.keyboard.press('Escape');
    await page.locator('[data-look-around]').waitFor({ state: 'detached' });
    await eventually(() => page.evaluate(() => Math.abs(scrollY))).toBe(top);
  });
});

it('in the story the map takes no focus and no wheel, before and after looking around', async () => {
  const { page, close } = await openStory();
  await begin(page);
  const untouched = async (when: string) => {
    const { tabIndex, touch } = await page.locator('[data-stage] canvas').evaluate((canvas) => ({
      tabIndex: canvas.tabIndex,
      touch: getComputedStyle(canvas.parentElement!).touchAction,
    }));
    expect({ tabIndex, touch }, when).toEqual({ tabIndex: -1, touch: 'auto' });
    const before = await whereabouts(page);
    const zoom = (await mapNow(page)).zoom;
    await page.mouse.move(900, 300);
    await page.mouse.wheel(0, 60);
    await eventually(() => page.evaluate(() => scrollY), when).toBe(before.scrollY + 60);
    await settled(page);
    expect((await mapNow(page)).zoom, when).toBe(zoom);
    await page.mouse.down();
    await page.mouse.move(700, 400, { steps: 5 });
    await page.mouse.up();
    await settled(page);
    expect(sameView((await sceneNow(page)).camera, before.scene.camera), when).toBe(true);
    await page.mouse.wheel(0, -60);
    await eventually(() => page.evaluate(() => scrollY), when).toBe(before.scrollY);
  };
  await untouched('before');
  await lookAround(page);
  await page.keyboard.press('Escape');
  await page.locator('[data-look-around]').waitFor({ state: 'detached' });
  await settled(page);
  await untouched('after');
  await close();
});
