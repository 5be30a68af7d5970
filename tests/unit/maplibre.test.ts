/** Holds the installed MapLibre to what the live painter uses of it; the names are read from the painter itself. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as maplibre from 'maplibre-gl';
import { describe, expect, it } from 'vitest';
import { ROOT } from './scene-support.ts';

const painter = readFileSync(join(ROOT, 'src/map/maplibre.ts'), 'utf8');
/** All that touches the live map. */
const room = readdirSync(join(ROOT, 'src/map'))
  .map((file) => readFileSync(join(ROOT, 'src/map', file), 'utf8'))
  .filter((text) => text.includes("from 'maplibre-gl'"))
  .join('\n');
const types = readFileSync(join(ROOT, 'node_modules/maplibre-gl/dist/maplibre-gl.d.ts'), 'utf8');
const unique = (names: (string | undefined)[]): string[] =>
  [...new Set(names.filter((name) => name !== undefined))].toSorted();
const found = (pattern: RegExp, text = room): string[] =>
  unique([...text.matchAll(pattern)].map(([, name]) => name));

/** Every source of ours that may import it. */
const sources = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.(ts|svelte)$/.test(file))
  .map((file) => readFileSync(join(ROOT, 'src', file), 'utf8'));

describe('MapLibre', () => {
  const methods = found(/\bmap\.(\w+)\(/gi);

  it('is used for what we think', () => {
    expect(methods).toEqual(
      expect.arrayContaining(['jumpTo', 'redraw', 'setGlobalStateProperty', 'setStyle', 'on', 'once']),
    );
    // DESIGN: no setData while scrolling, no timed flights.
    const story = found(/\bmap\.(\w+)\(/g, painter);
    expect(story.filter((name) => /^(flyTo|easeTo|panTo|zoomTo|fitBounds)$/.test(name))).toEqual([]);
    expect(room).not.toMatch(/\.setData\(/);
  });

  it.each(methods)('has map.%s()', (name) => {
    expect(typeof (maplibre.Map.prototype as unknown as Record<string, unknown>)[name]).toBe('function');
  });

  // Made by its constructor, so that only their classes are there to be asked.
  it.each(found(/\bmap\.(\w+)(?:\.disableRotation|,$)/gm))('has the gesture map.%s', (name) => {
    expect(types).toMatch(new RegExp(`^\\s*${name}: \\w+Handler;`, 'm'));
  });

  it('has what turns gestures on and off, and takes rotation from them', () => {
    for (const method of ['enable', 'disable', 'disableRotation'])
      expect(types).toMatch(new RegExp(`^\\s*${method}\\(`, 'm'));
    // The free map is held to its zooms by this; MapLibre hands it on to each new projection.
    expect(types).toMatch(/^type TransformConstrainFunction = \(lngLat: LngLat, zoom: number\) => \{/m);
  });

  it('has the names that we import', () => {
    const names = sources.flatMap((text) =>
      [...text.matchAll(/import \{([^}]*)\} from 'maplibre-gl'/g)].flatMap(([, list]) =>
        list!.split(',').map((one) => one.trim().split(' as ')[0]!),
      ),
    );
    const values = unique(names.filter((name) => name && !name.startsWith('type ')));
    expect(values).toEqual(expect.arrayContaining(['Map', 'setWorkerUrl']));
    for (const name of values) expect(maplibre, name).toHaveProperty(name);
  });

  it.each(found(/\bmap\.(?:on|once)\(\s*'([^']+)'/g))('has the event %s', (name) => {
    const list = types.slice(types.indexOf('type MapEventType = {'));
    expect(list.length).toBeGreaterThan(100);
    expect(list.slice(0, list.indexOf('\n};'))).toMatch(
      new RegExp(`^\\s*"?${name.replaceAll('.', '\\.')}"?: `, 'm'),
    );
  });

  it.each(
    found(
      /^ {4}(\w+): .*,$/gm,
      painter.slice(painter.indexOf('new GlMap({'), painter.indexOf('cameraOptions(scene.camera),')),
    ),
  )('has the map option %s', (name) => {
    const options = types.slice(types.indexOf('type MapOptions = {'));
    const camera = types.slice(types.indexOf('type CameraOptions = '));
    const own = new RegExp(`^\\s*${name}\\??: `, 'm');
    expect(
      own.test(options.slice(0, options.indexOf('\n};'))) ||
        own.test(camera.slice(0, camera.indexOf('\n};'))),
    ).toBe(true);
  });

  it.each(found(/from 'maplibre-gl\/dist\/([^'?]+)(?:\?\w+)?'/g, sources.join('\n')))(
    'has the file %s',
    (file) => {
      expect(existsSync(join(ROOT, 'node_modules/maplibre-gl/dist', file))).toBe(true);
    },
  );

  it('is new enough for its fixes of the sanitiser', () => {
    const [major, minor, patch] = maplibre.getVersion().split('.').map(Number) as [number, number, number];
    expect(major * 1e6 + minor * 1e3 + patch).toBeGreaterThanOrEqual(6_011_001);
    expect(major).toBe(6);
  });

  it('still says by name that there is no WebGL 2', () => {
    expect(types).toContain('GPUInitializationError');
  });
});
