/** What the tests of places press and read, and where they begin. */
import type { Page } from 'playwright-core';
import { openPlace } from './away.ts';
import { eventually } from './eventually.ts';
import { goTo } from './story.ts';

/** A chapter whose text and map have Khasan, the bridge and Tumangang. */
export const CHAPTER = 'over-the-bridge';

export const hash = (page: Page): Promise<string> => page.evaluate(() => location.hash);
export const card = (page: Page) => page.locator('[data-place-card]');
export const spot = (page: Page, id: string) => page.locator(`.spot[data-place="${id}"]`);
export const link = (page: Page, id: string) =>
  page.locator(`[data-chapter="${CHAPTER}"] .text a[data-place="${id}"]`);

/** Brings the reader to the chapter, at rest, with no place open and the focus nowhere. */
export async function begin(page: Page): Promise<void> {
  await page.evaluate(() => document.querySelector('armored-train-story')!.closePlace());
  await eventually(() => openPlace(page)).toBe(null);
  await eventually(() => hash(page)).not.toMatch(/place=/);
  await page.evaluate(() => (document.activeElement as HTMLElement).blur());
  await page.mouse.move(2, 2);
  await goTo(page, CHAPTER);
  await eventually(() => hash(page)).toBe(`#${CHAPTER}`);
  await spot(page, 'khasan').waitFor();
}

/** Where a place's dot is in the window, CSS pixels. */
export const dot = (page: Page, id: string): Promise<{ x: number; y: number }> =>
  page.evaluate((wanted) => {
    const element = document.querySelector('armored-train-story')!;
    const stage = element.querySelector('[data-stage]')!.getBoundingClientRect();
    const { x, y } = element.scene!.places.find((place) => place.id === wanted)!;
    return { x: stage.left + x, y: stage.top + y };
  }, id);
