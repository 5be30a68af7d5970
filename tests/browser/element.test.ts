import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serve, type Served } from '../../bin/serve.mjs';
import { eventually } from './support/eventually.ts';
import { DIST, openStory, type Opened, type OpenOptions } from './support/site.ts';
import { still, whenReady } from './support/story.ts';

/** What a page does that was not written for us: nothing of it may reach the story. */
const HOSTILE = `
  html { font-size: 62.5%; }
  article { direction: rtl; font: italic 700 40px/3 fantasy; color: red; letter-spacing: .4em; word-spacing: 1em;
    text-transform: uppercase; text-indent: 4em; text-align: center; white-space: pre; visibility: visible;
    --paper: red; --ink: red; --quiet: red; --serif: fantasy; --now: .9; --at: .9; }
  article { display: flow-root; width: 800px; }
  article * { display: flex !important; float: left !important; overflow: hidden !important; height: 90px !important;
    max-height: 90px !important; contain: strict !important; transform: translateX(9px) !important;
    container-type: size !important; filter: blur(1px) !important; columns: 3 !important; color: red !important; }
  h1, h2 { font-size: 200px !important; }
  img, svg, canvas { max-width: 100% !important; height: auto !important; }
  a { color: red !important; }
`;

let host: string;
let story: Served;

beforeAll(async () => {
  host = mkdtempSync(join(tmpdir(), 'element-'));
  story = await serve(DIST, { headers: { 'Access-Control-Allow-Origin': '*' } });
  const policy =
    `default-src 'none'; script-src 'self' ${story.url}; style-src 'self'; img-src ${story.url} data: blob:; ` +
    `font-src ${story.url}; connect-src ${story.url}; worker-src blob: ${story.url}`;
  const page = (body: string, head = '') =>
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Article</title>${head}</head><body>${body}</body></html>`;
  const script = `<script type="module" src="${story.url}/armored-train.js"></script>`;
  const strict = `<meta http-equiv="Content-Security-Policy" content="${policy}"><link rel="icon" href="data:,">`;
  writeFileSync(join(host, 'hostile.css'), HOSTILE);
  writeFileSync(
    join(host, 'hostile.html'),
    page(
      `<article><p>Before it</p><armored-train-story><a href="${story.url}/">The story</a></armored-train-story></article><p id="below">Below</p>${script}`,
      `${strict}<link rel="stylesheet" href="hostile.css">`,
    ),
  );
  writeFileSync(
    join(host, 'plain.html'),
    page(
      `<main><p>Above</p><armored-train-story></armored-train-story></main><aside></aside>${script}`,
      strict,
    ),
  );
  writeFileSync(join(host, 'empty.html'), page(`<main></main>${script}`, strict));
});
afterAll(async () => {
  await story.close();
  rmSync(host, { recursive: true });
});

const open = (path: string, options: OpenOptions = {}): Promise<Opened> =>
  openStory({ dir: host, path, ...options });

/** How parts of the story look, wherever it stands. */
const looks = (page: Page) =>
  page.locator('.story').evaluate((root) => {
    const parts = ['', 'h1', 'h2', '.kicker', '.text p', '.text a', '.claims', '.skip', '.end table', 'img'];
    const what = `font-family font-size font-style font-weight line-height letter-spacing word-spacing color direction
      text-transform text-indent text-align white-space display float overflow transform contain columns filter`;
    return parts.map((part) => {
      const element = part ? root.querySelector(part) : root;
      if (!element) return `${part} is not there`;
      const style = getComputedStyle(element);
      const values = what.split(/\s+/).map((name) => `${name}: ${style.getPropertyValue(name)}`);
      return `${part} { ${values.join('; ')} }`;
    });
  });

describe('in a page with hostile styles and a strict policy', () => {
  let opened: Opened;
  beforeAll(async () => {
    opened = await open('/hostile.html#over-the-bridge');
  });
  afterAll(() => opened.close());

  it('looks as in its own page', async () => {
    const own = await openStory();
    // As wide as the article's column.
    await own.page.locator('armored-train-story').evaluate((element) => {
      element.style.cssText = 'display: block; width: 800px';
    });
    await still(own.page);
    const expected = await looks(own.page);
    await own.close();
    expect(expected.filter((look) => look.endsWith('is not there')).length).toBeLessThan(2);
    expect(await looks(opened.page)).toEqual(expected);
  });

  it('is a block as wide as its column, which what sticks in it can stick in', async () => {
    const { page } = opened;
    await page.evaluate(() => document.querySelector('armored-train-story')!.goTo('over-the-bridge'));
    await still(page);
    const measured = await page.evaluate(() => {
      const element = document.querySelector('armored-train-story')!;
      const stage = element.shadowRoot!.querySelector('[data-stage]')!.getBoundingClientRect();
      const { display, overflow, float } = getComputedStyle(element);
      const { top, width, height } = stage;
      return { display, overflow, float, top, width, height, chapter: element.scene!.chapter };
    });
    expect(measured).toEqual({
      display: 'block',
      overflow: 'visible',
      float: 'none',
      top: 0,
      width: 800,
      height: 800,
      chapter: 'over-the-bridge',
    });
  });

  it('paints the live map, from its own origin alone, and names nothing in the page', async () => {
    const { page, errors, foreign } = opened;
    await eventually(() => page.evaluate(() => document.querySelector('armored-train-story')!.painter)).toBe(
      'maplibre',
    );
    // Under the live map it is not loaded; its address and the policy must be right all the same.
    const still = page.locator('[data-chapter="over-the-bridge"] [data-static-map] img');
    const width = await still.evaluate(async ({ src }: HTMLImageElement) => {
      const img = new Image();
      img.src = src;
      await img.decode();
      return img.naturalWidth;
    });
    expect(width).toBeGreaterThan(0);
    expect(foreign.filter((address) => !address.startsWith(`${story.url}/`))).toEqual([]);
    expect(errors).toEqual([]);
    const names = await page.evaluate(() => {
      const frame = document.body.appendChild(document.createElement('iframe'));
      const fresh = new Set(Object.getOwnPropertyNames(frame.contentWindow));
      frame.remove();
      return Object.getOwnPropertyNames(window).filter((name) => !fresh.has(name) && !/^\d+$/.test(name));
    });
    // Svelte's own note of its version.
    expect(names.filter((name) => !/^__svelte|^__playwright|^__pw/.test(name))).toEqual([]);
  });

  it('is set in its own fonts', async () => {
    const loaded = await opened.page.evaluate(() =>
      [...document.fonts].filter(({ status }) => status === 'loaded').map(({ family }) => family),
    );
    expect(loaded.some((family) => family.includes('AT Serif'))).toBe(true);
    expect(loaded.some((family) => family.includes('AT Sans'))).toBe(true);
  });

  it('follows links within itself, and leaves the address alone', async () => {
    const { page } = opened;
    const before = page.url();
    const entries = await page.evaluate(() => history.length);
    const target = await page.evaluate(() => {
      const root = document.querySelector('armored-train-story')!.shadowRoot!;
      root.querySelector<HTMLElement>('.skip')!.click();
      return {
        focused: root.activeElement?.id,
        top: root.getElementById('after-the-map')!.getBoundingClientRect().top,
      };
    });
    expect(target.focused).toBe('after-the-map');
    expect(Math.abs(target.top)).toBeLessThan(40);
    expect(page.url()).toBe(before);
    expect(await page.evaluate(() => history.length)).toBe(entries);
  });

  it('opens other pages beside the article', async () => {
    const { page } = opened;
    const link = page.locator('.sources a[href^="http"]').first();
    await link.focus();
    expect(await link.getAttribute('target')).toBe('_blank');
    expect(await link.getAttribute('rel')).toBe('noopener noreferrer');
  });
});

it("does not read the article's address", async () => {
  const { page, close } = await open('/plain.html#over-the-bridge');
  const at = await page.evaluate(() => document.querySelector('armored-train-story')!.progress);
  await close();
  expect(at).toBe(0);
});

it('tells the page what happens, as typed events that leave the shadow root', async () => {
  const { page, close } = await open('/plain.html');
  await page.evaluate(() => {
    const log: unknown[] = [];
    Object.assign(window, { log });
    document.querySelector('armored-train-story')!.addEventListener('chapterchange', ({ detail }) => {
      log.push(detail.id, detail.index);
    });
    document.addEventListener('placeopen', (event) =>
      log.push((event as CustomEvent<{ id: string }>).detail.id),
    );
  });
  await page.evaluate(() => document.querySelector('armored-train-story')!.goTo('over-the-bridge'));
  await page.evaluate(() => document.querySelector('armored-train-story')!.openPlace('khasan'));
  const log = () => page.evaluate(() => (window as unknown as { log: unknown[] }).log);
  await eventually(log).toContain('khasan');
  const told = await log();
  const index = await page.evaluate(() =>
    document.querySelector('armored-train-story')!.chapters.findIndex(({ id }) => id === 'over-the-bridge'),
  );
  await close();
  expect(told.slice(-3)).toEqual(['over-the-bridge', index, 'khasan']);
});

it('is moved, taken out and put back', async () => {
  const { page, errors, close } = await open('/plain.html');
  const state = () =>
    page.evaluate(() => {
      const element = (window as unknown as { kept?: HTMLElementTagNameMap['armored-train-story'] }).kept!;
      const root = element.shadowRoot!;
      return {
        stories: root.querySelectorAll('.story').length,
        same: root.querySelector('.story') === Reflect.get(window, 'view'),
        canvases: root.querySelectorAll('canvas').length,
        painter: element.painter,
      };
    });
  await page.evaluate(() => {
    const element = document.querySelector('armored-train-story')!;
    Object.assign(window, { kept: element, view: element.shadowRoot!.querySelector('.story') });
  });
  await eventually(async () => (await state()).painter).toBe('maplibre');
  await page.evaluate(() =>
    document.querySelector('aside')!.append(document.querySelector('armored-train-story')!),
  );
  await page.waitForTimeout(50);
  expect(await state()).toEqual({ stories: 1, same: true, canvases: 1, painter: 'maplibre' });
  await page.evaluate(() => document.querySelector('armored-train-story')!.remove());
  await eventually(state).toEqual({ stories: 0, same: false, canvases: 0, painter: null });
  await page.evaluate(() => document.querySelector('main')!.append(Reflect.get(window, 'kept') as Node));
  await eventually(state).toEqual({ stories: 1, same: false, canvases: 1, painter: 'maplibre' });
  await close();
  expect(errors).toEqual([]);
});

it('goes where it was asked to go before it was in the page, and warns of what there is not', async () => {
  const warnings: string[] = [];
  const { page, close } = await open('/empty.html', {
    wait: false,
    prepare: async (context) =>
      context.on(
        'console',
        (message) => void (message.type() === 'warning' && warnings.push(message.text())),
      ),
  });
  await page.evaluate(() => customElements.whenDefined('armored-train-story'));
  const put = (chapter: string, place: string) =>
    page.evaluate(
      async ([to, at]) => {
        const element = document.createElement('armored-train-story');
        element.goTo(to!);
        element.openPlace(at!);
        document.querySelector('main')!.replaceChildren(element);
        await element.ready;
        return { chapter: element.scene!.chapter, place: element.scene!.place };
      },
      [chapter, place],
    );
  expect(await put('university', 'khasan')).toEqual({ chapter: 'university', place: 'khasan' });
  expect(warnings).toEqual([]);
  expect(await put('atlantis', 'erewhon')).toEqual({ chapter: 'opening', place: null });
  expect(warnings).toEqual([
    expect.stringMatching(/^<armored-train-story chapter>: .*"atlantis"/),
    expect.stringMatching(/^<armored-train-story place>: .*"erewhon"/),
  ]);
  await close();
});

it('is made by script, with attributes that live; wrong values are named once and have the default', async () => {
  const warnings: string[] = [];
  const { page, close } = await open('/empty.html', {
    wait: false,
    prepare: async (context) =>
      context.on(
        'console',
        (message) => void (message.type() === 'warning' && warnings.push(message.text())),
      ),
  });
  await page.evaluate(() => {
    const element = document.createElement('armored-train-story');
    const wrong = { lang: 'xx', theme: 'pink', mode: 'sideways', offset: '-3' };
    for (const [name, value] of Object.entries(wrong)) element.setAttribute(name, value);
    document.querySelector('main')!.append(element);
    element.goTo('university');
  });
  await whenReady(page);
  const shown = () =>
    page.evaluate(() => {
      const element = document.querySelector('armored-train-story')!;
      const root = element.shadowRoot!.querySelector<HTMLElement>('.story')!;
      return { lang: root.lang, theme: root.dataset.theme, chapter: element.scene!.chapter };
    });
  expect(await shown()).toEqual({ lang: 'en', theme: 'auto', chapter: 'university' });
  await page.evaluate(() => {
    const element = document.querySelector('armored-train-story')!;
    element.setAttribute('theme', 'dark');
    element.setAttribute('offset', '64px');
    element.setAttribute('mode', 'scroll');
    element.setAttribute('chapter', 'mutiny');
    element.setAttribute('lang', 'en-GB');
  });
  await eventually(shown).toEqual({ lang: 'en', theme: 'dark', chapter: 'mutiny' });
  await close();
  expect(warnings.filter((text) => text.startsWith('<armored-train-story'))).toEqual([
    '<armored-train-story lang="xx">: allowed is en, es, ko, ru; it is en now',
    '<armored-train-story theme="pink">: allowed is auto, light, dark; it is auto now',
    '<armored-train-story mode="sideways">: allowed is scroll, steps; it is scroll now',
    '<armored-train-story offset="-3">: allowed is 0 to 400 px; it is 0 now',
  ]);
});

it('without its fonts it is the same story', async () => {
  const { page, close } = await open('/plain.html', {
    prepare: (context) => context.route('**/*.woff2', (route) => route.abort()),
  });
  const chapters = await page.evaluate(() => document.querySelector('armored-train-story')!.chapters.length);
  await close();
  expect(chapters).toBeGreaterThan(9);
});

it("where the story's file does not load it says so, and what the editor wrote inside stays", async () => {
  const { page, close } = await open('/hostile.html', {
    wait: false,
    prepare: (context) => context.route('**/assets/en-*.js', (route) => route.abort()),
  });
  await page.waitForFunction(() => customElements.get('armored-train-story'));
  const said = await page.evaluate(() =>
    document.querySelector('armored-train-story')!.ready.then(
      () => 'ready',
      (error: Error) => error.message,
    ),
  );
  const link = await page.locator('armored-train-story a').boundingBox();
  await close();
  expect(said).toContain('the story did not load');
  expect(link).not.toBeNull();
});
