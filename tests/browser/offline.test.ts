/** The story without a network: what one visit keeps, what it leaves alone, and how a new version takes its place. */
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { alive, openArticle } from './support/articles.ts';
import { eventually } from './support/eventually.ts';
import { keptFiles } from './support/kept-files.ts';
import { DIST } from './support/site.ts';
import { chapters, goTo, whenReady } from './support/story.ts';
import { nextVersion, strangers } from './support/versions.ts';
import {
  copyOfSite,
  hostOf,
  keeping,
  kept,
  keptBeside,
  refused,
  updated,
  visitorOf,
} from './support/visits.ts';

const SAVES_DATA = `Object.defineProperty(navigator, 'connection', { value: { saveData: true } });`;
const DOWN = /ERR_CONNECTION_REFUSED|ERR_FAILED/;

const painter = (page: Page) => page.evaluate(() => document.querySelector('armored-train-story')!.painter);
const title = (page: Page) => page.locator('h1').innerText();
const trouble = (page: Page) => page.locator('[data-trouble]').count();

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

/** Still maps are kept as they are met: the next chapter's may be asked for before the live map covers it. */
const beside = (failed: string[]) => failed.filter((what) => !what.includes('/stills/'));

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
      expect(beside(failed)).toEqual([]);
    },
    120_000,
  );

  it('that visit itself goes on; other languages and frames are not there', async () => {
    const host = await hostOf();
    const { visit, failed } = await visitorOf(host);
    const page = await visit('/es/');
    await kept(page);
    await host.stop();
    await goTo(page, 'over-the-bridge');
    await page.waitForFunction(() =>
      performance.getEntriesByType('resource').some(({ name }) => name.includes('/corridor.topo-')),
    );
    expect(await trouble(page)).toBe(0);
    expect(beside(failed)).toEqual([]);
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

  it.each(['loader', 'element'] as const)('in an article, by the %s', async (door) => {
    const article = await openArticle('plain', door);
    const where = await alive(article);
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

describe('a new version', () => {
  const [OLD, NEW] = ['The Armored Train', 'The Second Train'];

  it('is there at the next visit; without a network the old one is whole until it has gone', async () => {
    const next = nextVersion(OLD, NEW);
    const host = await hostOf();
    const { visit, failed } = await visitorOf(host);
    await kept(await visit());

    // It is there, but this reader has no network.
    await host.stop();
    const old = await visit();
    expect([await title(old), await strangers(old, DIST)]).toEqual([OLD, []]);

    await host.start(next);
    const fresh = await visit();
    expect([await title(fresh), await strangers(fresh, next)]).toEqual([NEW, []]);
    await keptBeside(fresh);
    // Whether there is a newer page is for the network to say (releases.ts), not for the worker.
    expect(await pageText(fresh)).toContain(NEW);

    // The page that is open was asked of the old worker, which has the old page, and files for no other.
    await host.stop();
    await fresh.reload();
    await whenReady(fresh);
    expect([await title(fresh), await strangers(fresh, DIST), await trouble(fresh)]).toEqual([OLD, [], 0]);

    // Once no page of the old one is open, the new one answers.
    const said = await eventuallyVisited(visit, NEW);
    expect([await title(said), await strangers(said, next), await trouble(said)]).toEqual([NEW, [], 0]);
    expect(beside(failed)).toEqual([]);
  }, 120_000);

  it('is not fetched ahead for who saves data by now', async () => {
    const next = nextVersion(OLD, NEW);
    const worker = join(next, 'sw.js');
    writeFileSync(worker, SAVES_DATA + readFileSync(worker, 'utf8'));
    const host = await hostOf();
    const { visit } = await visitorOf(host);
    await kept(await visit());
    await host.start(next);
    const page = await visit();
    expect([await title(page), await updated(page)]).toEqual([NEW, 'redundant']);
    await host.stop();
    expect(await title(await visit())).toBe(OLD);
  });

  it('whose worker is there before its page is not kept with the old one', async () => {
    const dir = nextVersion(OLD, NEW);
    for (const part of ['assets', 'index.html'])
      cpSync(join(DIST, part), join(dir, part), { recursive: true });
    const { visit, failed } = await visitorOf(await hostOf(dir));
    const page = await visit();
    await refused(page);
    expect([await title(page), failed]).toEqual([OLD, []]);
  });
});

const pageText = (page: Page) =>
  page.evaluate(async () => (await fetch(location.pathname, { cache: 'no-store' })).text());

/** Visits until the page has these words. */
async function eventuallyVisited(visit: () => Promise<Page>, words: string): Promise<Page> {
  let page!: Page;
  await eventually(async () => title((page = await visit()))).toBe(words);
  return page;
}

it('a page of which a file is missing reads, and is not kept', async () => {
  const dir = copyOfSite();
  rmSync(
    join(
      dir,
      keptFiles(dir).find((file) => file.includes('publisher-archive'))!,
    ),
  );
  const { visit, failed } = await visitorOf(await hostOf(dir));
  const page = await visit();
  await refused(page);
  expect([await painter(page), failed]).toEqual(['svg', []]);
});
