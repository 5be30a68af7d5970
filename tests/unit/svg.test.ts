/** The stills' ground and furniture: what the live map shows, drawn by the other painter. */
import { readFileSync } from 'node:fs';
import sharp from 'sharp';
import type { Topology } from 'topojson-specification';
import { describe, expect, it } from 'vitest';
import { furniturePath } from '../../src/doors/still-furniture.ts';
import { sampleRelief } from '../../src/doors/still-relief.ts';
import type { Relief } from '../../src/doors/still-relief.ts';
import { BANDS, decode } from '../../src/map/basemap.ts';
import type { Band, BandData } from '../../src/map/basemap.ts';
import { PALETTES } from '../../src/map/palette.ts';
import { paintSvg } from '../../src/map/svg.ts';
import { projectorOf } from '../../src/scene/planet.ts';
import { sceneAt } from '../../src/scene/scene.ts';
import type { Camera, Scene } from '../../src/scene/types.ts';
import type { Landmark } from '../../src/story/types.ts';
import { realStory, ROOT, stage } from './scene-support.ts';

const story = realStory();
const ink = PALETTES.light;
const view = stage(1280, 800);
const bands = new Map<Band['id'], BandData>(
  BANDS.map(({ id }) => [
    id,
    decode(id, JSON.parse(readFileSync(`${ROOT}/geo/basemap/${id}.topo.json`, 'utf8')) as Topology),
  ]),
);
const over = (center: [number, number], zoom: number): Camera => ({
  center,
  zoom,
  bearing: 0,
  pitch: 0,
  padding: view.pad,
});
/** A scene with nothing on it, at a camera. */
const bare = (camera: Camera): Scene => ({
  ...sceneAt(story, 0, view),
  camera,
  lines: [],
  places: [],
  towns: [],
  labels: [],
  train: null,
});
const painted = (camera: Camera, more: { landmarks?: Landmark[]; relief?: string } = {}): string =>
  paintSvg({
    story: { ...story, landmarks: more.landmarks ?? [] },
    scene: bare(camera),
    view,
    ink,
    bands,
    relief: more.relief ?? '',
    label: () => '',
  });

describe('a still', () => {
  it('lays the relief over the land and under the water', () => {
    for (const zoom of [2.5, 4.5]) {
      const svg = painted(over([105, 52], zoom), { relief: 'data:image/avif;base64,AAAA' });
      const image = svg.indexOf('<image href="data:image/avif;base64,AAAA"');
      expect(image).toBeGreaterThan(svg.indexOf(`fill="${ink.land}"`));
      expect(image).toBeLessThan(svg.indexOf(`stroke="${ink.river}"`, image - 1));
      // Once, and no lake or river of the tier it lies in is under it.
      expect(svg.match(/<image/g)).toHaveLength(1);
      expect(svg.indexOf(`fill="${ink.land}"`, image)).toBe(-1);
    }
  });

  it('draws first-level divisions close up only', () => {
    const has = (zoom: number): boolean =>
      painted(over([37.6, 55.7], zoom)).includes(`stroke="${ink.admin}"`);
    expect(has(3)).toBe(false);
    expect(has(7)).toBe(true);
  });

  it('draws a landmark from its zoom on', () => {
    const bridge: Landmark = {
      id: 'b',
      kind: 'bridge',
      place: '',
      name: '',
      minZoom: 9,
      withinM: 100,
      how: 'Placed by us.',
      shape: 'line',
      coordinates: [
        [131.88, 43.06],
        [131.93, 43.06],
      ],
    };
    const [with_, without] = [
      painted(over([131.9, 43.06], 9.5), { landmarks: [bridge] }),
      painted(over([131.9, 43.06], 9.5)),
    ];
    expect(with_.length).toBeGreaterThan(without.length);
    expect(painted(over([131.9, 43.06], 8.5), { landmarks: [bridge] })).toBe(
      painted(over([131.9, 43.06], 8.5)),
    );
  });

  it('has in its corner the strokes in view, and a scale where one holds', () => {
    const at = { right: 1184, y: 665 };
    const chapter = story.chapters.findIndex(({ id }) => id === 'plan');
    const scene = sceneAt(story, chapter, view);
    const corner = furniturePath(story, scene, view, ink, at);
    expect(corner).toContain('stroke-dasharray="2.4 4.2"');
    expect(corner).toMatch(/v5h[\d.]+v-5/);
    const globe = furniturePath(story, { ...scene, camera: over([100, 50], 1.2) }, view, ink, at);
    expect(globe).not.toMatch(/v5h[\d.]+v-5/);
    expect(furniturePath(story, bare(over([100, 50], 1.2)), view, ink, at)).toBe('');
  });
});

describe('the relief of a still', () => {
  /** Opaque black west of 110° E, clear elsewhere. */
  const relief: Relief = {
    box: [100, 30, 120, 50],
    levels: [
      {
        width: 200,
        height: 200,
        pixels: Uint8Array.from({ length: 200 * 200 * 4 }, (_, i) =>
          i % 4 === 3 && Math.floor(i / 4) % 200 < 100 ? 255 : 0,
        ),
      },
    ],
  };

  it('lies where the planet has it', async () => {
    const camera = over([110, 40], 3.8);
    const address = await sampleRelief([relief], camera, view);
    const picture = Buffer.from(address.split(',')[1]!, 'base64');
    const { data, info } = await sharp(picture).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
    const { project } = projectorOf(camera, view);
    const alphaAt = (lon: number, lat: number): number => {
      const { x, y } = project([lon, lat]);
      const column = Math.floor((x / view.width) * info.width);
      const row = Math.floor((y / view.height) * info.height);
      return data[4 * (row * info.width + column) + 3]!;
    };
    expect(alphaAt(109, 36)).toBeGreaterThan(240);
    expect(alphaAt(109, 44)).toBeGreaterThan(240);
    expect(alphaAt(111, 36)).toBeLessThan(15);
    expect(alphaAt(111, 44)).toBeLessThan(15);
    expect(alphaAt(109, 27)).toBeLessThan(15);
  });

  it('is none close up, and where it does not reach', async () => {
    expect(await sampleRelief([relief], over([110, 40], 6.5), view)).toBe('');
    expect(await sampleRelief([relief], over([-80, -30], 3), view)).toBe('');
  });
});
