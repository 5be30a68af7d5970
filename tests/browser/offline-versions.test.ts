/** How a new version takes the place of the one that was kept for reading offline: whole, or not at all. */
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { eventually } from './support/eventually.ts';
import { keptFiles } from './support/kept-files.ts';
import { DIST } from './support/site.ts';
import { whenReady } from './support/story.ts';
import { nextVersion, strangers } from './support/versions.ts';
import {
  copyOfSite,
  hostOf,
  kept,
  keptBeside,
  painter,
  refused,
  SAVES_DATA,
  title,
  trouble,
  updated,
  visitorOf,
} from './support/visits.ts';

const [OLD, NEW] = ['The Armored Train', 'The Second Train'];

/** Title of the page that is sent to who asks for it without going there. */
const sentTitle = (page: Page) =>
  page.evaluate(async () => {
    const answer = await fetch(location.pathname, { cache: 'no-store' });
    return /<title>(.*)<\/title>/.exec(await answer.text())?.[1];
  });

/** Visits until the page has these words. */
async function eventuallyVisited(visit: () => Promise<Page>, words: string): Promise<Page> {
  let page!: Page;
  await eventually(async () => title((page = await visit()))).toBe(words);
  return page;
}

describe('a new version', () => {
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
    expect(await sentTitle(fresh)).toBe(NEW);

    // The page that is open was asked of the old worker, which has the old page, and files for no other.
    await host.stop();
    await fresh.reload();
    await whenReady(fresh);
    expect([await title(fresh), await strangers(fresh, DIST), await trouble(fresh)]).toEqual([OLD, [], 0]);

    // Once no page of the old one is open, the new one answers.
    const said = await eventuallyVisited(visit, NEW);
    expect([await title(said), await strangers(said, next), await trouble(said)]).toEqual([NEW, [], 0]);
    expect(failed).toEqual([]);
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

it('a page of which a file is missing reads, and is not kept', async () => {
  const dir = copyOfSite();
  const gone = keptFiles(dir).find((file) => file.includes('publisher-archive'))!;
  rmSync(join(dir, gone));
  const { visit, failed } = await visitorOf(await hostOf(dir));
  const page = await visit();
  await refused(page);
  expect([await painter(page), failed]).toEqual(['svg', []]);
});
