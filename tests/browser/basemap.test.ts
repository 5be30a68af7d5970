import type { BrowserContext, Page, Route } from 'playwright-core';
import { TileType } from 'pmtiles';
import sharp from 'sharp';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { PALETTES } from '../../src/map/palette.ts';
import { archive, polygonTile, type Box } from './support/archive.ts';
import { eventually } from './support/eventually.ts';
import { openStory, type Opened } from './support/site.ts';
import { idle } from './support/story.ts';

/** Around Vladivostok. */
const BOX: Box = [131.4, 42.7, 132.4, 43.5];
const MAGENTA = [200, 0, 200] as const;
const rgb = (hex: string) => [1, 3, 5].map((i) => Number.parseInt(hex.slice(i, i + 2), 16));
const TINT = rgb(PALETTES.light.tint);

const png = await sharp({
  create: { width: 256, height: 256, channels: 3, background: { r: 200, g: 0, b: 200 } },
})
  .png()
  .toBuffer();

const style = (tiles: string) => ({
  version: 8,
  sources: { house: { type: 'raster', tiles: [tiles], tileSize: 256, maxzoom: 12 } },
  layers: [{ id: 'ground', type: 'raster', source: 'house', paint: { 'raster-fade-duration': 0 } }],
});

const pictures = archive({ type: TileType.Png, tile: png, box: BOX, zooms: [6, 9], padding: 100_000 });
const vectors = archive({
  type: TileType.Mvt,
  tile: polygonTile('landuse', ['kind', 'park']),
  box: BOX,
  zooms: [6, 9],
  metadata: { vector_layers: [{ id: 'landuse' }] },
  padding: 100_000,
});

/** As a host does that serves ranges. */
function piece(route: Route, file: Buffer): Promise<void> {
  const [, from, to] = /bytes=(\d+)-(\d+)/.exec(route.request().headers().range ?? '') ?? [];
  if (from === undefined) return route.fulfill({ status: 200, body: file });
  const body = file.subarray(Number(from), Number(to) + 1);
  const headers = {
    'Content-Range': `bytes ${from}-${Number(from) + body.length - 1}/${file.length}`,
    ETag: '"1"',
  };
  return route.fulfill({ status: 206, body, headers });
}

const json = (route: Route, value: unknown) =>
  route.fulfill({ contentType: 'application/json', body: JSON.stringify(value) });

/** What the house serves, by the path after /house/. */
const HOUSE: Record<string, (route: Route) => unknown> = {
  'style.json': (route) => json(route, style('tiles/{z}/{x}/{y}.png')),
  'pictures.pmtiles': (route) => piece(route, pictures),
  'vectors.pmtiles': (route) => piece(route, vectors),
  'text.json': (route) => route.fulfill({ contentType: 'text/html', body: '<h1>Not here</h1>' }),
  'no-style.json': (route) => json(route, { hello: 'world' }),
  'list.json': (route) => json(route, [1, 2, 3]),
  'old.json': (route) => json(route, { ...style('tiles/{z}/{x}/{y}.png'), version: 7 }),
  'huge.json': (route) => json(route, { ...style('x'), metadata: 'x'.repeat(6_000_000) }),
  'never.json': () => undefined,
  'no-tiles.json': (route) => json(route, style('nowhere/{z}/{x}/{y}.png')),
  'broken-tiles.json': (route) => json(route, style('broken/{z}/{x}/{y}.png')),
  'text.pmtiles': (route) => piece(route, Buffer.from('This is no archive. '.repeat(2000))),
  // A host that knows no ranges answers with the whole file.
  'whole.pmtiles': (route) => route.fulfill({ status: 200, body: pictures }),
};

async function serveHouse(context: BrowserContext): Promise<void> {
  await context.route('**/house/**', (route) => {
    const path = new URL(route.request().url()).pathname.replace('/house/', '');
    if (path.startsWith('tiles/')) return route.fulfill({ contentType: 'image/png', body: png });
    if (path.startsWith('broken/')) return route.fulfill({ status: 500, body: 'Broken' });
    return HOUSE[path] ? void HOUSE[path](route) : route.fulfill({ status: 404, body: 'Not Found' });
  });
}

/** Share of the map's pixels that have this colour, or nearly. */
const share = async (page: Page, colour: readonly number[]): Promise<number> => {
  await idle(page);
  return page.evaluate((wanted) => {
    const map = document.querySelector('armored-train-story')!.map!;
    map.redraw();
    const { width, height } = map.getCanvas();
    const paper = Object.assign(document.createElement('canvas'), { width, height }).getContext('2d')!;
    paper.drawImage(map.getCanvas(), 0, 0);
    const { data } = paper.getImageData(0, 0, width, height);
    let count = 0;
    for (let i = 0; i < data.length; i += 4)
      if (wanted.every((value, k) => Math.abs(data[i + k]! - value) < 4)) count++;
    return count / (width * height);
  }, colour);
};

const set = (page: Page, url: string | null) =>
  page.evaluate((value) => {
    const element = document.querySelector('armored-train-story')!;
    if (value === null) element.removeAttribute('basemap');
    else element.setAttribute('basemap', value);
  }, url);

/** The publisher's layers in the map's own style, and whether any of them lies over the story's lines. */
const layers = (page: Page) =>
  page.evaluate(() => {
    const { map } = document.querySelector('armored-train-story')!;
    const ids = map!.getStyle().layers.map(({ id }) => id);
    const theirs = ids.filter((id) => id.startsWith('publisher-'));
    const over = theirs.filter((id) => ids.indexOf(id) > ids.findIndex((one) => /^(line|route)/.test(one)));
    return { theirs, over, deepest: map!.getMaxZoom() };
  });

describe('the publisher’s own basemap', () => {
  let opened: Opened;
  let page: Page;
  let asked: { url: string; range: string | undefined }[] = [];
  const warnings: string[] = [];
  const troubles = () => page.evaluate(() => (window as unknown as { troubles: string[] }).troubles);

  beforeAll(async () => {
    opened = await openStory({
      width: 640,
      height: 480,
      phone: false,
      draw: 'plain',
      reducedMotion: true,
      init: `window.troubles = [];
        document.addEventListener('storyerror', ({ detail }) => window.troubles.push(detail.message));`,
      prepare: async (context) => {
        await serveHouse(context);
        context.on('console', (message) => {
          const text = message.text();
          // Reading pixels back makes the graphics driver complain.
          if (message.type() === 'warning' && !/WebGL|GPU|GL Driver/i.test(text)) warnings.push(text);
        });
        context.on('request', (request) => {
          if (request.url().includes('/house/'))
            asked.push({ url: request.url(), range: request.headers().range });
        });
      },
    });
    page = opened.page;
    await page.evaluate(() => document.querySelector('armored-train-story')!.openPlace('vladivostok'));
    await idle(page);
  });
  afterAll(() => opened.close());
  afterEach(async () => {
    await set(page, null);
    await idle(page);
    warnings.length = 0;
    asked = [];
  });

  it.each([
    ['a style', '/house/style.json', MAGENTA],
    ['an archive of pictures', '/house/pictures.pmtiles', MAGENTA],
    ['an archive of vector tiles', '/house/vectors.pmtiles', TINT],
  ])(
    '%s covers our ground under the story’s lines, and is gone when it is taken away',
    async (_, url, colour) => {
      expect(await share(page, colour), 'before').toBeLessThan(0.05);
      await set(page, url);
      await eventually(async () => (await layers(page)).deepest, 'it has loaded').toBe(16);
      await eventually(() => share(page, colour), 'its share of the picture').toBeGreaterThan(0.7);
      const { theirs, over } = await layers(page);
      expect(theirs.length).toBeGreaterThan(0);
      expect(over).toEqual([]);
      await set(page, null);
      await eventually(() => share(page, colour), 'after').toBeLessThan(0.05);
      expect(await layers(page)).toEqual({ theirs: [], over: [], deepest: 12 });
      expect(warnings).toEqual([]);
      expect(await troubles()).toEqual([]);
    },
  );

  it('an archive is read piece by piece', async () => {
    await set(page, '/house/pictures.pmtiles');
    await eventually(async () => (await layers(page)).deepest).toBe(16);
    expect(asked.length).toBeGreaterThan(1);
    for (const { range } of asked) {
      const [, from, to] = /^bytes=(\d+)-(\d+)$/.exec(range ?? '') ?? [];
      expect(Number(to) - Number(from), `${range}`).toBeLessThan(20_000);
    }
  });

  it('outlives a change of theme', async () => {
    await set(page, '/house/pictures.pmtiles');
    await eventually(() => share(page, MAGENTA)).toBeGreaterThan(0.7);
    await page.evaluate(() => document.querySelector('armored-train-story')!.setAttribute('theme', 'dark'));
    await eventually(() => share(page, MAGENTA)).toBeGreaterThan(0.7);
    await page.evaluate(() => document.querySelector('armored-train-story')!.setAttribute('theme', 'auto'));
    await eventually(() => share(page, MAGENTA)).toBeGreaterThan(0.7);
    expect(warnings).toEqual([]);
  });

  it.each([
    ['is not there', '/house/missing.json', '404'],
    ['is not JSON', '/house/text.json', 'JSON'],
    ['is JSON of something else', '/house/no-style.json', 'not a MapLibre style'],
    ['is a list', '/house/list.json', 'not a MapLibre style'],
    ['is of another version', '/house/old.json', 'version 8'],
    ['is huge', '/house/huge.json', '5 MB'],
    ['never answers', '/house/never.json', '10 seconds'],
    ['is on a host that is not there', 'http://127.0.0.1:9/style.json', 'is not shown'],
    ['is no address', 'http://', 'not an address'],
    ['has tiles that are broken', '/house/broken-tiles.json', 'tiles'],
    ['has tiles that are not there', '/house/no-tiles.json', 'tiles'],
    ['is an archive that is not there', '/house/missing.pmtiles', 'archive'],
    ['is called an archive and is none', '/house/text.pmtiles', 'archive'],
    ['is an archive on a host without ranges', '/house/whole.pmtiles', 'archive'],
  ])('one that %s leaves our map, and one word on the console', async (_, url, why) => {
    const before = await share(page, rgb(PALETTES.light.sea));
    expect(before).toBeGreaterThan(0.1);
    await set(page, url);
    await eventually(() => warnings.length, 'it is told').toBeGreaterThan(0);
    await idle(page);
    expect(await share(page, rgb(PALETTES.light.sea))).toBeCloseTo(before, 2);
    expect(warnings).toEqual([expect.stringContaining(why)]);
    expect(warnings[0]).toContain(url.replace(/^\/house/, ''));
    expect(await layers(page)).toEqual({ theirs: [], over: [], deepest: 12 });
    expect(await troubles()).toEqual([]);
    expect(await page.evaluate(() => document.querySelector('armored-train-story')!.painter)).toBe(
      'maplibre',
    );
  });
});
