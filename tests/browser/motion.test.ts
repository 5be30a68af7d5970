import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { scrollBy } from './support/scroll.ts';
import { openStory } from './support/site.ts';
import { whenReady } from './support/story.ts';

const motion = (page: Page) => page.getByRole('button', { name: /^Motion/ });
const pressed = (page: Page) => motion(page).getAttribute('aria-pressed');

/** The scene's progress at a fraction: whole where scenes are cut. */
const between = (page: Page) =>
  page.evaluate(() => {
    const element = document.querySelector('armored-train-story')!;
    const { progress } = element;
    element.progress = 2.4;
    const shown = element.scene!.progress;
    element.progress = progress;
    return shown;
  });

it('with the system’s reduced motion no scene is shown between two chapters', async () => {
  const { page, close } = await openStory({ reducedMotion: true });
  await page.evaluate(() => {
    const w = window as unknown as { shown: number[]; been: number[] };
    Object.assign(w, { shown: [], been: [] });
    const look = () => {
      const element = document.querySelector('armored-train-story')!;
      w.shown.push(element.scene!.progress);
      w.been.push(element.progress);
      requestAnimationFrame(look);
    };
    look();
  });
  for (let turn = 0; turn < 8; turn++) await scrollBy(page, 330, 'wheel');
  const { shown, been } = await page.evaluate(() => {
    const { shown, been } = window as unknown as { shown: number[]; been: number[] };
    return { shown, been };
  });
  expect(
    been.some((progress) => !Number.isInteger(progress)),
    'the reader was between chapters',
  ).toBe(true);
  expect(shown.filter((progress) => !Number.isInteger(progress))).toEqual([]);
  expect(new Set(shown).size).toBeGreaterThan(1);
  await close();
});

it('the reader’s own switch wins over the system, and is remembered', async () => {
  const { page, close } = await openStory({ reducedMotion: true });
  expect(await pressed(page)).toBe('false');
  await motion(page).click();
  expect(await pressed(page)).toBe('true');
  expect(await between(page)).toBeCloseTo(2.4, 2);
  await page.reload();
  await whenReady(page);
  expect(await pressed(page)).toBe('true');
  expect(await between(page)).toBeCloseTo(2.4, 2);
  await close();
});

it('turned off by the reader it stays off, whatever the system says', async () => {
  const { page, close } = await openStory();
  expect(await pressed(page)).toBe('true');
  expect(await between(page)).toBeCloseTo(2.4, 2);
  await motion(page).click();
  expect(await between(page)).toBe(2);
  await page.reload();
  await whenReady(page);
  expect(await pressed(page)).toBe('false');
  expect(await between(page)).toBe(2);
  await close();
});
