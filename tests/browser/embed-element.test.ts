/** The element in an article, where it shares the page with others and is told how to move. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { alive, openArticle, openGiven, seen, storyAddress, type Article } from './support/articles.ts';
import { standing, within } from './support/embeds.ts';
import { eventually } from './support/eventually.ts';
import { NO_WEBGL } from './support/webgl.ts';

const MAPLIBRE = fileURLToPath(new URL('../../node_modules/maplibre-gl/dist/', import.meta.url));
const TAG = 'armored-train-story';

const tag = (url: string, attributes = ''): string =>
  `<script type="module" src="${url}/armored-train.js"></script><${TAG} ${attributes}></${TAG}>`;
const around = (body: string): string => `<!doctype html><html lang="en"><head><meta charset="utf-8">
  <title>An article</title></head><body><p>Before it.</p>${body}<p id="below">After it.</p></body></html>`;

const painter = ({ page }: Article): Promise<string | null> =>
  page.evaluate(() => document.querySelector('armored-train-story')!.painter);

describe('a chapter to begin at', () => {
  it('does not scroll the article as it loads; set later it does', async () => {
    const article = await openArticle('plain', 'element', { init: NO_WEBGL, options: 'chapter="kirby"' });
    await within(article, async () => {
      const { page } = article;
      await alive(article);
      expect(await page.evaluate(() => scrollY)).toBe(0);
      expect((await seen(page)).progress).toBe(0);
      await page.locator(TAG).evaluate((element) => element.setAttribute('chapter', 'university'));
      await eventually(async () => (await seen(page)).chapter).toBe('university');
      expect(article.said).toEqual([]);
    });
  });

  it('that there is not is named once, whether the article scrolls it or not', async () => {
    const article = await openArticle('plain', 'element', { init: NO_WEBGL, options: 'chapter="nowhere"' });
    await within(article, async () => {
      await alive(article);
      await article.page.locator(TAG).evaluate((element) => element.setAttribute('mode', 'steps'));
      await eventually(async () => (await seen(article.page)).mode).toBe('steps');
      expect(article.said).toEqual([expect.stringContaining('"nowhere"; there are: opening, ')]);
      expect((await seen(article.page)).progress).toBe(0);
    });
  });

  it('is where steps begin: those that were asked for, and those that a clipping host makes', async () => {
    for (const [name, options] of [
      ['plain', 'mode="steps" chapter="kirby"'],
      ['clipped', 'chapter="kirby"'],
    ] as const) {
      const article = await openArticle(name, 'element', { init: NO_WEBGL, options });
      await within(article, async () => {
        const { page } = article;
        await alive(article);
        if (name === 'clipped')
          await page
            .locator(TAG)
            .evaluate((element) => scrollBy(0, element.getBoundingClientRect().top + 40));
        await eventually(async () => (await seen(page)).mode, name).toBe('steps');
        await eventually(async () => (await seen(page)).chapter, name).toBe('kirby');
      });
    }
  });
});

it('turned to steps and back it keeps its reader’s chapter, and tells of it', async () => {
  const article = await openArticle('plain', 'element', { init: NO_WEBGL });
  await within(article, async () => {
    const { page } = article;
    await alive(article);
    await page.evaluate(() => {
      const told: string[] = ((window as never as { told: string[] }).told = []);
      document.addEventListener('modechange', (event) =>
        told.push((event as CustomEvent<{ mode: string }>).detail.mode),
      );
      document.querySelector('armored-train-story')!.goTo('kirby');
    });
    await eventually(async () => (await seen(page)).progress).toBe(6);
    const mode = (value: string) =>
      page.locator(TAG).evaluate((element, to) => element.setAttribute('mode', to), value);
    await mode('steps');
    expect(await seen(page)).toMatchObject({ mode: 'steps', progress: 6 });
    expect(await page.locator(TAG).evaluate((element) => element.clientHeight)).toBeLessThan(1000);
    await page.locator('[data-next]').click();
    await eventually(async () => (await seen(page)).progress).toBe(7);
    await mode('scroll');
    await eventually(() => seen(page)).toMatchObject({ mode: 'scroll', progress: 7 });
    expect(await page.evaluate(() => (window as never as { told: string[] }).told)).toEqual([
      'steps',
      'scroll',
    ]);
    expect(article.said).toEqual([]);
  });
});

it('“Skip the map” is the keyboard’s first stop in it', async () => {
  const article = await openArticle('plain', 'element', { init: NO_WEBGL });
  await within(article, async () => {
    const { page } = article;
    await alive(article);
    await page.keyboard.press('Tab');
    const focus = () =>
      page.evaluate(
        () => document.querySelector('armored-train-story')!.shadowRoot!.activeElement?.className ?? '',
      );
    expect(await focus()).toBe('skip');
    await page.keyboard.press('Enter');
    await eventually(() =>
      page.evaluate(() => document.querySelector('armored-train-story')!.shadowRoot!.activeElement?.id ?? ''),
    ).toBe('after-the-map');
  });
});

it('the map is given back when the reader is far away, and made anew at the same scene', async () => {
  const url = await storyAddress();
  const html = around(`${tag(url)}<div style="height:9000px"></div>`);
  const article = await openGiven({ html }, 'element');
  await within(article, async () => {
    const { page } = article;
    await alive(article);
    await page.evaluate(() => document.querySelector('armored-train-story')!.goTo('university'));
    await eventually(() => painter(article)).toBe('maplibre');
    const { y, scene } = await page.evaluate(() => ({
      y: scrollY,
      scene: document.querySelector('armored-train-story')!.scene,
    }));
    await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
    await eventually(() => painter(article)).toBe(null);
    expect(await page.locator('[data-stage] canvas').count()).toBe(0);
    await page.evaluate((to) => scrollTo(0, to), y);
    await eventually(() => painter(article)).toBe('maplibre');
    expect(await page.locator('[data-stage] canvas').count()).toBe(1);
    expect(await page.evaluate(() => document.querySelector('armored-train-story')!.scene)).toEqual(scene);
    const off = await page.evaluate(() => {
      const { map, scene: now } = document.querySelector('armored-train-story')!;
      const { lng, lat } = map!.getCenter();
      const { center, zoom } = now!.camera;
      return [lng - center[0], lat - center[1], map!.getZoom() - zoom].map(Math.abs);
    });
    for (const one of off) expect(one).toBeLessThan(0.001);
    expect(article.said).toEqual([]);
  });
});

it('beside another MapLibre of the page’s own both maps live, before, during and after', async () => {
  const html = around(`<div id="theirs" style="height:300px"></div>
    <script type="importmap">{"imports":{}}</script><script type="module" src="theirs.js"></script>${tag(await storyAddress())}`);
  const scripts = {
    'maplibre-gl.mjs': readFileSync(`${MAPLIBRE}maplibre-gl.mjs`, 'utf8'),
    'maplibre-gl-shared.mjs': readFileSync(`${MAPLIBRE}maplibre-gl-shared.mjs`, 'utf8'),
    'maplibre-gl-worker.mjs': readFileSync(`${MAPLIBRE}maplibre-gl-worker.mjs`, 'utf8'),
    'theirs.js': `import { Map, setWorkerUrl } from './maplibre-gl.mjs';
      setWorkerUrl(new URL('./maplibre-gl-worker.mjs', import.meta.url).href);
      const data = { type: 'Feature', properties: {}, geometry: { type: 'Point', coordinates: [1, 2] } };
      window.theirs = new Map({ container: 'theirs', center: [10, 50], zoom: 4, style: { version: 8,
        sources: { spot: { type: 'geojson', data } },
        layers: [{ id: 'spot', type: 'circle', source: 'spot' }] } });`,
  };
  const article = await openGiven({ html, scripts }, 'element');
  await within(article, async () => {
    const { page } = article;
    /** Their map takes new data through its worker, moves, and finds what it shows. */
    const lives = (lng: number) =>
      page.evaluate(async (to) => {
        const { theirs } = window as never as { theirs: import('maplibre-gl').Map };
        const source = theirs.getSource('spot') as import('maplibre-gl').GeoJSONSource;
        const geometry = { type: 'Point' as const, coordinates: [to, 50] };
        theirs.jumpTo({ center: [to, 50] });
        source.setData({ type: 'Feature', properties: {}, geometry });
        await new Promise((done) => {
          theirs.once('idle', done);
          theirs.triggerRepaint();
        });
        return theirs.queryRenderedFeatures({ layers: ['spot'] }).length;
      }, lng);
    await page.waitForFunction(() =>
      (window as never as { theirs?: { loaded(): boolean } }).theirs?.loaded(),
    );
    expect(await lives(20), 'before').toBe(1);
    await alive(article);
    await page.evaluate(() => document.querySelector('armored-train-story')!.goTo('university'));
    await eventually(() => painter(article)).toBe('maplibre');
    expect(await lives(30), 'during').toBe(1);
    await page.evaluate(() => document.querySelector('armored-train-story')!.remove());
    await eventually(() => page.locator('canvas').count()).toBe(1);
    expect(await lives(40), 'after').toBe(1);
    expect(article.said).toEqual([]);
  });
});

it('the loader told to be in steps stands in a window of its own', async () => {
  const article = await openArticle('plain', 'loader', {
    init: NO_WEBGL,
    options: 'data-mode="steps"',
  });
  await within(article, async () => {
    const where = await alive(article);
    await eventually(async () => (await seen(where)).mode).toBe('steps');
    expect(await standing(article)).toMatchObject({ position: 'static' });
    expect((await standing(article)).height).toBeLessThan(800);
    await where.locator('[data-next]').click();
    await eventually(async () => (await seen(where)).progress).toBe(1);
    expect(article.said).toEqual([]);
  });
});
