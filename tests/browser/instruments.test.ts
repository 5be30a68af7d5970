/** What lies over the map to read it by: the key and the scale, and the small globe while looking around. */
import { expect, it } from 'vitest';
import { eventually } from './support/eventually.ts';
import { lookAround } from './support/look.ts';
import { openStory, type Opened } from './support/site.ts';
import { goTo } from './support/story.ts';

async function at(width: number, height: number): Promise<Opened> {
  const opened = await openStory({ width, height });
  await goTo(opened.page, 'over-the-bridge');
  await eventually(() =>
    opened.page.evaluate(() => document.querySelector('armored-train-story')!.painter),
  ).toBe('maplibre');
  return opened;
}

it('on a desktop key and scale are beside the map, clear of the card; looking around brings the globe', async () => {
  const { page, close } = await at(1280, 800);
  const key = page.locator('[data-furniture] .strokes');
  await eventually(() => key.isVisible()).toBe(true);
  expect(await key.locator('li').count()).toBeGreaterThan(0);
  const scale = page.locator('[data-scale]');
  await eventually(() => scale.isVisible()).toBe(true);
  expect((await scale.textContent())!.trim()).toMatch(/^\d[\d,.]* k?m$/);
  const [box, card] = [
    (await page.locator('[data-furniture]').boundingBox())!,
    (await page.locator('[data-chapter="over-the-bridge"] [data-card]').boundingBox())!,
  ];
  expect(box.x, 'the key is beside the card').toBeGreaterThanOrEqual(card.x + card.width);
  expect(await page.locator('.globe').count()).toBe(0);
  await lookAround(page);
  await page.locator('.globe').waitFor();
  // It has land, and the mark of what the map shows.
  expect((await page.locator('.globe .land').getAttribute('d'))!.length).toBeGreaterThan(100);
  const frame = () => page.locator('.globe path.frame').getAttribute('d');
  const before = await frame();
  await page.getByRole('button', { name: 'Farther' }).click();
  await eventually(frame).not.toBe(before);
  await close();
});

it('on a phone key and scale wait until the reader looks around, and there is no room for the globe', async () => {
  const { page, close } = await at(390, 844);
  const furniture = page.locator('[data-furniture]');
  expect(await furniture.isVisible()).toBe(false);
  await lookAround(page);
  await eventually(() => furniture.isVisible()).toBe(true);
  expect(await page.locator('[data-furniture] .strokes li').count()).toBeGreaterThan(0);
  const globe = page.locator('.globe');
  expect((await globe.count()) ? await globe.isVisible() : false).toBe(false);
  await close();
});
