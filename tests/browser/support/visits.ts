/** A reader who comes back: one profile for several visits, and a host that goes away and comes again. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach } from 'vitest';
import { serve, type Served } from '../../../bin/serve.mjs';
import { browser } from './browser.ts';
import { eventually } from './eventually.ts';
import { DIST, DRAW } from './site.ts';
import { whenReady } from './story.ts';
import { NO_WEBGL } from './webgl.ts';

/** Remembers what pages and frames ask to have kept, and what came of it. */
const NOTE_KEEPING = `if (isSecureContext) {
  window.registered = [];
  const { register } = ServiceWorkerContainer.prototype;
  ServiceWorkerContainer.prototype.register = function (...given) {
    const made = register.apply(this, given);
    window.registered.push(made);
    return made;
  };
}`;
type Noted = Window & { registered: Promise<ServiceWorkerRegistration>[] };

/** Runs in a page or a worker before its own code: a browser that saves data. */
export const SAVES_DATA = `Object.defineProperty(navigator, 'connection', { value: { saveData: true } });`;

const leftovers: (() => unknown)[] = [];
afterEach(async () => {
  for (const leave of leftovers.splice(0)) await leave();
});

export interface Host {
  /** Without a slash at its end; the same for every version. */
  url: string;
  stop(): Promise<void>;
  /** At the same address as before. @param dir another version's folder */
  start(dir?: string): Promise<void>;
  /** At the same address, too. @param status with which everything is answered; null: nothing ever is */
  ail(status: number | null): Promise<void>;
}

/** A host of a test's own, which is gone after it. */
export async function hostOf(dir = DIST): Promise<Host> {
  let served: Pick<Served, 'close'> | null = null;
  const { url, port, close } = await serve(dir);
  served = { close };
  const stop = async (): Promise<void> => {
    await served?.close();
    served = null;
  };
  leftovers.push(stop);
  return {
    url,
    stop,
    async start(next = dir) {
      await stop();
      served = await serve(next, { port });
    },
    async ail(status) {
      await stop();
      const server = createServer((_, response) => void (status && response.writeHead(status).end()));
      await new Promise<void>((done) => server.listen(port, '127.0.0.1', done));
      served = {
        close: async () => {
          server.closeAllConnections();
          await new Promise((done) => server.close(done));
        },
      };
    },
  };
}

export interface Visit {
  /** With the live map, which takes its time here. */
  live?: boolean;
  /** It is no page with a story. */
  plain?: boolean;
}

export interface Visitor {
  /** Opens a page of the site, as by a bookmark, in place of the one that is open; waits until the story's first scene is painted. */
  visit(path?: string, options?: Visit): Promise<Page>;
  /** What pages asked for and did not get, and errors in them. */
  failed: string[];
  /** What pages asked for and the service worker answered, without the host's address. */
  answered: string[];
}

/** @param init runs in each page before its own scripts */
export async function visitorOf({ url }: Host, init = ''): Promise<Visitor> {
  const chromium = await browser();
  const context = await chromium.newContext({ viewport: { width: 1280, height: 800 } });
  leftovers.push(() => context.close());
  await context.addInitScript(DRAW.none + NOTE_KEEPING + init);
  const failed: string[] = [];
  const answered: string[] = [];
  context.on('weberror', (error) => failed.push(String(error.error())));
  context.on('requestfailed', (request) => {
    // What the worker asks for itself is its own affair; a page that goes away takes its requests with it.
    const why = request.failure()?.errorText ?? '';
    if (request.serviceWorker() || why === 'net::ERR_ABORTED') return;
    // Still maps are kept as they are met: the next chapter's may be asked for before the map on the stage covers it.
    if (!request.url().includes('/stills/')) failed.push(`${why} ${request.url()}`);
  });
  context.on('response', (response) => {
    if (response.request().serviceWorker()) return;
    if (response.status() >= 400) failed.push(`${response.status()} ${response.url()}`);
    if (response.fromServiceWorker()) answered.push(response.url().replace(url, ''));
  });
  let page: Page | null = null;
  return {
    failed,
    answered,
    async visit(path = '/', { live = false, plain = false } = {}) {
      const before = page;
      page = await context.newPage();
      if (!live) await page.addInitScript(NO_WEBGL);
      await before?.close();
      await page.goto(url + path);
      if (!plain) await whenReady(page);
      return page;
    },
  };
}

export const title = (page: Page): Promise<string> => page.locator('h1').innerText();
/** How many lines say that something of the map is missing. */
export const trouble = (page: Page): Promise<number> => page.locator('[data-trouble]').count();
export const painter = (page: Page): Promise<string | null> =>
  page.evaluate(() => document.querySelector('armored-train-story')!.painter);

/** Waits until a page is kept: all of it is there, and the worker answers for it. */
export const kept = (page: Page): Promise<unknown> =>
  page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated');

/** Waits until a version that is not the one that answers is kept, too. */
export const keptBeside = (page: Page): Promise<unknown> =>
  eventually(() =>
    page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.waiting?.state),
  ).toBe('installed');

/** Looks for a new version, as browsers do by themselves, and waits until it is kept or refused. */
export const updated = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const registration = (await navigator.serviceWorker.getRegistration())!;
    await registration.update();
    const worker = registration.installing!;
    while (worker.state === 'installing')
      await new Promise((done) => worker.addEventListener('statechange', done, { once: true }));
    return worker.state;
  });

/** Waits until the page's wish to be kept has come to nothing. */
export const refused = (page: Page): Promise<unknown> =>
  eventually(() =>
    page.evaluate(async () => {
      const asked = await Promise.all((window as unknown as Noted).registered);
      return asked.map(({ installing, waiting, active }) => [installing, waiting, active]);
    }),
  ).toEqual([[null, null, null]]);

/** What a page and its host's other pages have kept: where workers answer, how many files there are, how often it was asked for. */
export const keeping = (page: Page): Promise<{ scopes: string[]; files: number; asked: number }> =>
  page.evaluate(async () => {
    let files = 0;
    for (const name of await caches.keys()) files += (await (await caches.open(name)).keys()).length;
    const workers = await navigator.serviceWorker.getRegistrations();
    return {
      scopes: workers.map(({ scope }) => scope),
      files,
      asked: (window as unknown as Noted).registered.length,
    };
  });

const copies: string[] = [];
afterAll(() => {
  for (const copy of copies) rmSync(copy, { recursive: true });
});

/** A copy of the built site for a test to change. */
export function copyOfSite(): string {
  const copy = mkdtempSync(join(tmpdir(), 'visits-'));
  copies.push(copy);
  cpSync(DIST, copy, { recursive: true });
  return copy;
}
