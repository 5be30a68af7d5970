import { fileURLToPath } from 'node:url';
import type { BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll } from 'vitest';
import { serve, type Served } from '../../../bin/serve.mjs';
import { browser } from './browser.ts';
import { DRAW } from './draw.ts';
import { whenReady } from './story.ts';

export { DRAW };

/** `DIST` serves a build that lies elsewhere. */
export const DIST = process.env.DIST || fileURLToPath(new URL('../../../dist', import.meta.url));

const served = new Map<string, Promise<Served>>();

/** The built site on a free port, one server per file of tests and folder. `npm test` builds it before. */
export function site(dir = DIST): Promise<Served> {
  let server = served.get(dir);
  if (!server) served.set(dir, (server = serve(dir)));
  return server;
}

afterAll(async () => {
  for (const server of served.values()) await (await server.catch(() => undefined))?.close();
  served.clear();
});

export interface OpenOptions {
  /** After the site's address: '/', '/#khasan', '/es/'. */
  path?: string;
  /** CSS pixels; 1280×800. */
  width?: number;
  height?: number;
  /** A phone: touch, its own viewport rules. Default: when narrower than 600. */
  phone?: boolean;
  theme?: 'light' | 'dark';
  reducedMotion?: boolean;
  scripts?: boolean;
  /** Whether to wait until the story's first scene is painted; default: when scripts run. */
  wait?: boolean;
  /**
   * How much of the live map's picture is painted. The graphics card is software here and takes up to seconds for a
   * frame, so only tests that look at pixels, or want everything to have run once, pay for it. `none`: all but the
   * draw calls themselves runs, the map's own state and `project()` included. `plain`: without antialiasing. Default: none.
   */
  draw?: 'none' | 'plain' | 'full';
  /** Runs in the page before any of its own scripts. */
  init?: string;
  /** Before the page is opened: routes and the like. */
  prepare?: (context: BrowserContext) => Promise<unknown>;
  /** What of the page's loading is waited for; default: all of it. */
  until?: 'load' | 'commit';
  /** Anything else that Playwright can set. */
  context?: BrowserContextOptions;
  /** Another folder to serve than dist/. */
  dir?: string;
}

export interface Opened {
  page: Page;
  /** Console errors, uncaught errors, failed and refused requests, in order. */
  errors: string[];
  /** Requests to any other host, in order. */
  foreign: string[];
  /** Address of the site, without a slash at the end. */
  url: string;
  close(): Promise<void>;
}

/** Opens the story in a fresh profile and waits until its first scene is painted. */
export async function openStory(options: OpenOptions = {}): Promise<Opened> {
  const { path = '/', width = 1280, height = 800, theme = 'light', scripts = true, wait = scripts } = options;
  const { phone = width < 600 } = options;
  const { url } = await site(options.dir);
  const context = await (
    await browser()
  ).newContext({
    viewport: { width, height },
    isMobile: phone,
    hasTouch: phone,
    colorScheme: theme,
    reducedMotion: options.reducedMotion ? 'reduce' : 'no-preference',
    javaScriptEnabled: scripts,
    // What is read without a network has tests of its own (offline.test.ts); here it would answer in place of routes.
    serviceWorkers: 'block',
    ...options.context,
  });
  const errors: string[] = [];
  const foreign: string[] = [];
  context.on('console', (message) => {
    if (message.type() === 'error') errors.push(`${message.text()} (${message.location().url})`);
  });
  context.on('weberror', (error) => errors.push(String(error.error())));
  context.on('request', (request) => {
    if (/^(?:https?|wss?):/.test(request.url()) && !isOwn(request.url(), url)) foreign.push(request.url());
  });
  context.on('requestfailed', (request) => {
    // A page that goes away takes its requests with it.
    const why = request.failure()?.errorText ?? '';
    if (why !== 'net::ERR_ABORTED') errors.push(`${why} ${request.url()}`);
  });
  context.on('response', (response) => {
    if (response.status() >= 400) errors.push(`${response.status()} ${response.url()}`);
  });
  await context.addInitScript(DRAW[options.draw ?? 'none']);
  await options.prepare?.(context);
  if (options.init) await context.addInitScript(options.init);
  const page = await context.newPage();
  try {
    await page.goto(url + path, { waitUntil: options.until ?? 'load' });
    if (wait) await whenReady(page);
  } catch (error) {
    await context.close();
    throw errors.length ? new Error(`${String(error)}\nThe page said: ${errors.join('\n')}`) : error;
  }
  return { page, errors, foreign, url, close: () => context.close() };
}

function isOwn(address: string, url: string): boolean {
  return new URL(address).host === new URL(url).host;
}
