import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { radiusAt } from '../../src/scene/planet.ts';
import { arrived, backAt, openPlace, whereabouts } from './support/away.ts';
import { eventually } from './support/eventually.ts';
import {
  apart,
  bounds,
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
import { goTo } from './support/story.ts';

describe('the free map, by mouse', () => {
  let opened: Opened;
  let page: Page;
  beforeAll(async () => {
    opened = await openStory();
    page = opened.page;
  });
  afterAll(() => opened.close());
  beforeEach(async () => {
    await leave(page);
    await begin(page);
    await lookAround(page);
  });

  it('is dragged: the ground stays under the pointer, the letters on their places, and the page where it is', async () => {
    const before = await scrolled(page);
    const [from, to] = [
      { x: 1000, y: 260 },
      { x: 780, y: 400 },
    ];
    const ground = await groundAt(page, from.x, from.y);
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    let off = 0;
    for (let i = 1; i <= 8; i++) {
      await page.mouse.move(from.x + ((to.x - from.x) * i) / 8, from.y + ((to.y - from.y) * i) / 8);
      off = Math.max(off, await lettersOff(page));
    }
    await eventually(() => apart(page, ground, to)).toBeLessThan(3);
    await page.mouse.up();
    await settled(page);
    expect(Math.max(off, await lettersOff(page))).toBeLessThan(1);
    expect(await scrolled(page)).toBe(before);
    expect(await openPlace(page)).toBe(null);
    expect(await mapNow(page)).toMatchObject({ bearing: 0, pitch: 0 });
  });

  it('the wheel zooms around the pointer, and the page does not scroll', async () => {
    const before = await scrolled(page);
    const { zoom } = await mapNow(page);
    const at = { x: 900, y: 300 };
    const ground = await groundAt(page, at.x, at.y);
    await page.mouse.move(at.x, at.y);
    for (let notch = 0; notch < 4; notch++) {
      await page.mouse.wheel(0, 120);
      await settled(page);
      expect(await lettersOff(page), `at zoom ${(await mapNow(page)).zoom}`).toBeLessThan(1);
    }
    expect((await mapNow(page)).zoom).toBeLessThan(zoom - 0.5);
    expect(await apart(page, ground, at)).toBeLessThan(3);
    expect(await scrolled(page)).toBe(before);
  });

  it('the wheel over the list scrolls the list, and neither the map nor the page', async () => {
    const before = await scrolled(page);
    const { zoom } = await mapNow(page);
    const rows = page.locator('.finder .rows');
    await rows.hover();
    for (let turn = 0; turn < 30; turn++) await page.mouse.wheel(0, 400);
    await eventually(() =>
      rows.evaluate((element) => element.scrollHeight - element.clientHeight - element.scrollTop),
    ).toBeLessThan(2);
    await page.mouse.wheel(0, 800);
    await settled(page);
    expect((await mapNow(page)).zoom).toBe(zoom);
    expect(await scrolled(page)).toBe(before);
  });

  it('a double click goes one zoom closer, the buttons one closer and one farther', async () => {
    const press = async (name: string) => {
      await page.getByRole('button', { name, exact: true }).click();
      await settled(page);
    };
    await press('Farther');
    await press('Farther');
    const { zoom } = await mapNow(page);
    await page.mouse.dblclick(1000, 500);
    await settled(page);
    expect((await mapNow(page)).zoom).toBeCloseTo(zoom + 1, 1);
    await press('Farther');
    expect((await mapNow(page)).zoom).toBeCloseTo(zoom, 1);
    await press('Closer');
    expect((await mapNow(page)).zoom).toBeCloseTo(zoom + 1, 1);
  });

  it.each(['the right button', 'Ctrl'])('with %s it is neither turned nor tilted', async (how) => {
    const button = how === 'Ctrl' ? 'left' : 'right';
    if (how === 'Ctrl') await page.keyboard.down('Control');
    await page.mouse.move(900, 300);
    await page.mouse.down({ button });
    await page.mouse.move(700, 450, { steps: 6 });
    await page.mouse.up({ button });
    if (how === 'Ctrl') await page.keyboard.up('Control');
    await settled(page);
    expect(await mapNow(page)).toMatchObject({ bearing: 0, pitch: 0 });
  });

  it('a click on a place’s dot opens it, a drag that begins on it does not', async () => {
    const from = await dot(page, 'khasan');
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(from.x + 120, from.y + 60, { steps: 6 });
    await page.mouse.up();
    await settled(page);
    expect(await openPlace(page)).toBe(null);
    const at = await dot(page, 'khasan');
    expect(Math.hypot(at.x - from.x, at.y - from.y), 'it was dragged').toBeGreaterThan(80);
    await page.mouse.move(at.x + 3, at.y);
    await eventually(() => page.locator('.spot.over .tip').textContent()).toContain('Khasan');
    await page.mouse.click(at.x + 3, at.y);
    await arrived(page, 'khasan');
  });

  it('goes no closer than the data tell the truth, and no farther than the whole planet', async () => {
    await leave(page);
    await goTo(page, 'opening');
    // Out of the free map it flies: the chapter is there before the picture is.
    await settled(page);
    const before = await whereabouts(page);
    await lookAround(page);
    const wheel = async (by: number, turns: number) => {
      for (let turn = 0; turn < turns; turn++) await page.mouse.wheel(0, by);
      await settled(page);
      const { center, zoom } = await mapNow(page);
      return { at: [center[0]!, center[1]!] as [number, number], zoom };
    };
    await page.mouse.move(900, 350);
    const near = await wheel(-600, 30);
    const { deepest } = bounds(near.at);
    expect(near.zoom, `at ${near.at.join(', ')}`).toBeLessThan(deepest + 0.01);
    expect(near.zoom).toBeGreaterThan(deepest - 0.1);
    const far = await wheel(600, 45);
    const { smallest } = bounds(far.at);
    expect(radiusAt(far.zoom, far.at[1])).toBeGreaterThan(smallest - 0.1);
    expect(radiusAt(far.zoom, far.at[1])).toBeLessThan(smallest * 1.05);
    await page.keyboard.press('Escape');
    await backAt(page, before);
  });
});
