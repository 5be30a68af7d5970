/** All parts of the bench, one after another in one Chromium each, so that none finds what another has left. */
import { cpus, loadavg } from 'node:os';
import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';
import { CHROMIUM_ARGS } from '../../bin/chromium.mjs';
import { bytes } from './bytes.ts';
import { memory } from './memory.ts';
import type { Figure } from './report.ts';
import { scale } from './scale.ts';
import { scrolling } from './scrolling.ts';
import { sight } from './sight.ts';
import { benchSite } from './site.ts';
import type { BenchSite } from './site.ts';

export { misses, table } from './report.ts';

interface Effort {
  sightRounds: number;
  scrollRounds: number;
  frames: number;
  scrolls: number;
  mounts: number;
}

const FULL: Effort = { sightRounds: 5, scrollRounds: 3, frames: 180, scrolls: 10, mounts: 50 };
/** To see that it runs: its figures are worth little. */
const QUICK: Effort = { sightRounds: 1, scrollRounds: 1, frames: 60, scrolls: 3, mounts: 3 };

const PARTS: Record<string, (browser: Browser, site: BenchSite, effort: Effort) => Promise<Figure[]>> = {
  bytes: (browser, site) => bytes(browser, site),
  sight: (browser, site, { sightRounds }) => sight(browser, site, sightRounds),
  scrolling: (browser, site, { scrollRounds, frames }) => scrolling(browser, site, scrollRounds, frames),
  scale: (browser, site, { frames }) => scale(browser, site, Math.min(100, frames)),
  memory: (browser, site, effort) =>
    memory(browser, site, { ...effort, frames: Math.min(120, effort.frames) }),
};

export interface Result {
  machine: { processors: number; model: string; node: string; chromium: string; quick: boolean };
  /** How much the machine had to do before each part and after the last: runnable programs, over a minute. */
  load: Record<string, number>;
  figures: Figure[];
}

export interface BenchOptions {
  /** The built story. */
  dist: string;
  executablePath: string;
  parts: string[];
  quick: boolean;
  /** What is measured now. */
  said(part: string): void;
  /** A part is done. */
  told(figures: Figure[]): void;
}

export async function bench({
  dist,
  executablePath,
  parts,
  quick,
  said,
  told,
}: BenchOptions): Promise<Result> {
  said('the pages to compare with');
  const site = await benchSite(dist);
  const figures: Figure[] = [];
  const load: Record<string, number> = {};
  let version = '';
  try {
    for (const part of parts) {
      said(part);
      load[part] = loadavg()[0]!;
      const browser = await chromium.launch({ executablePath, args: CHROMIUM_ARGS });
      try {
        version = browser.version();
        const found = await PARTS[part]!(browser, site, quick ? QUICK : FULL);
        figures.push(...found);
        told(found);
      } finally {
        await browser.close();
      }
    }
  } finally {
    await site.close();
  }
  load.after = loadavg()[0]!;
  const [processor] = cpus();
  const machine = {
    processors: cpus().length,
    model: processor?.model.trim() ?? '',
    node: process.version,
    chromium: version,
    quick,
  };
  return { machine, load, figures };
}
