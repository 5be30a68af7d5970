import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { arrived, backAt, openPlace, sceneNow, whereabouts } from './support/away.ts';
import { eventually } from './support/eventually.ts';
import {
  apart,
  type Finger,
  Fingers,
  groundAt,
  leave,
  lettersOff,
  lookAround,
  mapNow,
  scrolled,
  settled,
} from './support/look.ts';
import { begin, dot } from './support/places.ts';
import { openStory, type Opened } from './support/site.ts';

describe('the free map, by touch', () => {
  let opened: Opened;
  let page: Page;
  let fingers: Fingers;
  beforeAll(async () => {
    opened = await openStory({ width: 390, height: 844 });
    page = opened.page;
    fingers = new Fingers(page);
  });
  afterAll(() => opened.close());
  beforeEach(async () => {
    await leave(page);
    await begin(page);
  });

  const [from, to]: [Finger, Finger] = [
    { x: 250, y: 300 },
    { x: 130, y: 180 },
  ];

  it('one finger scrolls the page in the story, moves the map while looking around, and then scrolls again', async () => {
    const drag = async () => {
      await fingers.down(from);
      await fingers.move([from], [to]);
      await fingers.up();
      await settled(page);
    };
    const start = await scrolled(page);
    await drag();
    expect(await scrolled(page)).toBeGreaterThan(start + 50);
    await begin(page);
    const before = await whereabouts(page);

    await lookAround(page);
    const at = await scrolled(page);
    const ground = await groundAt(page, from.x, from.y);
    await fingers.down(from);
    await fingers.move([from], [to]);
    await eventually(() => apart(page, ground, to)).toBeLessThan(8);
    await fingers.up();
    await settled(page);
    expect(await scrolled(page)).toBe(at);
    expect(await lettersOff(page)).toBeLessThan(1);

    await page.locator('[data-look-close]').tap();
    await backAt(page, before);
    await drag();
    expect(await scrolled(page)).toBeGreaterThan(before.scrollY + 50);
  });

  it('two fingers zoom around their middle, and do not turn it', async () => {
    await lookAround(page);
    const at = await scrolled(page);
    const { zoom } = await mapNow(page);
    const middle = { x: 195, y: 330 };
    const pair = (half: number): Finger[] => [
      { x: middle.x - half, y: middle.y - half / 3 },
      { x: middle.x + half, y: middle.y + half / 3 },
    ];
    await fingers.down(...pair(150));
    await fingers.move(pair(150), pair(50), 20);
    await fingers.up();
    await settled(page);
    const after = await mapNow(page);
    expect(after.zoom).toBeLessThan(zoom - 0.8);
    expect(after.zoom).toBeGreaterThan(zoom - 2.2);
    expect(after).toMatchObject({ bearing: 0, pitch: 0 });
    expect(await lettersOff(page)).toBeLessThan(1);
    expect(await scrolled(page)).toBe(at);
    // The page itself has not been zoomed.
    expect(await page.evaluate(() => visualViewport!.scale)).toBe(1);
    expect((await sceneNow(page)).look).toBe(true);
  });

  it('a tap on a dot opens the place, and the list of places opens and closes', async () => {
    await lookAround(page);
    const { x, y } = await dot(page, 'khasan');
    await page.touchscreen.tap(x, y);
    await arrived(page, 'khasan');
    await page.locator('[data-place-back]').tap();
    await eventually(() => openPlace(page)).toBe(null);
    const more = page.locator('.finder .more');
    expect(await more.getAttribute('aria-expanded')).toBe('false');
    await more.tap();
    expect(await more.getAttribute('aria-expanded')).toBe('true');
    await page.locator('.finder input').fill('Москва');
    await page.locator('.finder [data-place="moscow"]').tap();
    await arrived(page, 'moscow');
  });
});
