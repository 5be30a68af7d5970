/** Another version of the built site, and which version a page is made of. */
import { readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Page } from 'playwright-core';
import { copyOfSite } from './visits.ts';

const filesIn = (dir: string): string[] =>
  readdirSync(dir, { recursive: true, encoding: 'utf8' }).map((name) => name.replaceAll('\\', '/'));

/** What is other in the next version by itself: the English story and the painters. */
const CHANGED = /^assets\/(?:en|maplibre|svg-live)-[\w-]{8}\.js$/;
const HASHED = /^(assets\/.+-)([\w-]{8})(\.js)$/;

/**
 * The next version, named as a build names it: a file that names one with another name has another name itself.
 * @param before words of the English page, and those that stand in their place
 */
export function nextVersion(before: string, after: string): string {
  const copy = copyOfSite();
  const texts = new Map(
    filesIn(copy)
      .filter((name) => /\.(?:html|js)$/.test(name))
      .map((name) => [name, readFileSync(join(copy, name), 'utf8').replaceAll(before, () => after)]),
  );
  const changed = new Set([...texts.keys()].filter((name) => CHANGED.test(name)));
  // A set is gone through to its end, and what is added on the way belongs to it.
  for (const one of changed)
    for (const [name, text] of texts)
      if (HASHED.test(name) && text.includes(basename(one))) changed.add(name);
  const next = (name: string): string =>
    name.replace(
      HASHED,
      (_, start: string, hash: string, end: string) => start + [...hash].toReversed().join('') + end,
    );
  for (const [name, text] of texts) {
    let said = text;
    for (const one of changed) said = said.replaceAll(basename(one), () => basename(next(one)));
    // The page's own revision, in its worker's list.
    writeFileSync(join(copy, name), said.replace(/("url":"\.\/","revision":")\w+/, '$1next'));
    if (changed.has(name)) renameSync(join(copy, name), join(copy, next(name)));
  }
  return copy;
}

/** Files with a hash in their names that a page is made of so far and that a version does not have. */
export async function strangers(page: Page, dir: string): Promise<string[]> {
  const known = new Set(filesIn(dir).map((name) => basename(name)));
  const loaded = await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name));
  const files = loaded.map((name) => basename(new URL(name).pathname)).filter((name) => name.includes('-'));
  if (!files.some((name) => /^(?:maplibre|svg-live)-/.test(name)))
    throw new Error('The page has loaded no map.');
  return files.filter((name) => !known.has(name));
}
