/** First sight: what a reader with a slow phone and a slow network waits for. */
import type { Browser } from 'playwright-core';
import { LIVE, live, opened, SIZES } from './open.ts';
import type { Figure } from './report.ts';
import type { BenchSite } from './site.ts';
import { longest, median } from './stats.ts';
import { blockingOf, traced } from './trace.ts';

/** Four times slower, 1.6 Mbit/s, 150 ms: the slow phone that everybody measures with. */
const NETWORK = { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 0.75e6 / 8 };
const SLOWER = 4;

const WATCH = `{
  const sight = (window.benchSight = { first: 0, largest: 0, shift: 0 });
  const watch = (type, take) => new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true });
  watch('paint', ({ name, startTime }) => { if (name === 'first-contentful-paint') sight.first = startTime; });
  watch('largest-contentful-paint', ({ startTime }) => { sight.largest = startTime; });
  watch('layout-shift', ({ value, hadRecentInput }) => { if (!hadRecentInput) sight.shift += value; });
}`;

interface Sight {
  first: number;
  largest: number;
  shift: number;
  live: number;
  blocking: number;
  /** The part of it before the largest paint. */
  early: number;
  /** The longest task in which the map's library does not run. */
  own: number;
}

async function look(browser: Browser, url: string): Promise<Sight> {
  const { context, page } = await opened(browser, { size: SIZES.phone, init: [WATCH, LIVE] });
  try {
    const session = await context.newCDPSession(page);
    await session.send('Network.enable');
    await session.send('Network.emulateNetworkConditions', NETWORK);
    await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
    const trace = await traced(browser, page, 'live', async () => {
      await page.goto(url, { waitUntil: 'commit' });
      await live(page);
      await page.waitForTimeout(500);
    });
    const seen = await page.evaluate(() => ({
      ...(window as unknown as { benchSight: Pick<Sight, 'first' | 'largest' | 'shift'> }).benchSight,
      live: performance.getEntriesByName('live')[0]!.startTime,
    }));
    const zero = trace.marks.get('live')![0]! - seen.live;
    const tasks = trace.tasks.filter(({ at }) => at >= zero && at <= zero + seen.live);
    const own = tasks.filter(({ scripts }) => !scripts.some((url) => url.includes('maplibre')));
    return {
      ...seen,
      blocking: blockingOf(tasks),
      early: blockingOf(tasks.filter(({ at }) => at < zero + seen.largest)),
      own: longest(own.map(({ ms }) => ms)),
    };
  } finally {
    await context.close();
  }
}

/** @param rounds of each page, in turn: what the machine does besides hits all alike */
export async function sight(browser: Browser, site: BenchSite, rounds: number): Promise<Figure[]> {
  const pages = { ours: `${site.url}/`, bare: site.bare, newsroom: site.newsroom };
  type Of = keyof typeof pages;
  const seen: Record<Of, Sight[]> = { ours: [], bare: [], newsroom: [] };
  for (let round = 0; round < rounds; round++)
    for (const of of Object.keys(pages) as Of[]) seen[of].push(await look(browser, pages[of]));

  const middle = (of: Of, what: keyof Sight): number => median(seen[of].map((one) => one[what]));
  const figures: Figure[] = [];
  const put = (name: string, what: keyof Sight, unit: string, target?: Figure['target']): void => {
    for (const of of Object.keys(pages) as Of[])
      figures.push({
        part: 'sight',
        name,
        of,
        value: middle(of, what),
        unit,
        target: of === 'ours' ? target : undefined,
      });
  };
  put('first paint', 'first', 'ms');
  figures.push({
    part: 'sight',
    name: 'first paint, newsroom against ours',
    of: '',
    value: middle('newsroom', 'first') / middle('ours', 'first'),
    unit: '×',
    target: { least: 3 },
  });
  put('largest paint', 'largest', 'ms');
  put('first live frame', 'live', 'ms');
  put('blocking time', 'blocking', 'ms', { most: middle('bare', 'blocking') });
  put('blocking time before the largest paint', 'early', 'ms', { most: 0 });
  put('longest task without MapLibre', 'own', 'ms', { most: 50 });
  put('layout shift', 'shift', 'CLS', { most: 0 });
  return figures;
}
