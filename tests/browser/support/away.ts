/** Where the reader is, in the story or away from it: what the tests of places and of looking around compare. */
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { closeUpOf } from '../../../src/scene/around.ts';
import type { Camera, Scene } from '../../../src/scene/types.ts';
import { loadStory } from '../../../src/story/load.ts';
import { layoutFor } from '../../../src/ui/layout.ts';
import { eventually } from './eventually.ts';

export const { story } = loadStory(fileURLToPath(new URL('../../..', import.meta.url)), 'en');

/** All that must be as it was when the reader comes back. */
export const whereabouts = (page: Page): Promise<{ scrollY: number; progress: number; scene: Scene }> =>
  page.evaluate(() => {
    const { progress, scene } = document.querySelector('armored-train-story')!;
    return { scrollY, progress, scene: scene! };
  });

export const sceneNow = async (page: Page): Promise<Scene> => (await whereabouts(page)).scene;

/** Id of the place that the page shows; null for none. */
export const openPlace = async (page: Page): Promise<string | null> => (await sceneNow(page)).place;

/** What has the focus: `a[data-place=khasan]`, `#place-name`, `body`. */
export const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const element = document.activeElement;
    if (!element) return '';
    if (element.id) return `#${element.id}`;
    const mark = [...element.attributes].find(({ name }) => name.startsWith('data-'));
    return `${element.localName}${mark ? `[${mark.name}${mark.value && `=${mark.value}`}]` : ''}`;
  });

/** A place's own view on a stage of the page's size. */
export function closeUp(page: Page, id: string): Camera {
  const { width, height } = page.viewportSize()!;
  return closeUpOf(story, id, layoutFor(width, height).view);
}

/** Degrees and zooms: less than a pixel at the closest. */
const SAME = { degrees: 0.0003, zoom: 0.005 };

export const sameView = (a: Camera, b: Camera): boolean =>
  Math.abs(a.center[0] - b.center[0]) < SAME.degrees &&
  Math.abs(a.center[1] - b.center[1]) < SAME.degrees &&
  Math.abs(a.zoom - b.zoom) < SAME.zoom;

/** Waits until the map has come to a place's own view and its card has the focus. */
export async function arrived(page: Page, id: string): Promise<void> {
  await page.locator(`[data-place-card="${id}"]`).waitFor();
  await eventually(() => openPlace(page)).toBe(id);
  const wanted = closeUp(page, id);
  await eventually(async () => sameView((await sceneNow(page)).camera, wanted), `the map is at ${id}`).toBe(
    true,
  );
  await eventually(() => focused(page)).toBe('#place-name');
}

/** Waits until the reader is back exactly where they were: page, progress and picture; and no card is open. */
export async function backAt(page: Page, before: Awaited<ReturnType<typeof whereabouts>>): Promise<void> {
  await eventually(async () => (await sceneNow(page)).camera).toEqual(before.scene.camera);
  expect(await whereabouts(page)).toEqual(before);
  expect(await page.locator('[data-place-card], [data-look-around]').count()).toBe(0);
}
