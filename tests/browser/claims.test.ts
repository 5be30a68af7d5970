import { expect, it } from 'vitest';
import { openStory } from './support/site.ts';
import { frames, goTo, progress } from './support/story.ts';

it('opening a claim moves nothing above it, and keeps the map where it is', async () => {
  const { page, close } = await openStory({ width: 390, height: 844 });
  await goTo(page, 'letters');
  const summary = page.locator('[data-chapter="letters"] .claims summary').first();
  await summary.scrollIntoViewIfNeeded();
  await frames(page);
  const before = (await summary.boundingBox())!.y;
  const at = await progress(page);
  await summary.click();
  await frames(page);
  expect(await summary.evaluate((element) => element.closest('details')!.open)).toBe(true);
  expect(Math.abs((await summary.boundingBox())!.y - before)).toBeLessThan(1);
  expect(await progress(page)).toBe(at);
  await close();
});
