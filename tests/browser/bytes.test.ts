/** What the story costs its readers in bytes, which do not depend on the machine. docs/architecture.md says what each protects. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { weighEmbed, weighPage } from '../bench/weigh.ts';
import { snippets, storyAddress } from './support/articles.ts';
import { browser } from './support/browser.ts';
import { DIST, DRAW, site } from './support/site.ts';

it('embed.js stays below 3 kB', () => {
  expect(brotliCompressSync(readFileSync(join(DIST, 'embed.js'))).length).toBeLessThan(3000);
});

describe.each([
  [390, 844],
  [1280, 800],
])('at %i×%i', (width, height) => {
  const size = { width, height };

  it('the page keeps its budgets, and no embed costs an article more', async () => {
    const chromium = await browser();
    const { url } = await site();
    const { text, picture, live, whole } = await weighPage(chromium, `${url}/`, size, DRAW.none);
    // Never nothing: a budget that counts no bytes cannot be exceeded.
    for (const kind of ['html', 'css'] as const) expect(text.bytes[kind]).toBeGreaterThan(1000);
    for (const kind of ['font', 'picture'] as const) expect(picture.bytes[kind]).toBeGreaterThan(1000);
    for (const kind of ['maplibre', 'data', 'script'] as const)
      expect(live.bytes[kind]).toBeGreaterThan(1000);
    expect(whole.total).toBeGreaterThan(live.total);

    expect(text.requests).toBeLessThanOrEqual(3);
    expect(picture.total).toBeLessThanOrEqual(100e3);
    expect(whole.bytes.script, 'our own JavaScript').toBeLessThanOrEqual(45e3);
    expect(whole.total).toBeLessThanOrEqual(900e3);

    for (const [door, snippet] of Object.entries(snippets(await storyAddress()))) {
      const article = await weighEmbed(chromium, snippet, size, DRAW.none);
      expect(article.bytes.script, door).toBeGreaterThan(1000);
      expect(article.total, door).toBeLessThanOrEqual(whole.total);
    }
  }, 240_000);
});
