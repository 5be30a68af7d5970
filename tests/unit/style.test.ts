import { readFileSync } from 'node:fs';
import { createExpression, latest, validateStyleMin } from '@maplibre/maplibre-gl-style-spec';
import type { StylePropertySpecification } from '@maplibre/maplibre-gl-style-spec';
import type { Topology } from 'topojson-specification';
import { describe, expect, it } from 'vitest';
import { BANDS, decode } from '../../src/map/basemap.ts';
import type { Band, BandData } from '../../src/map/basemap.ts';
import { PALETTES } from '../../src/map/palette.ts';
import type { Palette } from '../../src/map/palette.ts';
import { periodsOf, ROUTE, STROKES } from '../../src/map/strokes.ts';
import { fromStyle } from '../../src/map/publisher-style.ts';
import { vectorLayers } from '../../src/map/publisher-layers.ts';
import { statesOf } from '../../src/map/states.ts';
import { MAX_ZOOM, styleFor } from '../../src/map/style.ts';
import { gradientsOf } from '../../src/map/style-gradients.ts';
import type { Ground } from '../../src/map/style-ground.ts';
import { sceneAt } from '../../src/scene/scene.ts';
import { CERTAINTIES } from '../../src/story/types.ts';
import { realStory, ROOT } from './scene-support.ts';

const story = realStory();
const GRADIENT = latest.paint_line['line-gradient'] as StylePropertySpecification;
const VIEW = { width: 1280, height: 800, em: 16, pad: { top: 80, right: 120, bottom: 90, left: 440 } };
const bands = new Map<Band['id'], BandData>(
  BANDS.map(({ id }) => [
    id,
    decode(id, JSON.parse(readFileSync(`${ROOT}/geo/basemap/${id}.topo.json`, 'utf8')) as Topology),
  ]),
);
const band = (id: Band['id']): Band => BANDS.find((one) => one.id === id)!;
const ground = (more: Partial<Ground> = {}): Ground => ({ bands, reliefs: [], publisher: null, ...more });
const relief = { file: 'east.webp', box: [95, 28, 150, 62], url: 'east.webp' } satisfies Ground['reliefs'][0];

describe.each(['light', 'dark'] as const)('the %s style', (theme) => {
  const style = styleFor(story, PALETTES[theme], ground());
  const text = JSON.stringify({ ...style, sources: {} });

  it('is one that MapLibre takes', () => {
    expect(validateStyleMin(style as never).map(({ message }) => message)).toEqual([]);
  });

  it('asks nobody for anything: no letters, no pictures, no tiles', () => {
    expect(style.glyphs).toBeUndefined();
    expect(style.sprite).toBeUndefined();
    expect(text).not.toMatch(/https?:|\/\//);
    for (const source of Object.values(style.sources)) {
      expect(source.type).toBe('geojson');
      expect(typeof (source as { data: unknown }).data).toBe('object');
    }
  });

  it('has a source for every layer and a layer for every source', () => {
    const used = style.layers.flatMap((layer) => ('source' in layer ? [layer.source] : []));
    expect([...new Set(used)].toSorted()).toEqual(Object.keys(style.sources).toSorted());
    expect(new Set(style.layers.map(({ id }) => id)).size).toBe(style.layers.length);
  });

  it('never lays one area half clear over another: the land would be tinted as far as the finer band reaches', () => {
    const areas = style.layers.filter((layer) => layer.type === 'fill');
    expect(areas.length).toBeGreaterThan(BANDS.length);
    for (const { id, paint } of areas) expect(paint?.['fill-opacity'] ?? 1, id).toBe(1);
  });

  it('declares the global state that it reads, all of it', () => {
    const read = [...text.matchAll(/\["global-state","([^"]+)"\]/g)].map(([, name]) => name!);
    const declared = Object.keys(style.state!);
    expect(read.filter((name) => !declared.includes(name))).toEqual([]);
    // A line without dashes has no use for their number; nothing else is declared in vain.
    expect(declared.filter((name) => !read.includes(name) && !name.startsWith('periods-'))).toEqual([]);
  });

  it('draws nothing of the story until it is told to', () => {
    for (const { default: value } of Object.values(style.state!)) expect(value).toBe(0);
  });

  it('has gradients that MapLibre takes wherever the reader is: the painter does not have them checked', () => {
    const all = gradientsOf(story, PALETTES[theme]);
    const lines = style.layers.filter(({ id }) => all.some(({ layer }) => layer === id));
    expect(lines.map(({ id }) => id).toSorted()).toEqual(all.map(({ layer }) => layer).toSorted());
    const last = story.chapters.length - 1;
    const numbers: Record<string, number> = {};
    for (let progress = 0; progress <= last; progress += 0.1) {
      Object.assign(numbers, statesOf(story, sceneAt(story, Math.min(last, progress), VIEW)));
      for (const { layer, make } of all) {
        const made = createExpression(make(numbers), layer, GRADIENT);
        expect(made.result, `${layer} at ${progress}`).toBe('success');
      }
    }
  });

  it('follows the scene at once, without gliding', () => {
    for (const layer of style.layers) {
      const paint = ('paint' in layer ? layer.paint : {}) as Record<string, unknown>;
      for (const [name, value] of Object.entries(paint))
        if (JSON.stringify(value).includes('global-state') && name.endsWith('-opacity'))
          expect(paint[`${name}-transition`], `${layer.id} ${name}`).toEqual({ duration: 0, delay: 0 });
    }
  });

  it('measures every line that is drawn by its progress, and does not thin it', () => {
    for (const layer of style.layers) {
      if (layer.type !== 'line' || !layer.paint?.['line-gradient']) continue;
      expect(style.sources[layer.source], layer.id).toMatchObject({ lineMetrics: true, tolerance: 0 });
    }
  });

  it('has the story over the basemap, and the finer bands over the coarser', () => {
    const at = (start: string): number[] =>
      style.layers.flatMap(({ id }, i) => (id.startsWith(start) ? [i] : []));
    const order = ['sea', 'world-', 'continent-', 'corridor-', 'line-', 'route-ahead', 'stations', 'train'];
    for (let i = 1; i < order.length; i++)
      expect(Math.max(...at(order[i - 1]!)), `${order[i - 1]} under ${order[i]}`).toBeLessThan(
        Math.min(...at(order[i]!)),
      );
  });

  it('takes a relief over the land and under lakes, rivers and borders, and loses it before the corridor', () => {
    const made = styleFor(story, PALETTES[theme], ground({ reliefs: [relief] }));
    expect(validateStyleMin(made as never).map(({ message }) => message)).toEqual([]);
    const order = made.layers.map(({ id }) => id);
    const under = (a: string, b: string): void =>
      expect(order.indexOf(a), `${a} under ${b}`).toBeLessThan(order.indexOf(b));
    under('world-land', 'relief-0-0');
    under('relief-0-0', 'world-lakes');
    under('continent-story', 'relief-0-1');
    under('relief-0-1', 'continent-lakes');
    const [far, near] = ['relief-0-0', 'relief-0-1'].map((id) => made.layers.find((one) => one.id === id)!);
    expect(far!.maxzoom).toBe(near!.minzoom);
    expect(near!.maxzoom).toBeLessThanOrEqual(band('corridor').from);
  });

  it('takes the publisher’s basemap over ours and under the story, and covers ours only when it has come', () => {
    const theirs = fromStyle('https://example.org/style.json', {
      version: 8,
      glyphs: 'https://example.org/{fontstack}/{range}.pbf',
      sprite: 'https://example.org/sprite',
      sources: { tiles: { type: 'vector', url: 'tiles.json' } },
      layers: [
        { id: 'ground', type: 'background', paint: { 'background-color': '#fff' } },
        { id: 'water', type: 'fill', source: 'tiles', 'source-layer': 'water' },
      ],
    });
    for (const live of [false, true]) {
      const made = styleFor(story, PALETTES[theme], ground({ publisher: { basemap: theirs, live } }));
      expect(validateStyleMin(made as never).map(({ message }) => message)).toEqual([]);
      const ids = made.layers.map(({ id }) => id);
      expect(ids.includes('publisher-ground')).toBe(live);
      const at = ids.indexOf('publisher-water');
      expect(at).toBeGreaterThan(Math.max(...ids.flatMap((id, i) => (/^corridor-/.test(id) ? [i] : []))));
      expect(at).toBeLessThan(ids.findIndex((id) => id.startsWith('line-')));
    }
  });

  it('draws an archive’s vector tiles in our inks, by the layers that it has', () => {
    const all = ['earth', 'landuse', 'water', 'roads', 'buildings', 'boundaries', 'pois'];
    const layers = vectorLayers('publisher-archive', all, PALETTES[theme]);
    const style = {
      version: 8,
      sources: { 'publisher-archive': { type: 'vector', tiles: ['https://example.org/{z}/{x}/{y}'] } },
      layers,
    };
    expect(validateStyleMin(style as never).map(({ message }) => message)).toEqual([]);
    expect(new Set(layers.map((layer) => ('source-layer' in layer ? layer['source-layer'] : '')))).toEqual(
      new Set(all.filter((id) => id !== 'pois')),
    );
    expect(vectorLayers('publisher-archive', ['water'], PALETTES[theme]).length).toBeLessThan(layers.length);
  });

  it('lets lines be drawn exactly as deep as the map may go', () => {
    for (const source of Object.values(style.sources))
      if ('lineMetrics' in source && source.lineMetrics)
        expect(source.maxzoom).toBeGreaterThanOrEqual(MAX_ZOOM.publisher);
  });

  it('does with the bands that have come', () => {
    const few = styleFor(
      story,
      PALETTES[theme],
      ground({ bands: new Map([['world', bands.get('world')!]]) }),
    );
    expect(validateStyleMin(few as never)).toEqual([]);
    expect(few.layers.some(({ id }) => id.startsWith('continent'))).toBe(false);
  });
});

/** WCAG 2's contrast of two `#rrggbb`. */
function contrast(a: string, b: string): number {
  const [x, y] = [a, b].map((colour) => {
    const [r, g, blue] = [1, 3, 5].map((i) => {
      const c = Number.parseInt(colour.slice(i, i + 2), 16) / 255;
      return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r! + 0.7152 * g! + 0.0722 * blue!;
  });
  return (Math.max(x!, y!) + 0.05) / (Math.min(x!, y!) + 0.05);
}

describe.each(Object.entries(PALETTES))('the %s inks', (_, ink) => {
  it('let letters be read on sea, land and space', () => {
    for (const letters of ['ink', 'faint'] as const)
      for (const ground of ['sea', 'land', 'story', 'space', 'lake'] as const)
        expect(contrast(ink[letters], ink[ground]), `${letters} on ${ground}`).toBeGreaterThanOrEqual(4.5);
  });

  it('let lines be told from what is under them', () => {
    for (const line of new Set<keyof Palette>([
      'green',
      ...Object.values(STROKES).map((stroke) => stroke.ink),
    ]))
      for (const ground of ['sea', 'land', 'story'] as const)
        expect(contrast(ink[line], ink[ground]), `${line} on ${ground}`).toBeGreaterThanOrEqual(3);
  });
});

describe('strokes', () => {
  it('have one for each certainty, no two alike', () => {
    expect(Object.keys(STROKES).toSorted()).toEqual([...CERTAINTIES].toSorted());
    expect(new Set(Object.values(STROKES).map((stroke) => JSON.stringify(stroke))).size).toBe(
      CERTAINTIES.length,
    );
    // Without colour, too: by dash, or by a weight that is half as much again.
    for (const [i, a] of CERTAINTIES.entries())
      for (const b of CERTAINTIES.slice(i + 1)) {
        const [p, q] = [STROKES[a], STROKES[b]];
        const dash = JSON.stringify(p.dash) !== JSON.stringify(q.dash);
        const weight = Math.max(p.width, q.width) / Math.min(p.width, q.width);
        expect(dash || weight >= 1.5, `${a} and ${b}`).toBe(true);
      }
  });

  it('are solid where the thing is on record, and broken where it is not', () => {
    for (const sure of ['confirmed', 'stated'] as const) expect(STROKES[sure].dash).toBeNull();
    for (const less of ['reported', 'alleged', 'inferred'] as const)
      expect(STROKES[less].dash).not.toBeNull();
  });

  it('have dashes of their size at whole zooms, which do not crawl between them', () => {
    const { dot } = ROUTE;
    for (const dash of [
      [12, 6],
      [5, 4],
      [dot.length, dot.gap],
    ] as [number, number][])
      for (const zoom of [0, 3, 7, 12]) {
        const pixels = 0.02 * 512 * 2 ** zoom;
        expect(pixels / periodsOf(0.02, dash, zoom)).toBeCloseTo(dash[0] + dash[1], 9);
        for (const by of [-0.49, -0.2, 0.3, 0.49])
          expect(periodsOf(0.02, dash, zoom + by)).toBe(periodsOf(0.02, dash, zoom));
      }
  });
});
