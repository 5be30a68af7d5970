import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from './support/eventually.ts';
import { FIRST, LANGS } from '../../src/story/langs.ts';
import { loadStory } from '../../src/story/load.ts';
import { openStory, type Opened } from './support/site.ts';

const { story } = loadStory(fileURLToPath(new URL('../..', import.meta.url)), 'en');
const squeezed = (text: string) => text.replace(/\s+/g, ' ');

/** Which chapter's still is seen at a point of the window where no card is. */
function seenStill(opened: Opened, x: number, y: number): Promise<string | undefined> {
  return opened.page.evaluate(
    ([px, py]) =>
      document
        .elementsFromPoint(px!, py!)
        .find((element) => element.closest('[data-static-map]'))
        ?.closest<HTMLElement>('[data-chapter]')?.dataset.chapter,
    [x, y],
  );
}

describe('without scripts', () => {
  let opened: Opened;
  let text: string;
  beforeAll(async () => {
    opened = await openStory({ scripts: false });
    text = squeezed((await opened.page.locator('armored-train-story').textContent()) ?? '');
  });
  afterAll(() => opened.close());

  it('the page has the whole text', () => {
    const missing = [
      story.title,
      ...story.chapters.flatMap(({ headline, text: told }) => [headline, told]),
      ...story.chapters.flatMap(({ claims }) => claims.flatMap(({ what, who }) => [what, who])),
      ...story.sources.flatMap(({ title, publisher }) => [title, publisher]),
      ...story.end.map(({ headline }) => headline),
      ...Object.values(story.places).map(({ fact }) => fact),
    ].filter((part) => !text.includes(squeezed(part).trim()));
    expect(missing).toEqual([]);
  });

  it('every source is a link, and every station a row', async () => {
    const links = await opened.page
      .locator('a[href^="http"]')
      .evaluateAll((found) => found.map((link) => link.getAttribute('href')));
    expect(story.sources.map(({ url }) => url).filter((url) => !links.includes(url))).toEqual([]);
    const rows = await opened.page.locator('table tbody tr th').allTextContents();
    expect(rows).toHaveLength(story.route.stations.length);
    story.route.stations.forEach((id, index) => expect(rows[index]).toContain(story.places[id]!.name));
  });

  it('a jump to a chapter shows its still map, loaded', async () => {
    const { page } = opened;
    for (const { id } of story.chapters) {
      await page.goto(`${opened.url}/#${id}`);
      await eventually(() => seenStill(opened, 1000, 300), `the still at #${id}`).toBe(id);
      const picture = page.locator(`[data-chapter="${id}"] [data-static-map] img`);
      const loaded = () => picture.evaluate((img: HTMLImageElement) => img.complete && img.naturalWidth > 0);
      await eventually(loaded, `the picture of #${id} is there`).toBe(true);
    }
    expect(opened.errors).toEqual([]);
    expect(opened.foreign).toEqual([]);
  });

  it('while a card is at its reading position its still stands whole behind it', async () => {
    const { page } = opened;
    await page.goto(`${opened.url}/`);
    const faults: string[] = [];
    for (const { id } of story.chapters.slice(1)) {
      await page.goto(`${opened.url}/#${id}`);
      const { y, height } = (await page.locator(`[data-chapter="${id}"] [data-static-map]`).boundingBox())!;
      if (Math.abs(y) > 1 || height < 800) faults.push(`${id}: from ${y}, ${height} high`);
    }
    expect(faults).toEqual([]);
  });

  it('scrolling moves from map to map', async () => {
    const { page } = opened;
    await page.goto(`${opened.url}/`);
    await page.evaluate(() => scrollTo({ top: 0, behavior: 'instant' }));
    await page.mouse.move(1000, 400);
    const seen = [await seenStill(opened, 1000, 400)];
    const clip = { x: 700, y: 100, width: 400, height: 500 };
    const pictures = [await page.screenshot({ clip })];
    for (let turn = 0; seen.length < 5 && turn < 40; turn++) {
      const before = await page.evaluate(() => scrollY);
      await page.mouse.wheel(0, 400);
      await eventually(() => page.evaluate(() => scrollY)).toBeGreaterThan(before);
      const now = await seenStill(opened, 1000, 400);
      if (now === seen.at(-1)) continue;
      seen.push(now);
      pictures.push(await page.screenshot({ clip }));
    }
    expect(seen).toEqual(story.chapters.slice(0, 5).map(({ id }) => id));
    expect(new Set(pictures.map((picture) => picture.toString('base64'))).size).toBe(5);
  }, 120_000);

  it('shows no control that would do nothing', async () => {
    expect(await opened.page.locator('button:visible').count()).toBe(0);
  });
});

describe.each(LANGS)('without scripts, in %s', (lang) => {
  const own = loadStory(fileURLToPath(new URL('../..', import.meta.url)), lang).story;
  const path = lang === FIRST ? '/' : `/${lang}/`;

  it('the text is there; a place’s link leads to its entry, and the list of chapters to each chapter', async () => {
    const { page, errors, url, close } = await openStory({ scripts: false, path, width: 390, height: 844 });
    const shown = squeezed((await page.locator('armored-train-story').textContent()) ?? '');
    const missing = [
      own.title,
      own.caveat,
      ...own.chapters.flatMap(({ headline, text, claims }) => [
        headline,
        text,
        ...claims.map(({ what }) => what),
      ]),
      ...own.end.map(({ headline }) => headline),
    ].filter((part) => !shown.includes(squeezed(part).trim()));
    expect(missing).toEqual([]);

    const links = page.locator('.text a[data-place]');
    const ids = await links.evaluateAll((all) => all.map((link) => (link as HTMLElement).dataset.place!));
    const entries = await page.locator('.places > div').evaluateAll((all) => all.map(({ id }) => id));
    expect(ids.filter((id) => !entries.includes(`place=${id}`))).toEqual([]);
    await links.first().click();
    const entry = page.locator(`[id="place=${ids[0]}"]`);
    await eventually(() => entry.evaluate((element) => element.matches(':target'))).toBe(true);
    const { y } = (await entry.boundingBox())!;
    expect(y).toBeGreaterThanOrEqual(0);
    expect(y).toBeLessThan(844);

    await page.goto(`${url}${path}`);
    await page.locator('.contents > summary').click();
    const chapter = page.locator('.contents a[href="#plan"]');
    await chapter.click();
    await eventually(() =>
      page.locator('#plan').evaluate((heading) => heading.getBoundingClientRect().top < innerHeight),
    ).toBe(true);
    expect(await page.locator('.contents a').count()).toBe(own.chapters.length);
    expect(errors).toEqual([]);
    await close();
  });
});

it('a page without scripts is no more than what it shows: its files, counted', async () => {
  const { page, url, close } = await openStory({ scripts: false, path: '/embed-guide/', wait: false });
  let bytes = 0;
  page.on('response', async (response) => {
    const { length } = await response.body().catch(() => Buffer.alloc(0));
    bytes += length;
  });
  await page.goto(`${url}/`, { waitUntil: 'load' });
  await page.waitForLoadState('networkidle');
  // Browsers load every picture at once where scripts are off, even those that could wait: 2.6 MB, as they lie on the disk.
  expect(bytes).toBeGreaterThan(1_000_000);
  expect(bytes).toBeLessThan(3_500_000);
  await close();
});

it.each([true, false])('at 320 pixels nothing is wider than the window (scripts: %s)', async (scripts) => {
  const { page, close } = await openStory({ width: 320, height: 568, scripts });
  const widths = await page.evaluate(() => {
    const root = document.documentElement;
    return { scroll: root.scrollWidth, client: root.clientWidth, inner: innerWidth };
  });
  await close();
  expect(widths).toEqual({ scroll: 320, client: 320, inner: 320 });
});

it.each([
  ['portrait', 'light'],
  ['portrait', 'dark'],
  ['landscape', 'dark'],
] as const)('the first still is the %s one in %s', async (shape, theme) => {
  const [width, height] = shape === 'portrait' ? [390, 844] : [1280, 800];
  const { page, close } = await openStory({ width, height, theme, scripts: false });
  const src = await page
    .locator('[data-static-map] img')
    .first()
    .evaluate((img: HTMLImageElement) => img.currentSrc);
  await close();
  expect(src).toContain(`${shape}-${theme}`);
});
