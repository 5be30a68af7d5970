/** What a screen reader finds: an article, with the map in words after each chapter, and a change of chapter said once. */
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { restSays } from '../../src/scene/describe.ts';
import { FIRST, LANGS } from '../../src/story/langs.ts';
import { loadStory } from '../../src/story/load.ts';
import { eventually } from './support/eventually.ts';
import { openStory, type Opened } from './support/site.ts';
import { frames, goTo, progress, still } from './support/story.ts';
import { NO_WEBGL } from './support/webgl.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

describe.each(LANGS)('in %s', (lang) => {
  const { story } = loadStory(root, lang);
  let opened: Opened;
  beforeAll(async () => {
    opened = await openStory({ path: lang === FIRST ? '/' : `/${lang}/`, scripts: false });
  });
  afterAll(() => opened.close());

  it('after each chapter’s text and claims stands what its map shows, last in its card', async () => {
    const said = await opened.page
      .locator('[data-card]')
      .evaluateAll((cards) => cards.map((card) => card.lastElementChild!.textContent));
    expect(said).toEqual(story.chapters.map((_, index) => restSays(story, index)));
    for (const text of said) expect(text.length).toBeGreaterThan(10);
  });

  it('headings go down by one level at a time, and only the title is of the first', async () => {
    const levels = await opened.page
      .locator('armored-train-story :is(h1, h2, h3, h4)')
      .evaluateAll((all) => all.map((heading) => Number(heading.localName[1])));
    expect(levels[0]).toBe(1);
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    expect(levels.filter((level, i) => level > (levels[i - 1] ?? 0) + 1)).toEqual([]);
    expect(levels.length).toBeGreaterThan(story.chapters.length + story.end.length);
  });

  it('names of another language say which it is, beside claims too', async () => {
    const unmarked = await opened.page.evaluate((own) => {
      const scripts: Record<string, RegExp> = {
        en: /\p{Script=Latin}/u,
        es: /\p{Script=Latin}/u,
        ko: /\p{Script=Hangul}/u,
        ru: /\p{Script=Cyrillic}/u,
      };
      // Units, and what is read out letter by letter.
      const anywhere = /^(?:km|m|mm|[A-Z]{2,4}\d*)$/;
      const found: string[] = [];
      const walker = document.createTreeWalker(document.querySelector('.chapters')!, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        const within = walker.currentNode.parentElement!.closest('[lang]')!.getAttribute('lang')!;
        if (within !== own) continue;
        for (const [word] of walker.currentNode.textContent!.matchAll(/\p{Letter}+\d*/gu))
          for (const part of word.match(
            /[\p{Script=Latin}\d]+|[\p{Script=Cyrillic}]+|[\p{Script=Hangul}]+/gu,
          ) ?? [])
            if (!scripts[own]!.test(part) && !/^\d+$/.test(part) && !anywhere.test(part)) found.push(part);
      }
      return [...new Set(found)];
    }, lang);
    expect(unmarked).toEqual([]);
  });
});

describe('while the story is read', () => {
  let opened: Opened;
  beforeAll(async () => (opened = await openStory({ init: NO_WEBGL })));
  afterAll(() => opened.close());

  it('the map is hidden from a screen reader, and holds nothing that can have the focus', async () => {
    const { page } = opened;
    await goTo(page, 'over-the-bridge');
    const stage = page.locator('[data-stage]');
    expect(await stage.getAttribute('aria-hidden')).toBe('true');
    expect(await stage.locator('a, button, [tabindex]:not([tabindex="-1"])').count()).toBe(0);
    for (const picture of await page.locator('.timeline, .letters').all())
      expect(await picture.getAttribute('aria-hidden')).toBe('true');
  });

  it('a change of chapter by key is said once, with its headline and date', async () => {
    const { page } = opened;
    await goTo(page, 'opening');
    await page.evaluate(() => {
      const heard: string[] = [];
      Object.assign(window, { heard });
      new MutationObserver((records) => {
        const regions = new Set(
          records.map(({ target }) =>
            (target instanceof Element ? target : target.parentElement)?.closest(
              '[role="status"], [aria-live]',
            ),
          ),
        );
        for (const region of regions) if (region?.textContent?.trim()) heard.push(region.textContent.trim());
      }).observe(document.querySelector('.story')!, { subtree: true, childList: true, characterData: true });
    });
    const heard = () => page.evaluate(() => (window as unknown as { heard: string[] }).heard);
    for (const index of [1, 2]) {
      await page.keyboard.press('PageDown');
      await eventually(() => progress(page)).toBe(index);
      await still(page);
      await frames(page);
    }
    const { story } = loadStory(root, FIRST);
    expect(await heard()).toEqual(
      [1, 2].map((index) => `${story.chapters[index]!.headline}. ${story.chapters[index]!.date.text}`),
    );
  });
});

it('a notice comes into a region that was there before it, empty', async () => {
  const { page, close } = await openStory();
  const region = page.locator('[data-says]');
  expect(await region.innerText()).toBe('');
  expect(await region.getAttribute('role')).toBe('status');
  const before = await region.elementHandle();
  // A place that there is not: the page says so.
  await page.evaluate(() => (location.hash = '#place=atlantis'));
  await eventually(() => region.locator('.notice').count()).toBe(1);
  expect(await region.evaluate((now, then) => now === then, before)).toBe(true);
  expect(await region.locator('[role="status"], [role="alert"]').count()).toBe(0);
  expect((await region.innerText()).length).toBeGreaterThan(10);
  await close();
});
