/** What readers download: how many bytes and files, of what kind, by how far they have come. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliCompressSync } from 'node:zlib';
import type { Browser, BrowserContext, Page, Response } from 'playwright-core';
import { whenReady } from '../browser/support/story.ts';
import { fontsOnScreen } from './first-fonts.ts';

export const KINDS = ['html', 'css', 'script', 'maplibre', 'font', 'data', 'picture'] as const;
export type Kind = (typeof KINDS)[number];

/** Bytes as a host sends them: text brotli, pictures and fonts as they are. */
export interface Weight {
  requests: number;
  total: number;
  bytes: Record<Kind, number>;
}

export interface PageWeight {
  /** What the first text waits for. */
  text: Weight;
  /** The same, and the fonts and the picture of the first screen: all that is seen before any script. */
  picture: Weight;
  /** Until the live map is painted. */
  live: Weight;
  /** Until the last chapter is read. */
  whole: Weight;
}

interface Size {
  width: number;
  height: number;
}

interface Piece {
  kind: Kind;
  bytes: number;
}

const KIND_OF: Record<string, Kind> = { document: 'html', stylesheet: 'css', font: 'font', image: 'picture' };

function kindOf(address: string, type: string): Kind {
  const { pathname } = new URL(address);
  if (pathname.includes('maplibre')) return 'maplibre';
  // The story itself, in one language, is a module.
  if (/\/(?:en|es|ko|ru)-[\w-]+\.js$/.test(pathname)) return 'data';
  if (/\.m?js$/.test(pathname)) return 'script';
  if (/\.(?:avif|svg|png|webp)$/.test(pathname)) return 'picture';
  return KIND_OF[type] ?? 'data';
}

/** Which kinds a host compresses; the others are compressed in themselves. */
const isText = (address: string): boolean => !/\.(?:avif|png|webp|woff2)$/.test(new URL(address).pathname);

/** Everything that a page has been sent, by address. */
function listen(context: BrowserContext): () => Promise<Map<string, Piece>> {
  const answers = new Map<string, Promise<Piece | null>>();
  const piece = async (response: Response): Promise<Piece | null> => {
    const address = response.url();
    const body = await response.body().catch(() => null);
    if (!body) return null;
    const bytes = isText(address) ? brotliCompressSync(body).length : body.length;
    return { kind: kindOf(address, response.request().resourceType()), bytes };
  };
  context.on('response', (response) => {
    if (response.status() === 200 && /^http/.test(response.url()) && !answers.has(response.url()))
      answers.set(response.url(), piece(response));
  });
  return async () => {
    const found = new Map<string, Piece>();
    for (const [address, answer] of answers) {
      const got = await answer;
      if (got) found.set(address, got);
    }
    return found;
  };
}

function sum(pieces: Iterable<Piece>): Weight {
  const bytes = Object.fromEntries(KINDS.map((kind) => [kind, 0])) as Record<Kind, number>;
  let [requests, total] = [0, 0];
  for (const piece of pieces) {
    requests++;
    total += piece.bytes;
    bytes[piece.kind] += piece.bytes;
  }
  return { requests, total, bytes };
}

/** From its beginning to its last chapter, a screen at a time, as a reader goes: nothing is passed over. */
async function readAll(page: Page): Promise<void> {
  const { height } = page.viewportSize()!;
  const last = await page.evaluate(() => document.querySelector('armored-train-story')!.chapters.length - 1);
  for (let i = 0; i < 400; i++) {
    const progress = await page.evaluate(() => document.querySelector('armored-train-story')!.progress);
    if (progress >= last) break;
    await page.evaluate((by) => {
      scrollBy({ top: by, behavior: 'instant' });
      return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    }, height * 0.8);
  }
  await page.waitForLoadState('networkidle');
}

/**
 * @param url of a page of the site
 * @param init runs in it before its own scripts
 * @returns what a reader of it downloads
 */
export async function weighPage(browser: Browser, url: string, size: Size, init = ''): Promise<PageWeight> {
  const phone = size.width < 600;
  // What is fetched ahead for reading offline is weighed by itself.
  const options = { viewport: size, isMobile: phone, hasTouch: phone, serviceWorkers: 'block' } as const;
  const context = await browser.newContext(options);
  const plain = await browser.newContext({ ...options, javaScriptEnabled: false });
  try {
    await context.addInitScript(init);
    const received = listen(context);
    const page = await context.newPage();
    await page.goto(url);
    await whenReady(page);
    await page.waitForLoadState('networkidle');
    const live = await received();
    const blocking = await page.evaluate(() =>
      performance
        .getEntriesByType('resource')
        .filter(
          (entry) =>
            (entry as PerformanceResourceTiming & { renderBlockingStatus: string }).renderBlockingStatus ===
            'blocking',
        )
        .map(({ name }) => name),
    );
    const first = await page.evaluate(
      () => document.querySelector<HTMLImageElement>('[data-static-map] img')!.currentSrc,
    );
    await readAll(page);
    const whole = await received();

    const seen = listen(plain);
    const still = await plain.newPage();
    await still.goto(url, { waitUntil: 'networkidle', timeout: 90_000 });
    const unscripted = [...(await seen())];
    const fonts = await fontsOnScreen(still);
    const early = (at: string, kind: Kind): boolean =>
      kind === 'picture' ? at === first : kind === 'font' ? fonts.includes(at) : true;
    return {
      text: sum(
        unscripted
          .filter(([at, { kind }]) => kind === 'html' || blocking.includes(at))
          .map(([, piece]) => piece),
      ),
      picture: sum(unscripted.filter(([at, { kind }]) => early(at, kind)).map(([, piece]) => piece)),
      live: sum(live.values()),
      whole: sum(whole.values()),
    };
  } finally {
    await context.close();
    await plain.close();
  }
}

/** @param snippet what an editor pastes; @returns what it makes the article's readers download until the first scene */
export async function weighEmbed(browser: Browser, snippet: string, size: Size, init = ''): Promise<Weight> {
  // From a port of its own: a page of the network at large may not ask this machine for files.
  const server = createServer((_, response) => {
    response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' });
    response.end(
      `<!doctype html><title>Article</title><link rel="icon" href="data:,"><p>Text.</p>${snippet}`,
    );
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const article = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const context = await browser.newContext({ viewport: size });
  try {
    await context.addInitScript(init);
    // Wherever in the article the story is: its live map stands.
    let stands = (): void => {};
    const live = new Promise<void>((done) => (stands = done));
    await context.exposeFunction('benchStands', stands);
    await context.addInitScript(
      `addEventListener('painterchange', ({ detail }) => detail.painter === 'maplibre' && benchStands());`,
    );
    const received = listen(context);
    const page = await context.newPage();
    await page.goto(article);
    await live;
    await page.waitForLoadState('networkidle');
    const pieces = await received();
    pieces.delete(article);
    return sum(pieces.values());
  } finally {
    await context.close();
    server.closeAllConnections();
    server.close();
  }
}
