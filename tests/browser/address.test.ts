import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { scrollBy } from './support/scroll.ts';
import { openStory, type Opened } from './support/site.ts';
import { goTo } from './support/story.ts';

describe('the address', () => {
  let story: Opened;
  beforeAll(async () => (story = await openStory({ path: '/?from=mail' })));
  afterAll(() => story.close());

  const hash = (value: string) =>
    story.page.waitForFunction((wanted) => location.hash === wanted, value, { timeout: 5000 });

  it('follows the reader without new entries in the history, and is bare at the opening', async () => {
    const { page } = story;
    const entries = await page.evaluate(() => history.length);
    await scrollBy(page, 1700, 'wheel');
    await hash('#delivery');
    await goTo(page, 'kirby');
    await hash('#kirby');
    await goTo(page, 'opening');
    await hash('');
    expect(await page.evaluate(() => location.href)).toBe(`${story.url}/?from=mail`);
    expect(await page.evaluate(() => history.length)).toBe(entries);
  });

  it('is written once scrolling has settled, not at every chapter on the way', async () => {
    const { page } = story;
    const written = await page.evaluate(async () => {
      const real = history.replaceState.bind(history);
      let count = 0;
      history.replaceState = (...args) => {
        count++;
        real(...args);
      };
      const element = document.querySelector('armored-train-story')!;
      for (const { id } of element.chapters) element.goTo(id);
      await new Promise<void>((done) => {
        const look = () => (location.hash === '#way-home' ? done() : requestAnimationFrame(look));
        look();
      });
      history.replaceState = real;
      return count;
    });
    expect(written).toBe(1);
  });
});
