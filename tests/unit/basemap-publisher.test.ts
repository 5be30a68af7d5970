/** The publisher's basemap: what is taken of a style, and what is said of a file that is none. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { RequestListener, Server } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { PALETTES } from '../../src/map/palette.ts';
import { fromStyle, PUBLISHER_FROM } from '../../src/map/publisher-style.ts';
import { loadPublisher } from '../../src/map/publisher.ts';

const ink = PALETTES.light;
const URL_OF = 'https://maps.example.org/styles/close/style.json';
const style = (more: object = {}): object => ({
  version: 8,
  sources: { tiles: { type: 'vector', url: '../tiles.json' } },
  layers: [{ id: 'water', type: 'fill', source: 'tiles', 'source-layer': 'water' }],
  ...more,
});

describe('a publisher’s style', () => {
  it('comes under a prefix, from its zoom on, fading in', () => {
    const { layers, sources } = fromStyle(URL_OF, style());
    expect(Object.keys(sources)).toEqual(['publisher-tiles']);
    expect(layers(ink)).toEqual([
      {
        id: 'publisher-water',
        type: 'fill',
        source: 'publisher-tiles',
        'source-layer': 'water',
        minzoom: PUBLISHER_FROM,
        paint: {
          'fill-opacity': ['interpolate', ['linear'], ['zoom'], PUBLISHER_FROM, 0, PUBLISHER_FROM + 0.5, 1],
        },
      },
    ]);
  });

  it('keeps a layer’s own opacity and its own, deeper zoom', () => {
    const own = ['interpolate', ['linear'], ['zoom'], 6, 0.2, 9, 1];
    const { layers } = fromStyle(
      URL_OF,
      style({
        layers: [
          { id: 'a', type: 'line', source: 'tiles', 'source-layer': 'x', paint: { 'line-opacity': own } },
          { id: 'b', type: 'line', source: 'tiles', 'source-layer': 'x', paint: { 'line-opacity': 0.4 } },
          { id: 'c', type: 'fill', source: 'tiles', 'source-layer': 'x', minzoom: 12 },
        ],
      }),
    );
    const [a, b, c] = layers(ink);
    expect(a!.paint).toEqual({ 'line-opacity': own });
    expect((b!.paint as { 'line-opacity': unknown[] })['line-opacity'].at(-1)).toBe(0.4);
    expect(c).toMatchObject({ minzoom: 12, paint: {} });
  });

  it('leaves out what we cannot draw: unknown types, sources it lacks, layers that end before', () => {
    const { layers, sources } = fromStyle(
      URL_OF,
      style({
        sources: { tiles: { type: 'vector', url: 'tiles.json' }, film: { type: 'video', urls: ['a.mp4'] } },
        layers: [
          { id: 'water', type: 'fill', source: 'tiles', 'source-layer': 'water' },
          { id: 'sky', type: 'sky' },
          { id: 'lost', type: 'line', source: 'nowhere', 'source-layer': 'x' },
          { id: 'film', type: 'raster', source: 'film' },
          { id: 'far', type: 'fill', source: 'tiles', 'source-layer': 'x', maxzoom: PUBLISHER_FROM },
          { type: 'fill', source: 'tiles' },
          null,
        ],
        terrain: { source: 'tiles' },
        projection: { type: 'mercator' },
      }),
    );
    expect(layers(ink).map(({ id }) => id)).toEqual(['publisher-water']);
    expect(Object.keys(sources)).toEqual(['publisher-tiles']);
  });

  it('has its addresses resolved against its own, placeholders and all', () => {
    const made = fromStyle(
      URL_OF,
      style({
        glyphs: '/fonts/{fontstack}/{range}.pbf',
        sprite: [{ id: 'default', url: 'sprite' }],
        sources: {
          tiles: { type: 'vector', url: '../tiles.json' },
          pictures: { type: 'raster', tiles: ['{z}/{x}/{y}.png'] },
          archive: { type: 'vector', url: 'pmtiles://area.pmtiles' },
          spots: { type: 'geojson', data: 'spots.geojson' },
        },
      }),
    );
    expect(made.glyphs).toBe('https://maps.example.org/fonts/{fontstack}/{range}.pbf');
    expect(made.sprite).toEqual([{ id: 'default', url: 'https://maps.example.org/styles/close/sprite' }]);
    expect(made.sources).toEqual({
      'publisher-tiles': { type: 'vector', url: 'https://maps.example.org/styles/tiles.json' },
      'publisher-pictures': {
        type: 'raster',
        tiles: ['https://maps.example.org/styles/close/{z}/{x}/{y}.png'],
      },
      'publisher-archive': {
        type: 'vector',
        url: 'pmtiles://https://maps.example.org/styles/close/area.pmtiles',
      },
      'publisher-spots': { type: 'geojson', data: 'https://maps.example.org/styles/close/spots.geojson' },
    });
  });

  it.each([
    ['a list', []],
    ['nothing', null],
    ['a page', { title: 'Not found' }],
    ['an older style', style({ version: 7 })],
    ['a style without layers', style({ layers: [] })],
    ['a style of a ground alone', style({ layers: [{ id: 'ground', type: 'background' }] })],
  ])('is refused where it is %s', (_, value) => {
    expect(() => fromStyle(URL_OF, value)).toThrow(/^it is (not a MapLibre style|a style without any layer)/);
  });
});

describe('loading', () => {
  let server: Server | undefined;
  afterEach(() => {
    server?.closeAllConnections();
    server?.close();
  });
  async function served(answer: RequestListener): Promise<string> {
    server = createServer(answer);
    await new Promise<void>((resolve) => server!.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}/style.json`;
  }

  it('gives the style that is there', async () => {
    const url = await served((_, response) => response.end(JSON.stringify(style())));
    expect((await loadPublisher(url)).layers(ink)).toHaveLength(1);
  });

  it.each<[string, RequestListener, RegExp]>([
    ['it is not there', (_, response) => response.writeHead(404).end(), /^it answered 404$/],
    ['it is a page', (_, response) => response.end('<!doctype html>'), /^it is not JSON$/],
    [
      'it says that it is huge',
      (_, response) => response.writeHead(200, { 'content-length': '9000000' }).write('{'),
      /^it is larger than 0\.5 MB$/,
    ],
    [
      'it turns out to be huge',
      (_, response) => {
        for (let i = 0; i < 20; i++) response.write('x'.repeat(100_000));
        response.end();
      },
      /^it is larger than 0\.5 MB$/,
    ],
    ['it does not come', () => {}, /^it did not come within 0\.2 seconds$/],
    ['it stops half-way', (_, response) => response.write('{'), /^it did not come within 0\.2 seconds$/],
  ])('says so where %s', async (_, answer, said) => {
    const url = await served(answer);
    const patience = /within/.test(said.source) ? 200 : 5000;
    await expect(loadPublisher(url, { timeoutMs: patience, maxBytes: 500_000 })).rejects.toThrow(said);
  });

  it('refuses what is no address', async () => {
    await expect(loadPublisher('no address')).rejects.toThrow('it is not an address');
  });

  it('stops when it is told to', async () => {
    const url = await served(() => {});
    const stop = new AbortController();
    const loading = loadPublisher(url, { signal: stop.signal });
    stop.abort();
    await expect(loading).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('says of a file that is no archive that it is none', async () => {
    const url = await served((_, response) => response.end('x'.repeat(20_000)));
    await expect(loadPublisher(`pmtiles://${url}`)).rejects.toThrow(
      /^it is not a PMTiles archive that can be read/,
    );
  });
});
