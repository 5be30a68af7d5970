/** Bytes: what readers download, by how far they have come, and what each way in makes an article's readers download. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { DRAW } from '../browser/support/draw.ts';
import { snippets } from '../browser/support/snippets.ts';
import { SIZES } from './open.ts';
import type { Figure } from './report.ts';
import type { BenchSite } from './site.ts';
import { KINDS, weighEmbed, weighPage } from './weigh.ts';
import type { PageWeight, Weight } from './weigh.ts';

const STAGES: Record<keyof PageWeight, string> = {
  text: 'first text',
  picture: 'first picture',
  live: 'live map',
  whole: 'whole story',
};

const KB = 1000;

export async function bytes(browser: Browser, site: BenchSite): Promise<Figure[]> {
  const figures: Figure[] = [];
  const put = (part: string, name: string, weight: Weight): void => {
    figures.push({ part, name: `${name}: requests`, of: '', value: weight.requests, unit: '' });
    figures.push({ part, name: `${name}: all`, of: '', value: weight.total / KB, unit: 'kB' });
    for (const kind of KINDS)
      if (weight.bytes[kind])
        figures.push({ part, name: `${name}: ${kind}`, of: '', value: weight.bytes[kind] / KB, unit: 'kB' });
  };
  const hold = (part: string, name: string, most: number): void => {
    const figure = figures.find((one) => one.part === part && one.name === name);
    if (figure) figure.target = { most };
  };
  for (const [name, size] of Object.entries(SIZES)) {
    const part = `bytes, ${name}`;
    const weight = await weighPage(browser, `${site.url}/`, size, DRAW.none);
    for (const [stage, said] of Object.entries(STAGES)) put(part, said, weight[stage as keyof PageWeight]);
    // All that the first text waits for blocks it.
    hold(part, 'first text: requests', 3);
    hold(part, 'first picture: all', 100);
    hold(part, 'whole story: script', 45);
    hold(part, 'whole story: all', 900);
  }
  const loader = brotliCompressSync(readFileSync(join(site.dir, 'embed.js'))).length / KB;
  figures.push({
    part: 'bytes, ways in',
    name: 'embed.js',
    of: '',
    value: loader,
    unit: 'kB',
    target: { most: 3 },
  });
  for (const [door, snippet] of Object.entries(snippets(site.url)))
    put('bytes, ways in', door, await weighEmbed(browser, snippet, SIZES.desktop, DRAW.none));
  return figures;
}
