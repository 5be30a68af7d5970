/** Memory: what reading again, and again, and coming and going leave behind. */
import type { Browser } from 'playwright-core';
import { COUNT, held } from './gl-count.ts';
import type { Held } from './gl-count.ts';
import { LIVE, live, opened, SIZES } from './open.ts';
import type { Figure } from './report.ts';
import { scroll, spanOf } from './script.ts';
import type { BenchSite } from './site.ts';

const PART = 'memory';

/** @param frames of one scroll through the story */
async function read(browser: Browser, site: BenchSite, times: number, frames: number): Promise<Figure[]> {
  const { context, page } = await opened(browser, { size: SIZES.phone, init: [COUNT, LIVE] });
  try {
    const session = await context.newCDPSession(page);
    await page.goto(`${site.url}/`);
    await live(page);
    const span = await spanOf(page);
    const through = async (): Promise<void> => {
      await scroll(page, { from: span.from, step: (span.to - span.from) / (frames - 1), frames });
      await scroll(page, { from: span.to, step: (span.from - span.to) / (frames - 1), frames });
      await page.waitForTimeout(500);
    };
    await through();
    const first = await held(session, page);
    for (let i = 1; i < times; i++) await through();
    const last = await held(session, page);
    const after = `${times} scrolls`;
    const both = (name: string, key: keyof Held, unit: string, most: number): Figure[] => [
      { part: PART, name, of: 'one scroll', value: first[key], unit },
      { part: PART, name, of: after, value: last[key], unit },
      {
        part: PART,
        name,
        of: `${after} against one`,
        value: last[key] / first[key],
        unit: '×',
        target: { most },
      },
    ];
    return [...both('heap', 'heap', 'MB', 1.05), ...both('GPU objects', 'objects', '', 1.05)];
  } finally {
    await context.close();
  }
}

async function comeAndGo(browser: Browser, site: BenchSite, times: number): Promise<Figure[]> {
  const { context, page } = await opened(browser, { size: SIZES.phone, init: [COUNT] });
  try {
    const session = await context.newCDPSession(page);
    await context.route(`${site.url}/article/`, (route) =>
      route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>Article</title><p>Text.</p>' }),
    );
    await page.goto(`${site.url}/article/`);
    await page.addScriptTag({ type: 'module', url: `${site.url}/armored-train.js` });
    const once = (): Promise<void> =>
      page.evaluate(async () => {
        const element = document.createElement('armored-train-story');
        document.body.append(element);
        await element.ready;
        element.remove();
        await new Promise((done) => setTimeout(done, 50));
      });
    await page.evaluate(() => customElements.whenDefined('armored-train-story').then(() => undefined));
    // The first leaves what stays for the next: the module, its fonts, its style sheets.
    await once();
    const first = await held(session, page);
    for (let i = 1; i < times; i++) await once();
    const last = await held(session, page);
    const of = `mounted and removed ${times} times`;
    const none = { most: 0 };
    return [
      { part: PART, name: 'maps left', of, value: last.maps, unit: '', target: none },
      { part: PART, name: 'workers left', of, value: last.workers, unit: '', target: none },
      {
        part: PART,
        name: 'listeners more than after once',
        of,
        value: last.listeners - first.listeners,
        unit: '',
        target: none,
      },
      { part: PART, name: 'nodes more than after once', of, value: last.nodes - first.nodes, unit: '' },
      { part: PART, name: 'heap', of: 'mounted and removed once', value: first.heap, unit: 'MB' },
      { part: PART, name: 'heap', of, value: last.heap, unit: 'MB' },
    ];
  } finally {
    await context.close();
  }
}

export async function memory(
  browser: Browser,
  site: BenchSite,
  { scrolls, mounts, frames }: { scrolls: number; mounts: number; frames: number },
): Promise<Figure[]> {
  return [...(await read(browser, site, scrolls, frames)), ...(await comeAndGo(browser, site, mounts))];
}
