/** The site as nginx serves it with docs/hosting/nginx.conf. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { alive, openGiven, seen, snippets } from './support/articles.ts';
import { browser } from './support/browser.ts';
import { NGINX, startNginx } from './support/nginx.ts';
import { DIST } from './support/site.ts';
import { whenReady } from './support/story.ts';
import { kept } from './support/visits.ts';

const HOSTING = fileURLToPath(new URL('../../docs/hosting/', import.meta.url));
const files = readdirSync(DIST, { recursive: true, encoding: 'utf8', withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) =>
    join(entry.parentPath, entry.name)
      .slice(DIST.length)
      .replace(/^[/\\]/, '')
      .replaceAll('\\', '/'),
  );

it('the other hosts’ configuration sends the same policy', () => {
  const [, nginx] = /add_header Content-Security-Policy "([^"]+)"/.exec(
    readFileSync(`${HOSTING}nginx.conf`, 'utf8'),
  )!;
  const [, other] = /Content-Security-Policy: (.+)/.exec(readFileSync(`${HOSTING}_headers`, 'utf8'))!;
  expect(other).toBe(nginx);
});

describe.skipIf(!NGINX)('nginx', () => {
  let server: Awaited<ReturnType<typeof startNginx>>;
  beforeAll(async () => {
    server = await startNginx(DIST, 'news/train');
  });
  afterAll(() => server?.stop());

  it('lets names with a hash be kept for ever, and has all others asked for again', async () => {
    const wrong: string[] = [];
    for (const file of files) {
      const { headers, status } = await fetch(`${server.url}/${file}`, { method: 'HEAD' });
      const hashed = /[-.][\w-]{8,}\.\w+$/.test(file) && /^(?:assets|stills)\//.test(file);
      const cache = hashed ? 'public, max-age=31536000, immutable' : 'no-cache';
      if (status !== 200 || headers.get('cache-control') !== cache)
        wrong.push(`${file}: ${headers.get('cache-control')}`);
      if (/octet-stream/.test(headers.get('content-type') ?? 'octet-stream'))
        wrong.push(`${file}: has no type`);
    }
    expect(files.length).toBeGreaterThan(60);
    expect(wrong).toEqual([]);
    const missing = await fetch(`${server.url}/assets/none-12345678.js`);
    expect([missing.status, missing.headers.get('cache-control')]).toEqual([404, null]);
  });

  it('answers 304 where nothing has changed, and sends what was compressed at build time', async () => {
    const first = await fetch(`${server.url}/`, { headers: { 'Accept-Encoding': 'gzip' } });
    expect(first.headers.get('content-encoding')).toBe('gzip');
    expect(first.headers.get('vary')).toContain('Accept-Encoding');
    const again = await fetch(`${server.url}/`, {
      headers: { 'Accept-Encoding': 'gzip', 'If-Modified-Since': first.headers.get('last-modified')! },
    });
    expect(again.status).toBe(304);
  });

  it('the live map runs under its policy, and the page is kept for reading offline', async () => {
    const context = await (await browser()).newContext({ viewport: { width: 390, height: 844 } });
    try {
      const page = await context.newPage();
      const said: string[] = [];
      page.on('console', (message) => message.type() === 'error' && said.push(message.text()));
      await page.goto(`${server.url}/`);
      await whenReady(page);
      expect(await page.evaluate(() => document.querySelector('armored-train-story')!.painter)).toBe(
        'maplibre',
      );
      await kept(page);
      expect(said).toEqual([]);
    } finally {
      await context.close();
    }
  });

  it.each(['loader', 'frame', 'element'] as const)(
    'an article of another host carries the story by the %s',
    async (door) => {
      const html = `<!doctype html><title>Article</title><p>Text.</p>${snippets(server.url)[door]}<p>More.</p>`;
      const article = await openGiven({ html }, door);
      try {
        expect((await seen(await alive(article))).chapter).toBe('opening');
        expect(article.said).toEqual([]);
      } finally {
        await article.close();
      }
    },
  );
});
