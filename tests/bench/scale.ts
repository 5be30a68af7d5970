/** Scale: what grows with a story's chapters and its route's vertices, and what must not. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { CHAPTERS, VERTICES, withChapters, withVertices } from './generated.ts';
import { opened, SIZES } from './open.ts';
import type { Figure } from './report.ts';
import { FRAME, scroll } from './script.ts';
import { realStory, renderer } from './site.ts';
import type { BenchSite } from './site.ts';
import { median } from './stats.ts';
import { framesOf, traced } from './trace.ts';

const PART = 'scale';
/** Pixels with each frame, as a flick goes. */
const STEP = 100;

interface Window {
  benchSceneAt(batches: number): number[];
  benchMount(): Promise<void>;
}

interface Cost {
  sceneAt: number;
  frame: number;
}

async function inBrowser(browser: Browser, site: BenchSite, name: string, frames: number): Promise<Cost> {
  const { context, page } = await opened(browser, { size: SIZES.phone });
  try {
    await page.goto(`${site.scale}?story=${site.url}/${name}`);
    await page.waitForFunction(() => document.documentElement.dataset.loaded === '', undefined, {
      timeout: 60_000,
    });
    const sceneAt = median(await page.evaluate(() => (window as unknown as Window).benchSceneAt(250)));
    await page.evaluate(() => (window as unknown as Window).benchMount());
    const work = async (): Promise<void> => void (await scroll(page, { from: 0, step: STEP, frames }));
    await work();
    return { sceneAt, frame: median(framesOf(await traced(browser, page, FRAME, work), FRAME)) };
  } finally {
    await context.close();
  }
}

/** @param frames of a scroll through the beginning of each story */
export async function scale(browser: Browser, site: BenchSite, frames: number): Promise<Figure[]> {
  const real = realStory();
  const { htmlOf } = await renderer();
  const stories = {
    chapters: CHAPTERS.map((count) => ({ count, story: withChapters(real, count) })),
    vertices: VERTICES.map((count) => ({ count, story: withVertices(real, count) })),
  };
  const figures: Figure[] = [];
  for (const [what, all] of Object.entries(stories)) {
    const costs: Cost[] = [];
    for (const { count, story } of all) {
      const of = `${count} ${what}`;
      const name = `${what}-${count}.json`;
      writeFileSync(join(site.dir, name), JSON.stringify(story));
      const cost = await inBrowser(browser, site, name, frames);
      costs.push(cost);
      figures.push({
        part: PART,
        name: 'sceneAt, median',
        of,
        value: cost.sceneAt,
        unit: 'µs',
        target: { most: 50 },
      });
      figures.push({ part: PART, name: 'scroll frame, median', of, value: cost.frame, unit: 'ms' });
      if (what !== 'chapters') continue;
      await htmlOf(story);
      const began = performance.now();
      const html = await htmlOf(story);
      const took = performance.now() - began;
      figures.push({ part: PART, name: 'HTML, built in', of, value: took, unit: 'ms' });
      figures.push({
        part: PART,
        name: 'HTML for each chapter',
        of,
        value: html.length / 1000 / count,
        unit: 'kB',
      });
    }
    const [first, last] = [costs[0]!, costs.at(-1)!];
    const of = `${all.at(-1)!.count} against ${all[0]!.count} ${what}`;
    for (const [name, key] of [
      ['sceneAt', 'sceneAt'],
      ['scroll frame', 'frame'],
    ] as const)
      figures.push({ part: PART, name, of, value: last[key] / first[key], unit: '×', target: { most: 1.5 } });
  }
  return figures;
}
