/** The story without a network: what one visit keeps, and what it leaves alone. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { alive, openArticle, openGiven, storyAddress } from './support/articles.ts';
import { eventually } from './support/eventually.ts';
import { chapters, goTo } from './support/story.ts';
import { hostOf, keeping, kept, painter, SAVES_DATA, title, trouble, visitorOf } from './support/visits.ts';

/** What the browser says of a host that is not there. */
const DOWN = /ERR_CONNECTION_REFUSED|ERR_FAILED/;

/** Sources of the live map that are wholly there. */
const ground = (page: Page) =>
  page.evaluate(() => {
    const map = document.querySelector('armored-train-story')!.map!;
    return Object.keys(map.getStyle().sources).filter((id) => map.isSourceLoaded(id));
  });

const fonts = (page: Page) =>
  page.evaluate(async () => {
    await document.fonts.ready;
    return [...new Set([...document.fonts].map(({ status }) => status))].toSorted();
  });

/** Whether a chapter's still map is to be had. */
const still = (page: Page, chapter: string) =>
  page.evaluate(
    (id) =>
      fetch(document.querySelector<HTMLImageElement>(`[data-chapter="${id}"] .still img`)!.src).then(
        ({ ok }) => ok,
        () => false,
      ),
    chapter,
  );

describe('after one visit, without a server,', () => {
  it.each([
    ['/', 'The Armored Train'],
    ['/ko/', '방탄열차'],
  ])(
    'the story at %s reads and moves to its end, by either painter',
    async (path, name) => {
      const host = await hostOf();
      const { visit, failed } = await visitorOf(host);
      await kept(await visit(path));
      await host.stop();

      const simple = await visit(`${path}index.html#over-the-bridge`);
      expect([await title(simple), await painter(simple), await trouble(simple)]).toEqual([name, 'svg', 0]);

      const page = await visit(`${path}?from=home`, { live: true });
      expect([await title(page), await painter(page)]).toEqual([name, 'maplibre']);
      await eventually(() => ground(page)).toEqual(expect.arrayContaining(['world-land', 'relief-0']));
      await goTo(page, 'over-the-bridge');
      await eventually(() => ground(page)).toEqual(expect.arrayContaining(['corridor-land']));
      await goTo(page, (await chapters(page)).at(-1)!.id);
      await eventually(() => ground(page)).toEqual(expect.arrayContaining(['continent-land']));
      expect(await fonts(page)).toEqual(['loaded', 'unloaded']);
      expect(await trouble(page)).toBe(0);
      expect(failed).toEqual([]);
    },
    120_000,
  );

  it('that visit itself goes on; other languages and frames are not there', async () => {
    const host = await hostOf();
    const { visit, failed } = await visitorOf(host);
    const page = await visit('/es/');
    await kept(page);
    expect(await still(page, 'channel')).toBe(true);
    await host.stop();
    await goTo(page, 'over-the-bridge');
    await page.waitForFunction(() =>
      performance.getEntriesByType('resource').some(({ name }) => name.includes('/corridor.topo-')),
    );
    expect(await trouble(page)).toBe(0);
    expect([await still(page, 'channel'), await still(page, 'answers')]).toEqual([true, false]);
    expect(failed).toEqual([]);
    for (const path of ['/', '/ko/', '/embed/es/', '/es/embed/', '/es/none'])
      await expect(visit(path), path).rejects.toThrow(DOWN);
  });
});

it('who comes back to a host that is ill reads what was kept', async () => {
  const host = await hostOf();
  const { visit } = await visitorOf(host);
  await kept(await visit());
  for (const status of [503, null]) {
    await host.ail(status);
    expect(await title(await visit())).toBe('The Armored Train');
  }
});

it('a first visit without a server is what it always was', async () => {
  const host = await hostOf();
  await host.stop();
  const { visit } = await visitorOf(host);
  await expect(visit()).rejects.toThrow('ERR_CONNECTION_REFUSED');
});

it('nothing is fetched ahead for who saves data', async () => {
  const { visit } = await visitorOf(await hostOf(), SAVES_DATA);
  const page = await visit();
  await page.waitForLoadState('networkidle');
  expect(await keeping(page)).toEqual({ scopes: [], files: 0, asked: 0 });
});

describe('nothing is kept', () => {
  it.each(['/embed/', '/embed-guide/'])('by %s', async (path) => {
    const { visit } = await visitorOf(await hostOf());
    const page = await visit(path, { plain: path === '/embed-guide/' });
    await page.waitForLoadState('networkidle');
    expect(await keeping(page)).toEqual({ scopes: [], files: 0, asked: 0 });
  });

  it.each(['loader', 'element', 'page in a frame'] as const)('in an article, by the %s', async (door) => {
    const article =
      door === 'page in a frame'
        ? await openGiven(
            { html: `<!doctype html><iframe src="${await storyAddress()}/"></iframe>` },
            'frame',
          )
        : await openArticle('plain', door);
    const where = await alive(article);
    await where.evaluate(() => document.querySelector('armored-train-story')!.ready);
    await article.page.waitForLoadState('networkidle');
    const [page, frame] = [article.page, where].map((one) =>
      // A sandboxed frame may not even ask.
      one.evaluate(() =>
        origin === 'null' ? 0 : navigator.serviceWorker.getRegistrations().then(({ length }) => length),
      ),
    );
    expect([await page, await frame]).toEqual([0, 0]);
    expect(article.said).toEqual([]);
    await article.close();
  });
});

it('frames and the guide, in the folder of the English page, get nothing from its worker', async () => {
  const { visit, answered } = await visitorOf(await hostOf());
  await kept(await visit());
  await (await visit()).waitForLoadState('networkidle');
  expect(answered).toEqual(expect.arrayContaining(['/', expect.stringMatching(/^\/assets\/svg-live-/)]));
  answered.length = 0;
  for (const path of ['/embed/', '/embed-guide/']) {
    const page = await visit(path, { plain: path === '/embed-guide/' });
    await page.waitForLoadState('networkidle');
  }
  expect(answered).toEqual([]);
});
