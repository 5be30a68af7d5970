import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { toldKm } from '../../src/scene/describe.ts';
import { journeyOf } from '../../src/scene/journey.ts';
import { sceneNow, story } from './support/away.ts';
import { eventually } from './support/eventually.ts';
import { Fingers } from './support/look.ts';
import { openStory, type Opened } from './support/site.ts';
import { chapters, frames, goTo, progress } from './support/story.ts';

const journey = journeyOf(story)!;
const { totalKm, stations } = journey;
const stops = stations.map(({ km }) => km);
/** One pixel of a strip of this width, kilometres. */
const pixel = (width: number): number => totalKm / width;

const slider = (page: Page) => page.locator('[data-strip] [role="slider"]');
const value = async (page: Page): Promise<number> => Number(await slider(page).getAttribute('aria-valuenow'));
const trainKm = async (page: Page): Promise<number> => (await sceneNow(page)).train!.km;

/** Presses a key and says where the train is when the picture has followed. */
async function press(page: Page, key: string): Promise<number> {
  await slider(page).press(key);
  await frames(page);
  return (await sceneNow(page)).train?.km ?? Number.NaN;
}

/** Where a kilometre is on the strip, CSS pixels in the window. */
async function onStrip(page: Page, km: number): Promise<{ x: number; y: number }> {
  const { x, y, width } = (await slider(page).boundingBox())!;
  return { x: x + (km / totalKm) * width, y: y + 16 };
}

describe('the strip', () => {
  let opened: Opened;
  let page: Page;
  beforeAll(async () => {
    opened = await openStory();
    page = opened.page;
  });
  afterAll(() => opened.close());
  beforeEach(async () => {
    await goTo(page, 'to-chongjin');
    await eventually(() => slider(page).isVisible()).toBe(true);
  });

  it('is a slider that tells the kilometre, in numbers and in words', async () => {
    const at = await slider(page).evaluate((element) =>
      Object.fromEntries([...element.attributes].map(({ name, value }) => [name, value])),
    );
    expect(at).toMatchObject({
      'aria-valuemin': '0',
      'aria-valuemax': String(Math.round(totalKm)),
      'aria-valuenow': String(Math.round(await trainKm(page))),
    });
    expect(at['aria-label']).toMatch(/train/i);
    const about = toldKm(totalKm).toLocaleString('en-US');
    expect(at['aria-valuetext']).toBe(`km 721 of about ${about}, Chongjin`);
    await page.evaluate(() => {
      const element = document.querySelector('armored-train-story')!;
      element.progress = element.progress + 0.5;
    });
    await frames(page);
    const { from, to } = (await sceneNow(page)).train!;
    const text = (await slider(page).getAttribute('aria-valuetext'))!;
    for (const id of [from, to]) expect(text).toContain(story.places[id]!.name);
    expect(await value(page)).toBe(Math.round(await trainKm(page)));
  });

  it('the arrow keys go from station to station, Home and End to the ends', async () => {
    const after = (km: number) => stops.find((stop) => stop > km + 0.5)!;
    const before = (km: number) => stops.findLast((stop) => stop < km - 0.5)!;
    let km = await trainKm(page);
    for (const key of ['ArrowRight', 'ArrowUp', 'ArrowRight']) {
      const wanted = after(km);
      km = await press(page, key);
      expect(km, key).toBeCloseTo(wanted, 0);
    }
    for (const key of ['ArrowLeft', 'ArrowDown', 'ArrowLeft']) {
      const wanted = before(km);
      km = await press(page, key);
      expect(km, key).toBeCloseTo(wanted, 0);
    }
    expect(await press(page, 'End')).toBeCloseTo(totalKm, 0);
    expect(await value(page)).toBe(Math.round(totalKm));
    expect((await sceneNow(page)).train!.to).toBe('vladivostok');
  });

  it('by arrows the whole journey can be gone and come back, the slider never lost', async () => {
    await slider(page).focus();
    const gone: number[] = [];
    for (let turn = 0; turn < stops.length; turn++) {
      gone.push(await press(page, 'ArrowRight'));
      if (gone.at(-1)! > totalKm - 1) break;
    }
    expect(gone.at(-1)).toBeCloseTo(totalKm, 0);
    const back: number[] = [];
    for (let turn = 0; turn < stops.length + 2; turn++) {
      back.push(await press(page, 'ArrowLeft'));
      if (back.at(-1)! < 1) break;
    }
    expect(back.at(-1), 'the first station').toBeLessThan(1);
    expect(back.length).toBe(stops.length - 1);
    expect(await slider(page).evaluate((element) => element === document.activeElement)).toBe(true);
    expect(await press(page, 'ArrowRight')).toBeCloseTo(stops[1]!, 0);
  });

  it('Home goes to the first station, and the slider is still there', async () => {
    expect(await press(page, 'Home')).toBeLessThan(1);
    expect(await value(page)).toBe(0);
    expect(await slider(page).isVisible()).toBe(true);
    expect(await press(page, 'End')).toBeCloseTo(totalKm, 0);
  });

  it('Page Up and Page Down go from chapter to chapter', async () => {
    const at = await progress(page);
    await press(page, 'PageUp');
    expect(await progress(page)).toBe(at + 1);
    await press(page, 'PageDown');
    expect(await progress(page)).toBe(at);
  });

  it('dragged by mouse it moves the reader, and the train stands under the pointer', async () => {
    const { width } = (await slider(page).boundingBox())!;
    const start = await onStrip(page, await trainKm(page));
    await page.mouse.move(start.x, start.y);
    await page.mouse.down();
    for (const km of [700, 600, 480, 300, 900, 1100]) {
      const { x, y } = await onStrip(page, km);
      await page.mouse.move(x, y, { steps: 3 });
      await frames(page);
      expect(Math.abs((await trainKm(page)) - km), `at ${km}`).toBeLessThan(pixel(width) + 1);
      expect(await value(page)).toBe(Math.round(await trainKm(page)));
    }
    expect(await progress(page)).toBeGreaterThan(12);
    // Let go, it does not follow any more.
    await page.mouse.up();
    const at = await progress(page);
    const far = await onStrip(page, 300);
    await page.mouse.move(far.x, far.y);
    await frames(page);
    expect(await progress(page)).toBe(at);
  });

  it('is not there outside the journey, for the eye, the keyboard or a screen reader', async () => {
    const all = (await chapters(page)).map(({ id }) => id);
    for (const id of ['opening', 'letters', all.at(-1)!]) {
      await goTo(page, id);
      expect((await sceneNow(page)).train, id).toBe(null);
      await eventually(() => slider(page).isVisible(), id).toBe(false);
      const strip = page.locator('[data-strip]');
      expect(await strip.evaluate((element) => (element as HTMLElement).inert), id).toBe(true);
    }
    for (const id of all.slice(journey.first, journey.last + 1)) {
      await goTo(page, id);
      await eventually(() => slider(page).isVisible(), id).toBe(true);
    }
  });

  it('says how far it has come and how far it has to go, in km and miles, and the pace with its source', async () => {
    const text = (await page.locator('[data-strip]').innerText()).replace(/\s+/g, ' ');
    const km = Math.round(await trainKm(page));
    const left = Math.round(totalKm - km);
    const number = (n: number) => Math.round(n).toLocaleString('en-US');
    expect(text).toContain(`${number(km)} km (${number(km / 1.609344)} mi)`);
    expect(text).toContain(`${number(left)} km (${number(left / 1.609344)} mi)`);
    expect(text).toMatch(/about 20 hours at the reported 50–60 km\/h/i);
    const link = page.locator('[data-strip] a[href^="http"]');
    const source = story.sources.find(({ id }) => id === story.pace!.source)!;
    expect(await link.getAttribute('href')).toBe(source.url);
    expect(await link.getAttribute('rel')).toContain('noopener');
    expect(await link.isVisible()).toBe(true);
  });
});

it('by a finger it moves the reader, and the page under it does not scroll on its own', async () => {
  const { page, close } = await openStory({ width: 390, height: 844 });
  await goTo(page, 'to-chongjin');
  await eventually(() => slider(page).isVisible()).toBe(true);
  const { width } = (await slider(page).boundingBox())!;
  const fingers = new Fingers(page);
  const [from, to] = [await onStrip(page, await trainKm(page)), await onStrip(page, 950)];
  await fingers.down(from);
  await fingers.move([from], [to]);
  await frames(page);
  await eventually(async () => Math.abs((await trainKm(page)) - 950)).toBeLessThan(pixel(width) + 1);
  await fingers.up();
  await frames(page);
  expect(Math.abs((await trainKm(page)) - 950)).toBeLessThan(pixel(width) + 1);
  expect(await value(page)).toBe(Math.round(await trainKm(page)));
  const { x, width: wide } = (await slider(page).boundingBox())!;
  expect(x).toBeGreaterThanOrEqual(0);
  expect(x + wide).toBeLessThanOrEqual(390);
  await close();
});

it('with motion off it goes by whole chapters', async () => {
  const { page, close } = await openStory({ reducedMotion: true });
  await goTo(page, 'to-chongjin');
  await eventually(() => slider(page).isVisible()).toBe(true);
  const seen = new Set<number>();
  const at = await onStrip(page, 300);
  await page.mouse.move(at.x, at.y);
  await page.mouse.down();
  for (const km of [300, 420, 560, 700, 820, 950, 1050, 1200]) {
    const { x, y } = await onStrip(page, km);
    await page.mouse.move(x, y);
    await frames(page);
    const scene = await sceneNow(page);
    expect(Number.isInteger(scene.progress), `${scene.progress} at ${km}`).toBe(true);
    expect(await value(page)).toBe(Math.round(scene.train!.km));
    seen.add(scene.progress);
  }
  await page.mouse.up();
  expect(seen.size).toBeGreaterThan(2);
  await close();
});

it('with motion off the keys go by whole chapters too, and never lose the slider', async () => {
  const { page, close } = await openStory({ reducedMotion: true });
  const { first, last } = journey;
  await goTo(page, story.chapters[first]!.id);
  const keyed = async (key: string): Promise<number> => {
    await press(page, key);
    const slid = await slider(page).evaluate((element) => element === document.activeElement);
    expect(slid, `the slider has the focus after ${key}`).toBe(true);
    return progress(page);
  };
  expect(await keyed('PageUp')).toBe(first + 1);
  expect(await keyed('PageDown')).toBe(first);
  expect(await keyed('ArrowRight')).toBe(first + 1);
  expect(await keyed('ArrowRight')).toBe(first + 2);
  expect(await keyed('ArrowLeft')).toBe(first + 1);
  expect(await keyed('End')).toBe(last);
  expect(await keyed('Home')).toBe(first);
  expect(await value(page), 'the first kilometre is not out of reach').toBe(0);
  await close();
});

it('in steps it goes by whole chapters, motion or none', async () => {
  const { page, close } = await openStory({
    path: '/embed/?mode=steps#to-chongjin',
    width: 700,
    height: 760,
  });
  await eventually(() => slider(page).isVisible()).toBe(true);
  const at = await onStrip(page, 700);
  await page.mouse.move(at.x, at.y);
  await page.mouse.down();
  const seen = new Set<number>();
  for (const km of [700, 560, 420, 300, 820, 1050]) {
    const { x, y } = await onStrip(page, km);
    await page.mouse.move(x, y);
    await frames(page);
    expect(Number.isInteger(await progress(page)), `at ${km}`).toBe(true);
    seen.add(await progress(page));
  }
  await page.mouse.up();
  expect(seen.size).toBeGreaterThan(2);
  const before = await progress(page);
  await slider(page).press('ArrowLeft');
  await eventually(() => progress(page)).toBe(before - 1);
  await close();
});
