import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axe } from './support/axe.ts';
import { eventually } from './support/eventually.ts';
import { openGuide } from './support/guide.ts';
import { DIST, openStory, type Opened } from './support/site.ts';
import { chapters, frames, goTo, still } from './support/story.ts';
import { NO_WEBGL } from './support/webgl.ts';

/** The page in each language that was built: '' is English, at the site's root. */
const LANGS = ['', ...readdirSync(DIST).filter((name) => /^(es|ko|ru)$/.test(name))];
const pathOf = (lang: string): string => (lang ? `/${lang}/` : '/');

const VIEWS = [
  { at: 'a phone, light', width: 390, height: 844, theme: 'light' },
  { at: 'a phone, dark', width: 390, height: 844, theme: 'dark' },
  { at: 'a desktop, light', width: 1280, height: 800, theme: 'light' },
  { at: 'a desktop, dark', width: 1280, height: 800, theme: 'dark' },
] as const;

describe.each(LANGS)('in the language “%s”', (lang) => {
  const [first, second] = LANGS.indexOf(lang) % 2 ? [VIEWS[0], VIEWS[3]] : [VIEWS[2], VIEWS[1]];

  it.each([first, second])('the whole page breaks no rule, claims and lists open, on $at', async (view) => {
    const { width, height, theme } = view;
    const { page, close } = await openStory({ width, height, theme, path: pathOf(lang), init: NO_WEBGL });
    await page.evaluate(() => {
      for (const details of document.querySelectorAll('details')) details.open = true;
    });
    const faults = await axe(page);
    await close();
    expect(faults).toEqual([]);
  });

  it('a chapter, an opened place and looking around break no rule, in both themes', async () => {
    const { page, close } = await openStory({ ...first, reducedMotion: true, path: pathOf(lang) });
    const faults: string[] = [];
    const look = async (what: string, parts: string[]): Promise<void> => {
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        await frames(page);
        faults.push(...(await axe(page, parts)).map((fault) => `${what}, ${colorScheme}: ${fault}`));
      }
    };
    await goTo(page, 'over-the-bridge');
    await look('the chapter', ['.bar', '.strip', '.spots', '[data-chapter="over-the-bridge"]']);
    await page.evaluate(() => document.querySelector('armored-train-story')!.openPlace('khasan'));
    await page.locator('[data-place-card="khasan"]').waitFor();
    await look('the place', ['.bar', '.over-map']);
    await page.keyboard.press('Escape');
    await eventually(() => page.locator('[data-place-card]').count()).toBe(0);
    await page.locator('[data-look-open]').click();
    await page.locator('[data-look-close]').waitFor();
    const list = page.locator('.finder .more');
    if (await list.isVisible()) await list.click();
    await still(page);
    await look('looking around', ['.bar', '.over-map']);
    await close();
    expect(faults).toEqual([]);
  }, 120_000);

  it('the frame in steps breaks no rule, the notes open', async () => {
    const { page, close } = await openStory({
      path: `/embed/?mode=steps&lang=${lang || 'en'}#to-chongjin`,
      theme: lang === 'ko' ? 'dark' : 'light',
      init: NO_WEBGL,
      width: 390,
      height: 640,
    });
    await page.locator('[data-next]').waitFor();
    const faults = await axe(page);
    await page.locator('[data-end-open]').click();
    await page.locator('[data-end-close]').waitFor();
    faults.push(...(await axe(page)));
    await close();
    expect(faults).toEqual([]);
  });
});

describe.each([VIEWS[1], VIEWS[2]])('on $at', (view) => {
  let opened: Opened;
  beforeAll(async () => (opened = await openStory({ ...view, reducedMotion: true })));
  afterAll(() => opened.close());

  it('every chapter breaks no rule, with the live map, its places and the strip', async () => {
    const { page } = opened;
    const faults: string[] = [];
    for (const { id } of await chapters(page)) {
      await goTo(page, id);
      const parts = ['.spots', '.strip', '.bar', `[data-chapter="${id}"]`];
      const seen = await Promise.all(parts.map((part) => page.locator(part).first().isVisible()));
      const found = await axe(
        page,
        parts.filter((_, i) => seen[i]),
      );
      faults.push(...found.map((fault) => `${id}: ${fault}`));
    }
    expect(faults).toEqual([]);
  }, 180_000);
});

it.each(['light', 'dark'] as const)('the guide for editors breaks no rule (%s)', async (theme) => {
  const { page, close } = await openGuide();
  await page.emulateMedia({ colorScheme: theme });
  await page.locator('[name="offset"]').fill('high');
  const faults = await axe(page);
  await close();
  expect(faults).toEqual([]);
});
