import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { eventually } from './support/eventually.ts';
import { openStory, type Opened } from './support/site.ts';
import { chapters, frames, goTo, progress, still } from './support/story.ts';

describe('from chapter to chapter', () => {
  let story: Opened;
  beforeAll(async () => (story = await openStory()));
  afterAll(() => story.close());
  beforeEach(() => goTo(story.page, 'opening'));

  const comesTo = async (target: number) => {
    await eventually(() => progress(story.page)).toBe(target);
    await still(story.page);
  };

  it('Page Down and Page Up go one on and one back', async () => {
    const { page } = story;
    await page.keyboard.press('PageDown');
    await comesTo(1);
    await page.keyboard.press('PageDown');
    await comesTo(2);
    await page.keyboard.press('PageUp');
    await comesTo(1);
  });

  it('after the story Page Down is the page’s own again', async () => {
    const { page } = story;
    await page.evaluate(() =>
      document.getElementById('after-the-map')!.scrollIntoView({ behavior: 'instant' }),
    );
    // Chromium drops a key that scrolls when it comes in the very frame of a jump.
    await still(page);
    const before = await page.evaluate(() => scrollY);
    await page.keyboard.press('PageDown');
    await eventually(() => page.evaluate(() => scrollY)).toBeGreaterThan(before);
    await still(page);
  });

  it('the buttons go one on and one back, and stop at the ends', async () => {
    const { page } = story;
    const next = page.getByRole('button', { name: 'Next chapter' });
    const back = page.getByRole('button', { name: 'Previous chapter' });
    expect(await back.isDisabled()).toBe(true);
    await next.click();
    await comesTo(1);
    await next.click();
    await comesTo(2);
    await back.click();
    await comesTo(1);
    const last = (await chapters(page)).at(-1)!;
    await goTo(page, last.id);
    expect(await next.isDisabled()).toBe(true);
  });

  it('a chapter of the list is gone to and has the focus; Escape closes the list', async () => {
    const { page } = story;
    const list = page.locator('summary', { hasText: 'Chapters' });
    const link = page.locator('nav a[href="#letters"]');
    await list.press('Enter');
    await link.waitFor();
    await frames(page);
    await page.keyboard.press('Escape');
    await eventually(() => link.isVisible()).toBe(false);
    expect(await list.evaluate((element) => element === document.activeElement)).toBe(true);
    await list.click();
    await link.click();
    await comesTo(5);
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('letters');
    expect(await link.isVisible()).toBe(false);
  });

  it('“Skip the map” is the first stop of the keyboard, and leads past the map', async () => {
    const { page } = story;
    await page.reload();
    await page.keyboard.press('Tab');
    const skip = page.getByRole('link', { name: 'Skip the map' }).first();
    expect(await skip.evaluate((element) => element === document.activeElement)).toBe(true);
    const box = (await skip.boundingBox())!;
    expect(Math.min(box.width, box.height), 'it is seen').toBeGreaterThan(24);
    await page.keyboard.press('Enter');
    await still(page);
    const { top, inside } = await page.evaluate(() => {
      const end = document.getElementById('after-the-map')!;
      return { top: end.getBoundingClientRect().top, inside: end === document.activeElement };
    });
    expect(inside).toBe(true);
    expect(top).toBeGreaterThanOrEqual(-1);
    expect(top).toBeLessThan(200);
  });

  it('where the focus is can be seen, at the first twelve stops', async () => {
    const { page } = story;
    await page.evaluate(() => (document.activeElement as HTMLElement).blur());
    const unseen: string[] = [];
    const stops = new Set<string>();
    for (let stop = 0; stop < 12; stop++) {
      await page.keyboard.press('Tab');
      const { name, seen } = await page.evaluate(() => {
        const element = document.activeElement!;
        const { outlineStyle, outlineWidth } = getComputedStyle(element);
        return {
          name: `<${element.localName} class="${element.className}"> ${element.textContent?.slice(0, 40)}`,
          seen: outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2,
        };
      });
      stops.add(name);
      if (!seen) unseen.push(name);
    }
    expect(unseen).toEqual([]);
    expect(stops.size).toBeGreaterThan(6);
  });
});

describe.each([
  [320, 568],
  [844, 390],
  [1280, 800],
])('at %i×%i', (width, height) => {
  it('whatever is pressed is at least 44 by 44 pixels', async () => {
    const { page, close } = await openStory({ width, height, phone: width !== 1280 });
    const small = await page.evaluate(() => {
      const end = document.getElementById('after-the-map')!;
      const targets = 'armored-train-story :is(button, summary, nav a, .first-steps a)';
      document.querySelector('details')!.open = true;
      return [...document.querySelectorAll<HTMLElement>(targets)].flatMap((element) => {
        const box = element.getBoundingClientRect();
        if (!element.checkVisibility() || end.contains(element)) return [];
        return box.width >= 43.99 && box.height >= 43.99
          ? []
          : [`${element.textContent?.trim()}: ${box.width} × ${box.height}`];
      });
    });
    const within = await page.evaluate(() =>
      [...document.querySelectorAll('.bar button, .bar summary')].every((element) => {
        const box = element.getBoundingClientRect();
        return box.left >= 0 && box.top >= 0 && box.right <= innerWidth && box.bottom <= innerHeight;
      }),
    );
    await close();
    expect(small).toEqual([]);
    expect(within, 'the bar’s buttons are in the window').toBe(true);
  });
});
