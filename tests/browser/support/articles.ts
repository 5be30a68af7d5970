/** Articles that carry the story, on one port, and the story on another; and a reader who scrolls through them. */
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import type { BrowserContext, Frame, Page } from 'playwright-core';
import { afterAll, expect } from 'vitest';
import { serve, type Served } from '../../../bin/serve.mjs';
import { sceneAt } from '../../../src/scene/scene.ts';
import type { Camera, Viewport } from '../../../src/scene/types.ts';
import { widthsOf } from '../../../src/doors/widths.ts';
import { story as told } from './away.ts';
import { browser } from './browser.ts';
import { DIST } from './site.ts';
import { snippets } from './snippets.ts';
import type { Door } from './snippets.ts';

export { SANDBOX, snippets } from './snippets.ts';
export type { Door } from './snippets.ts';

/** With the letters' widths: a view leaves room for its names. */
export const story = { ...told, widths: widthsOf(told) };

/** What the story's host sends with every file: any page may use it, isolated ones too. */
const OPEN = {
  'Access-Control-Allow-Origin': '*',
  'Cross-Origin-Resource-Policy': 'cross-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
};
const FOLDER = fileURLToPath(new URL('../../articles/', import.meta.url));

const headersOf = (name: string, url: string): Record<string, string> =>
  name === 'strict'
    ? {
        'Content-Security-Policy': `default-src 'none'; script-src ${url}; frame-src ${url}; font-src ${url}; connect-src ${url}; img-src ${url} data: blob:; worker-src ${url} blob:`,
      }
    : name === 'isolated'
      ? { 'Cross-Origin-Opener-Policy': 'same-origin', 'Cross-Origin-Embedder-Policy': 'require-corp' }
      : {};

/** What an article that a test brings itself is made of. */
export interface Given {
  html: string;
  headers?: Record<string, string>;
  /** Scripts beside it, by name. */
  scripts?: Record<string, string>;
}

/** By the path under which it is served. */
const given = new Map<string, { type: string; body: string; headers: Record<string, string> }>();

let running: Promise<{ story: Served; shut: Served; articles: Server; url: string }> | undefined;

async function start() {
  const served = await serve(DIST, { headers: OPEN });
  // A host that has not opened its files to other pages.
  const shut = await serve(DIST);
  const articles = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url!, 'http://article');
    // Browsers ask for it by themselves, and complain of its absence.
    if (pathname === '/favicon.ico') return void response.writeHead(204).end();
    const own = given.get(pathname);
    if (own) {
      response.writeHead(200, { 'Content-Type': `${own.type}; charset=utf-8`, ...own.headers });
      return void response.end(own.body);
    }
    const name = pathname.slice(1);
    let html: string;
    try {
      html = readFileSync(`${FOLDER}${name}.html`, 'utf8');
    } catch {
      return void response.writeHead(404).end();
    }
    const door = searchParams.get('door') as Door | null;
    const host = searchParams.get('open') === 'false' ? shut.url : served.url;
    const snippet = door ? snippets(host, searchParams.get('options') ?? '')[door] : '';
    response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', ...headersOf(name, served.url) });
    response.end(html.replaceAll('<!-- story -->', () => snippet));
  });
  await new Promise<void>((done) => articles.listen(0, 'localhost', done));
  return {
    story: served,
    shut,
    articles,
    url: `http://localhost:${(articles.address() as AddressInfo).port}`,
  };
}

afterAll(async () => {
  const { story: served, shut, articles } = (await running?.catch(() => undefined)) ?? {};
  await served?.close();
  await shut?.close();
  articles?.close();
  articles?.closeAllConnections();
  running = undefined;
});

export interface Article {
  page: Page;
  door: Door;
  /** What the console warned of or complained about, in order. */
  said: string[];
  /** Address of the story, without a slash at its end. */
  storyUrl: string;
  /** Where the story runs: the article itself, or its frame. */
  inside(): Promise<Page | Frame>;
  close(): Promise<void>;
}

interface Reader {
  width?: number;
  height?: number;
  /** Runs in the article before its own scripts. */
  init?: string;
  motion?: boolean;
  /** A finger's screen; default: on a phone. */
  touch?: boolean;
  /** Before the article is opened: routes and the like. */
  prepare?: (context: BrowserContext) => Promise<unknown>;
  /** What their browser's text is set to, CSS pixels; it comes with 16. */
  textSize?: number;
}

/** Address of the story, without a slash at its end. */
export const storyAddress = async (): Promise<string> => (await (running ??= start())).story.url;

/** @param options attributes for the loader or the element, the query for a frame */
export async function openArticle(
  name: string,
  door: Door,
  { options = '', open = true, ...reader }: Reader & { options?: string; open?: boolean } = {},
): Promise<Article> {
  return openAt(`/${name}?door=${door}&open=${open}&options=${encodeURIComponent(options)}`, door, reader);
}

/** An article that is not among those in the folder. @param door what it holds: where the story is looked for */
export async function openGiven(article: Given, door: Door, reader: Reader = {}): Promise<Article> {
  const folder = `/given-${given.size}/`;
  given.set(folder, { type: 'text/html', body: article.html, headers: article.headers ?? {} });
  for (const [name, body] of Object.entries(article.scripts ?? {}))
    given.set(folder + name, { type: 'text/javascript', body, headers: {} });
  return openAt(folder, door, reader);
}

async function openAt(
  path: string,
  door: Door,
  { width = 1280, height = 800, init = '', motion = true, prepare, touch = width < 600, textSize }: Reader,
): Promise<Article> {
  const { url, story: served } = await (running ??= start());
  const phone = width < 600;
  const context = await (
    await browser(textSize)
  ).newContext({
    viewport: { width, height },
    isMobile: phone,
    hasTouch: touch,
    reducedMotion: motion ? 'no-preference' : 'reduce',
  });
  // All but the draw calls themselves runs: the graphics card is software here.
  await context.addInitScript(
    `for (const name of ['drawElements', 'drawArrays']) WebGL2RenderingContext.prototype[name] = () => {};${init}`,
  );
  const said: string[] = [];
  context.on('console', (message) => {
    if (message.type() === 'warning' || message.type() === 'error') said.push(message.text());
  });
  context.on('weberror', (error) => said.push(String(error.error())));
  await prepare?.(context);
  const page = await context.newPage();
  await page.goto(url + path);
  const inside = async (): Promise<Page | Frame> => {
    if (door === 'element') return page;
    await expect.poll(() => page.frames().length, { timeout: 15_000 }).toBeGreaterThan(1);
    return page.frames()[1]!;
  };
  return { page, door, said, storyUrl: served.url, inside, close: () => context.close() };
}

/** Waits until the story's script runs and the first scene is painted, or will not be. */
export async function alive(article: Article): Promise<Page | Frame> {
  const where = await article.inside();
  await where.waitForFunction(
    () => {
      const element = document.querySelector('armored-train-story');
      return (element?.shadowRoot ?? element)?.querySelector('.story[data-alive]');
    },
    undefined,
    { timeout: 30_000 },
  );
  return where;
}

export interface Seen {
  progress: number;
  chapter: string;
  camera: Camera;
  /** The stage as the story's style sheet lays it out. */
  view: Viewport;
  mode: string;
}

/** Where the reader is in the story, and on what stage. */
export const seen = (where: Page | Frame): Promise<Seen> =>
  where.evaluate(() => {
    const element = document.querySelector('armored-train-story')!;
    const root = element.shadowRoot ?? element;
    const stage = root.querySelector('[data-stage]')!;
    const style = getComputedStyle(root.querySelector('.probe')!);
    const px = (name: string): number => Number.parseFloat(style.getPropertyValue(name)) || 0;
    const { progress, chapter, camera } = element.scene!;
    return {
      progress,
      chapter,
      camera,
      mode: root.querySelector<HTMLElement>('.story')!.dataset.mode!,
      view: {
        width: stage.clientWidth,
        height: stage.clientHeight,
        em: px('font-size'),
        pad: {
          top: px('padding-top'),
          right: px('padding-right'),
          bottom: px('padding-bottom'),
          left: px('padding-left'),
        },
      },
    };
  });

const HALF_PX = 0.5;

/** The camera of a chapter at rest on such a stage: the page's own. */
export function expectOwnCamera({ progress, camera, view }: Seen): void {
  const own = sceneAt(story, progress, view).camera;
  // Half a pixel: the view is found by steps, and browsers and Node differ in the last digits of a cosine.
  const degrees = (HALF_PX * 360) / (512 * 2 ** camera.zoom);
  expect(Math.abs(camera.center[0] - own.center[0])).toBeLessThan(degrees);
  expect(Math.abs(camera.center[1] - own.center[1])).toBeLessThan(degrees);
  expect(Math.abs(camera.zoom - own.zoom)).toBeLessThan(0.005);
}
