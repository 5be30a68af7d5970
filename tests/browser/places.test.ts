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
import { openStory, type Opened } from './support/site.ts';
import { frames, goTo, progress, still, whenReady } from './support/story.ts';
import { NO_WEBGL } from './support/webgl.ts';

const link = (page: Page, id: string) =>
  page.locator(`[data-chapter="over-the-bridge"] .text a[data-place="${id}"]`);
const spot = (page: Page, id: string) => page.locator(`.spot[data-place="${id}"]`);
const card = (page: Page) => page.locator('[data-place-card]');
const hash = (page: Page) => page.evaluate(() => location.hash);

/** A chapter whose text and map have Khasan, where the reader begins; no place is open. */
async function begin(page: Page): Promise<void> {
  await page.evaluate(() => document.querySelector('armored-train-story')!.closePlace());
  await eventually(() => openPlace(page)).toBe(null);
  await eventually(() => hash(page)).not.toMatch(/place=/);
  await page.evaluate(() => (document.activeElement as HTMLElement).blur());
  await goTo(page, 'over-the-bridge');
  await eventually(() => hash(page)).toBe('#over-the-bridge');
  await spot(page, 'khasan').waitFor();
}

/** Where a place's dot is in the window, CSS pixels. */
const dot = (page: Page, id: string) =>
  page.evaluate((wanted) => {
    const element = document.querySelector('armored-train-story')!;
    const stage = element.querySelector('[data-stage]')!.getBoundingClientRect();
    const { x, y } = element.scene!.places.find((place) => place.id === wanted)!;
    return { x: stage.left + x, y: stage.top + y };
  }, id);

describe('a place', () => {
  let opened: Opened;
  let page: Page;
  beforeAll(async () => {
    opened = await openStory();
    page = opened.page;
  });
  afterAll(() => opened.close());
  beforeEach(() => begin(page));

  it('opens from a link in the text: the map travels to the place’s own view, and the focus to its card', async () => {
    const before = (await sceneNow(page)).camera;
    await page.evaluate(() => {
      const zooms: number[] = [];
      Object.assign(window, { zooms });
      const look = () => {
        zooms.push(document.querySelector('armored-train-story')!.scene!.camera.zoom);
        requestAnimationFrame(look);
      };
      look();
    });
    await link(page, 'khasan').click();
    await arrived(page, 'khasan');
    const [from, to] = [before.zoom, closeUp(page, 'khasan').zoom];
    const zooms = await page.evaluate(() => (window as unknown as { zooms: number[] }).zooms);
    const between = zooms.filter(
      (zoom) => zoom > Math.min(from, to) + 0.05 && zoom < Math.max(from, to) - 0.05,
    );
    expect(between.length, `frames on the way from zoom ${from} to ${to}`).toBeGreaterThan(2);
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
    await backAt(page, before);
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
    await page.locator('.spot').first().focus();
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
    expect(await hash(page)).toBe('#over-the-bridge');
  });

  it('tells when it opens and when it closes', async () => {
    await page.evaluate(() => {
      const told: unknown[] = [];
      Object.assign(window, { told });
      for (const name of ['placeopen', 'placeclose'])
        document.addEventListener(name, (event) => told.push([name, (event as CustomEvent).detail]));
    });
    const told = () => page.evaluate(() => (window as unknown as { told: unknown[] }).told);
    await link(page, 'khasan').click();
    await arrived(page, 'khasan');
    expect(await told()).toEqual([['placeopen', { id: 'khasan' }]]);
    await page.keyboard.press('Escape');
    await eventually(told).toEqual([
      ['placeopen', { id: 'khasan' }],
      ['placeclose', {}],
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

describe('by its address', () => {
  it('a place is open from the start, over the story’s beginning, and Back then leaves', async () => {
    const { page, url, errors, close } = await openStory({ wait: false });
    await page.goto('about:blank');
    await page.goto(`${url}/#place=khasan`);
    await whenReady(page);
    await arrived(page, 'khasan');
    expect(await progress(page)).toBe(0);
    expect(await page.evaluate(() => scrollY)).toBe(0);
    await page.keyboard.press('Escape');
    await eventually(() => sceneNow(page)).toMatchObject({ place: null, chapter: 'opening', rest: true });
    expect(await hash(page)).toBe('');
    expect(errors).toEqual([]);
    await page.goBack();
    expect(page.url()).toBe('about:blank');
    await close();
  });

  it('opened in the story it is one step of the history: Back closes it, and the next Back leaves', async () => {
    const { page, url, close } = await openStory({ wait: false });
    await page.goto('about:blank');
    await page.goto(url);
    await whenReady(page);
    await page.locator('[data-chapter="opening"] a[data-place="moscow"]').click();
    await arrived(page, 'moscow');
    expect(await hash(page)).toBe('#place=moscow');
    await page.goBack();
    await eventually(() => openPlace(page)).toBe(null);
    expect(await hash(page)).toBe('');
    await page.goForward();
    await arrived(page, 'moscow');
    await page.goBack();
    await page.goBack();
    expect(page.url()).toBe('about:blank');
    await close();
  });

  it('typed later it opens where the reader is, and closing leaves them there', async () => {
    const { page, close } = await openStory();
    await goTo(page, 'over-the-bridge');
    await eventually(() => hash(page)).toBe('#over-the-bridge');
    const before = await whereabouts(page);
    await page.evaluate(() => (location.hash = '#place=baranovsky'));
    await arrived(page, 'baranovsky');
    await page.evaluate(() => (location.hash = '#place=khasan'));
    await arrived(page, 'khasan');
    await page.keyboard.press('Escape');
    await backAt(page, before);
    expect(await hash(page)).not.toContain('place');
    await close();
  });

  it('a reload with an open place comes back to the place and then to the chapter', async () => {
    const { page, close } = await openStory();
    await goTo(page, 'over-the-bridge');
    await eventually(() => hash(page)).toBe('#over-the-bridge');
    const before = await whereabouts(page);
    await link(page, 'khasan').click();
    await arrived(page, 'khasan');
    await page.reload();
    await whenReady(page);
    await arrived(page, 'khasan');
    await page.keyboard.press('Escape');
    await eventually(() => openPlace(page)).toBe(null);
    await eventually(() => progress(page)).toBe(before.progress);
    await close();
  });

  it.each(['atlantis', '%E0%A4', '', `${'long-'.repeat(40)}place`, '<b>bold</b>'])(
    'a place that the story does not have (%s) opens its beginning and says so',
    async (id) => {
      const warnings: string[] = [];
      const { page, errors, close } = await openStory({
        path: `/#place=${id}`,
        prepare: async (context) =>
          context.on('console', (message) => message.type() === 'warning' && warnings.push(message.text())),
      });
      const notice = page.locator('.notice[role="status"]');
      await notice.waitFor();
      expect(await notice.textContent()).toContain('Here is the story from its beginning');
      expect(await notice.locator('*').count(), 'no markup from the address').toBe(0);
      expect((await notice.boundingBox())!.width).toBeLessThanOrEqual(1280);
      expect(await whereabouts(page)).toMatchObject({ scrollY: 0, progress: 0, scene: { place: null } });
      expect(warnings.filter((text) => text.includes('place'))).toHaveLength(1);
      expect(errors).toEqual([]);
      await close();
    },
  );
});

it('with motion off the map is there at once, and back at once', async () => {
  const { page, close } = await openStory({ reducedMotion: true });
  await goTo(page, 'over-the-bridge');
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
  expect(await page.evaluate(() => document.querySelector('armored-train-story')!.painter)).toBe(null);
  await goTo(page, 'over-the-bridge');
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
  await goTo(page, 'over-the-bridge');
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
