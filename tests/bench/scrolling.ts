/** Scrolling: what each frame costs the main thread, over the same scripted scroll in every page that is compared. */
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { layoutFor } from '../../src/ui/layout.ts';
import { whenReady } from '../browser/support/story.ts';
import { apartInNewsroom, apartInStory } from './apart.ts';
import { LIVE, live, opened, SIZES } from './open.ts';
import type { Size } from './open.ts';
import type { Path } from './pages/path.ts';
import type { Figure } from './report.ts';
import { FRAME, scroll, spanOf } from './script.ts';
import type { BenchSite } from './site.ts';
import { longest, median, quantile } from './stats.ts';
import { framesOf, traced } from './trace.ts';

/** `states`: the floor again, which also sets the story's lines and train with each frame. */
const PAGES = ['ours', 'bare', 'states', 'newsroom'] as const;
type Of = (typeof PAGES)[number];

interface Open {
  context: BrowserContext;
  page: Page;
  from: number;
  step: number;
}

async function openAll(
  browser: Browser,
  site: BenchSite,
  size: Size,
  frames: number,
): Promise<Record<Of, Open>> {
  const open = async (url: string, path?: Path): Promise<{ context: BrowserContext; page: Page }> => {
    const init = path ? [`window.benchPath = ${JSON.stringify(path)};`] : [LIVE];
    const made = await opened(browser, { size, init });
    await made.page.goto(url);
    await live(made.page);
    return made;
  };
  const story = await open(`${site.url}/`);
  await whenReady(story.page);
  const span = await spanOf(story.page);
  const step = (span.to - span.from) / (frames - 1);
  // Once through, so that all is loaded; and where the story is with each frame is where the others are to go.
  const progress = await scroll(story.page, { ...span, step, frames });
  const path: Path = {
    from: span.from,
    step,
    height: span.height,
    progress,
    view: layoutFor(size.width, size.height).view,
  };
  const bare = await open(site.bare, path);
  const states = await open(`${site.bare}?states`, path);
  const newsroom = await open(`${site.newsroom}?all`);
  const room = await newsroom.page.evaluate(() => document.documentElement.scrollHeight - innerHeight);
  return {
    ours: { ...story, from: span.from, step },
    bare: { ...bare, from: span.from, step },
    states: { ...states, from: span.from, step },
    newsroom: { ...newsroom, from: 0, step: room / (frames - 1) },
  };
}

/** @returns each page's frames, round by round: the pages in turn, so that what the machine does besides hits all alike */
async function measure(
  browser: Browser,
  pages: Record<Of, Open>,
  frames: number,
  rounds: number,
): Promise<Record<Of, number[][]>> {
  const out: Record<Of, number[][]> = { ours: [], bare: [], states: [], newsroom: [] };
  for (let round = -1; round < rounds; round++) {
    for (const of of PAGES) {
      const { page, from, step } = pages[of];
      await page.bringToFront();
      const work = async (): Promise<void> => void (await scroll(page, { from, step, frames }));
      // The first is for what the browser compiles and keeps.
      if (round < 0) await work();
      else out[of].push(framesOf(await traced(browser, page, FRAME, work), FRAME));
    }
  }
  return out;
}

function figuresOf(part: string, measured: Record<Of, number[][]>): Figure[] {
  const figures: Figure[] = [];
  const measures = {
    median: median,
    '95th': (all: readonly number[]) => quantile(all, 0.95),
    longest: longest,
  };
  for (const [name, take] of Object.entries(measures))
    for (const of of PAGES)
      figures.push({ part, name: `frame, ${name}`, of, value: take(measured[of].flat()), unit: 'ms' });
  for (const name of ['median', '95th'] as const) {
    for (const of of ['bare', 'states', 'newsroom'] as const) {
      const ratios = measured.ours.map((ours, i) => measures[name](ours) / measures[name](measured[of][i]!));
      const target = of === 'bare' ? { most: 1.15 } : undefined;
      figures.push({
        part,
        name: `frame, ${name}: ours against ${of}`,
        of: '',
        value: median(ratios),
        unit: '×',
        target,
      });
    }
  }
  return figures;
}

/** @param frames of one scroll through the story @param rounds of each page */
export async function scrolling(
  browser: Browser,
  site: BenchSite,
  rounds: number,
  frames: number,
): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const [name, size] of Object.entries(SIZES)) {
    const part = `scrolling, ${name}`;
    const pages = await openAll(browser, site, size, frames);
    try {
      figures.push(...figuresOf(part, await measure(browser, pages, frames, rounds)));
      const { ours, newsroom } = pages;
      await ours.page.bringToFront();
      const apart = await apartInStory(ours.page, { ...ours, frames });
      await newsroom.page.bringToFront();
      const theirs = await apartInNewsroom(newsroom.page, { ...newsroom, frames });
      const named = 'frames with train and line’s end apart';
      figures.push(
        { part, name: named, of: 'ours', value: apart, unit: '', target: { most: 0 } },
        { part, name: named, of: 'newsroom', value: theirs, unit: '' },
      );
    } finally {
      for (const { context } of Object.values(pages)) await context.close();
    }
  }
  return figures;
}
