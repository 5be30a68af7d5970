/** The story in each of its languages: the page, the way from one to another, the frame and the element. */
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { missingCharacters } from '../../src/fonts/index.ts';
import { FIRST, LANGUAGE_NAMES, LANGS } from '../../src/story/langs.ts';
import type { Lang } from '../../src/story/langs.ts';
import { loadStory } from '../../src/story/load.ts';
import { fontsOnScreen } from '../bench/first-fonts.ts';
import { eventually } from './support/eventually.ts';
import { openStory } from './support/site.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const stories = Object.fromEntries(LANGS.map((lang) => [lang, loadStory(root, lang).story]));
const pathOf = (lang: Lang): string => (lang === FIRST ? '/' : `/${lang}/`);
const others = LANGS.filter((lang) => lang !== FIRST);

/** The characters of the page that none of the fonts is to draw, among those that it shows. */
const strays = (page: Page) =>
  page.evaluate(() => {
    const covered = (family: string, character: string): boolean =>
      [...document.fonts].some(
        (face) =>
          face.family.replace(/['"]/g, '') === family &&
          face.unicodeRange.split(',').some((range) => {
            const [from, to = from] = range
              .trim()
              .slice(2)
              .split('-')
              .map((hex) => parseInt(hex, 16));
            const code = character.codePointAt(0)!;
            return code >= from! && code <= to!;
          }),
      );
    const found = new Set<string>();
    const walker = document.createTreeWalker(document.querySelector('.story')!, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const { parentElement, textContent } = walker.currentNode;
      const family = getComputedStyle(parentElement!).fontFamily.split(',')[0]!.replace(/['"]/g, '');
      for (const character of textContent!.replace(/\s/g, ''))
        if (!covered(family, character)) found.add(character);
    }
    return [...found];
  });

describe.each(LANGS)('%s', (lang) => {
  const story = stories[lang]!;

  it('has a page of its own: its language, title and headlines are there before any script', async () => {
    const { page, errors, close } = await openStory({ path: pathOf(lang), scripts: false });
    expect(await page.getAttribute('html', 'lang')).toBe(lang);
    expect(await page.title()).toBe(story.title);
    expect(await page.locator('[data-card] h2').allTextContents()).toEqual(
      story.chapters.map(({ headline }) => headline),
    );
    const links = page.locator('.languages a');
    expect(
      await links.evaluateAll((all) => all.map((a) => [a.getAttribute('lang'), a.getAttribute('hreflang')])),
    ).toEqual(LANGS.map((one) => [one, one]));
    expect(errors).toEqual([]);
    await close();
  });

  // A word in italics stood in another font for the whole of a first visit: its file was asked for too late to be used.
  it('preloads every font file that its first screen is set in', async () => {
    const { page, close } = await openStory({ path: pathOf(lang), scripts: false });
    const preloaded = await page
      .locator('link[rel=preload][as=font]')
      .evaluateAll((all) => all.map((link) => (link as HTMLLinkElement).href));
    const needed = await fontsOnScreen(page);
    expect(needed.length).toBeGreaterThan(2);
    expect(needed.filter((file) => !preloaded.includes(file))).toEqual([]);
    await close();
  });

  it('wakes up as it stands, loads no other language and shows no letter that its fonts lack', async () => {
    const asked: string[] = [];
    const { page, errors, close } = await openStory({
      path: pathOf(lang),
      prepare: (context) => Promise.resolve(context.on('request', (request) => asked.push(request.url()))),
    });
    expect(await page.locator('.story').getAttribute('lang')).toBe(lang);
    expect(await page.locator('h1').textContent()).toBe(story.title);
    // A sign in the headline of a source that no font of ours has.
    const lacking = missingCharacters(JSON.stringify(story), 'AT Sans');
    expect((await strays(page)).filter((character) => !lacking.includes(character))).toEqual([]);
    const foreign = new RegExp(
      `/(?:assets/(?:fonts-)?|stills/)(?:${LANGS.filter((one) => one !== lang).join('|')})[-/]`,
    );
    expect(asked.filter((url) => foreign.test(url))).toEqual([]);
    expect(asked.filter((url) => new RegExp(`/stills/${lang}/`).test(url)).length).toBeGreaterThan(0);
    expect(errors).toEqual([]);
    await close();
  });
});

describe('the menu of languages', () => {
  it('keeps the chapter, by keyboard, from language to language', async () => {
    const { page, close } = await openStory({ path: '/#to-chongjin', width: 390, height: 844 });
    let here: Lang = FIRST;
    for (const next of [...others, FIRST]) {
      const menu = page.locator('.languages');
      await menu.locator('summary').focus();
      await page.keyboard.press('Enter');
      const link = menu.locator(`a[hreflang="${next}"]`);
      await eventually(() => link.isVisible()).toBe(true);
      expect(await link.textContent()).toBe(LANGUAGE_NAMES[next]);
      await eventually(() => link.getAttribute('href')).toContain('#to-chongjin');
      await link.focus();
      await Promise.all([
        page.waitForURL((url) => url.pathname === pathOf(next)),
        page.keyboard.press('Enter'),
      ]);
      expect(await page.getAttribute('html', 'lang')).toBe(next);
      const chapter = () =>
        page.evaluate(async () => {
          const element = document.querySelector('armored-train-story')!;
          await customElements.whenDefined('armored-train-story');
          await element.ready;
          return element.scene?.chapter;
        });
      await eventually(chapter, `the chapter after ${here} → ${next}`).toBe('to-chongjin');
      here = next;
    }
    await close();
    // Five pages, each with its live map.
  }, 150_000);

  it.each([320, 390, 1280])('is for thumbs, and on the screen, at %i px', async (width) => {
    const { page, close } = await openStory({ path: '/es/', width, height: 700 });
    const targets = page.locator('.languages summary, .languages a');
    await page.locator('.languages summary').click();
    for (const target of await targets.all()) {
      const box = (await target.boundingBox())!;
      expect(box.width).toBeGreaterThanOrEqual(44);
      expect(box.height).toBeGreaterThanOrEqual(44);
      expect(box.x).toBeGreaterThanOrEqual(0);
      expect(box.x + box.width).toBeLessThanOrEqual(width);
    }
    await page.keyboard.press('Escape');
    expect(await page.locator('.languages a').first().isVisible()).toBe(false);
    await close();
  });
});

it('a translation says so at the top, and leads to where errors are reported', async () => {
  const { page, close } = await openStory({ path: '/ko/' });
  const note = page.locator('.translated');
  expect(await note.textContent()).toContain(stories['ko']!.ui.language.note);
  await note.locator('a').click();
  await eventually(() =>
    page.evaluate(() => document.querySelector('#end-errors')!.getBoundingClientRect().top < innerHeight),
  ).toBe(true);
  await page.goto(new URL('../', page.url()).href);
  expect(await page.locator('.translated').count()).toBe(0);
  await close();
});

it('Korean breaks no word that fits', async () => {
  const { page, close } = await openStory({ path: '/ko/', scripts: false });
  expect(
    await page
      .locator('.text')
      .first()
      .evaluate((text) => getComputedStyle(text).wordBreak),
  ).toBe('keep-all');
  await close();
});

describe('a frame', () => {
  it.each(others)('that is asked for %s never shows another language', async (lang) => {
    const { page, errors, close } = await openStory({
      path: `/embed/?lang=${lang}&theme=dark#plan`,
      init: `addEventListener('DOMContentLoaded', () => { if (document.querySelector('h1')) sessionStorage.seen = (sessionStorage.seen ?? '') + document.documentElement.lang; });`,
    });
    await eventually(() => page.evaluate(() => document.querySelector('h1')?.textContent)).toBe(
      stories[lang]!.title,
    );
    const url = new URL(page.url());
    expect([url.pathname, url.search, url.hash]).toEqual([
      `/embed/${lang}/`,
      `?lang=${lang}&theme=dark`,
      '#plan',
    ]);
    expect(await page.locator('.languages').count()).toBe(0);
    expect(await page.locator('.story').getAttribute('data-theme')).toBe('dark');
    expect(await page.evaluate(() => sessionStorage.seen as string)).toBe(lang);
    expect(errors).toEqual([]);
    await close();
  });

  it('that is asked for a language that there is not says so and stays', async () => {
    const said: string[] = [];
    const { page, close } = await openStory({
      path: '/embed/?lang=fr',
      prepare: (context) => Promise.resolve(context.on('console', (message) => said.push(message.text()))),
    });
    expect(await page.locator('h1').textContent()).toBe(stories[FIRST]!.title);
    expect(said.filter((text) => text.includes('lang=fr'))).toEqual([
      'embed/?lang=fr: allowed is en, es, ko, ru; it is en now',
    ]);
    await close();
  });
});
