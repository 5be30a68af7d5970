import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from './support/eventually.ts';
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
