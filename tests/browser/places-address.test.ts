import { describe, expect, it } from 'vitest';
import { arrived, backAt, openPlace, sceneNow, whereabouts } from './support/away.ts';
import { eventually } from './support/eventually.ts';
import { CHAPTER, hash, link } from './support/places.ts';
import { openStory } from './support/site.ts';
import { goTo, progress, whenReady } from './support/story.ts';

/** Opens the story and notes what the page warns of about places. */
async function openWarned(path: string) {
  const warnings: string[] = [];
  const opened = await openStory({
    path,
    prepare: async (context) =>
      context.on('console', (message) => {
        if (message.type() === 'warning' && message.text().includes('place')) warnings.push(message.text());
      }),
  });
  return { ...opened, warnings };
}

describe('by its address', () => {
  it('a place is open from the start, over the story’s beginning, and Back then leaves', async () => {
    const { page, url, errors, close } = await openStory({ wait: false });
    await page.goto('about:blank');
    await page.goto(`${url}/#place=khasan`);
    await whenReady(page);
    await arrived(page, 'khasan');
    expect(await progress(page)).toBe(0);
    expect(await page.evaluate(() => scrollY)).toBe(0);
    await page.keyboard.press('Escape');
    await eventually(() => sceneNow(page)).toMatchObject({ place: null, chapter: 'opening', rest: true });
    expect(await hash(page)).toBe('');
    expect(errors).toEqual([]);
    await page.goBack();
    expect(page.url()).toBe('about:blank');
    await close();
  });

  it('opened in the story it is one step of the history: Back closes it, and the next Back leaves', async () => {
    const { page, url, close } = await openStory({ wait: false });
    await page.goto('about:blank');
    await page.goto(url);
    await whenReady(page);
    await page.locator('[data-chapter="opening"] a[data-place="moscow"]').click();
    await arrived(page, 'moscow');
    expect(await hash(page)).toBe('#place=moscow');
    await page.goBack();
    await eventually(() => openPlace(page)).toBe(null);
    expect(await hash(page)).toBe('');
    await page.goForward();
    await arrived(page, 'moscow');
    await page.goBack();
    await page.goBack();
    expect(page.url()).toBe('about:blank');
    await close();
  });

  it('typed later it opens where the reader is, and closing leaves them there', async () => {
    const { page, close } = await openStory();
    await goTo(page, CHAPTER);
    await eventually(() => hash(page)).toBe(`#${CHAPTER}`);
    const before = await whereabouts(page);
    await page.evaluate(() => (location.hash = '#place=baranovsky'));
    await arrived(page, 'baranovsky');
    await page.evaluate(() => (location.hash = '#place=khasan'));
    await arrived(page, 'khasan');
    await page.keyboard.press('Escape');
    await backAt(page, before);
    expect(await hash(page)).not.toContain('place');
    await close();
  });

  it('a reload with an open place comes back to the place and then to the chapter', async () => {
    const { page, close } = await openStory();
    await goTo(page, CHAPTER);
    await eventually(() => hash(page)).toBe(`#${CHAPTER}`);
    const before = await whereabouts(page);
    await link(page, 'khasan').click();
    await arrived(page, 'khasan');
    await page.reload();
    await whenReady(page);
    await arrived(page, 'khasan');
    await page.keyboard.press('Escape');
    await eventually(() => openPlace(page)).toBe(null);
    await eventually(() => progress(page)).toBe(before.progress);
    await close();
  });

  it('a place that the story does not have opens its beginning and says so, with one warning', async () => {
    const { page, errors, warnings, close } = await openWarned('/#place=atlantis');
    const notice = page.locator('[role="status"] > .notice');
    await notice.waitFor();
    expect(await notice.textContent()).toContain('“atlantis”');
    expect(await notice.textContent()).toContain('Here is the story from its beginning');
    expect(await whereabouts(page)).toMatchObject({ scrollY: 0, progress: 0, scene: { place: null } });
    expect(await hash(page)).toBe('');
    expect(warnings).toEqual([expect.stringContaining('atlantis')]);
    expect(errors).toEqual([]);
    await close();
  });

  it('whatever a stranger’s link asks for is told as plain text on one line or two', async () => {
    const { page, errors, warnings, close } = await openWarned('/');
    const notice = page.locator('[role="status"] > .notice');
    for (const [id, told] of [
      ['%E0%A4', '“%E0%A4”'],
      ['', '“”'],
      ['<b>bold</b>', '“<b>bold</b>”'],
      [`${'long-'.repeat(40)}place`, '…”'],
    ] as const) {
      await page.evaluate((asked) => (location.hash = `#place=${asked}`), id);
      await eventually(() => notice.textContent()).toContain(told);
      expect(await notice.locator('*').count(), 'no markup from the address').toBe(0);
      expect((await notice.boundingBox())!.height).toBeLessThan(100);
      expect(await openPlace(page)).toBe(null);
    }
    expect(warnings).toHaveLength(4);
    expect(errors).toEqual([]);
    await close();
  });
});
