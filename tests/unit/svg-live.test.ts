/** What the painter without WebGL stands on: the planet as d3 cuts it, and coarser copies of the ground. */
import { readFileSync } from 'node:fs';
import { geoArea } from 'd3-geo';
import type { Position } from 'geojson';
import type { Topology } from 'topojson-specification';
import { describe, expect, it } from 'vitest';
import { BANDS, decode } from '../../src/map/basemap.ts';
import { projectionOf } from '../../src/map/projection.ts';
import { thinned } from '../../src/map/thin.ts';
import { projectorOf } from '../../src/scene/planet.ts';
import { sceneAt } from '../../src/scene/scene.ts';
import type { LonLat } from '../../src/story/types.ts';
import { realStory, ROOT, stage } from './scene-support.ts';

const story = realStory();

describe('the projection that shapes are cut by', () => {
  it.each([
    [1280, 800],
    [390, 844],
  ])('is the planet’s own at %i×%i, in every chapter and half way to the next', (width, height) => {
    const view = stage(width, height);
    let seen = 0;
    for (let progress = 0; progress <= story.chapters.length - 1; progress += 0.5) {
      const { camera } = sceneAt(story, progress, view);
      const { project, unproject } = projectorOf(camera, view);
      const projection = projectionOf(camera, view);
      for (let x = 5; x < width; x += width / 6) {
        for (let y = 5; y < height; y += height / 6) {
          const at = unproject(x, y);
          if (!at) continue;
          const own = project(at);
          const cut = projection(at)!;
          expect(Math.hypot(cut[0] - own.x, cut[1] - own.y), `${progress}: ${x}, ${y}`).toBeLessThan(0.05);
          seen++;
        }
      }
    }
    expect(seen).toBeGreaterThan(500);
  });
});

describe('a coarser copy of a band', () => {
  const polygons = (data: ReturnType<typeof thinned>): Position[][][] =>
    ['land', 'story', 'lakes'].flatMap((layer) =>
      (data[layer as 'land']?.features ?? []).flatMap(({ geometry }) =>
        geometry?.type === 'MultiPolygon'
          ? geometry.coordinates
          : geometry?.type === 'Polygon'
            ? [geometry.coordinates]
            : [],
      ),
    );
  const points = (all: Position[][][]): number => all.flat().reduce((sum, ring) => sum + ring.length, 0);

  it.each(BANDS.map(({ id, from }) => [id, Math.max(0, Math.floor(from))] as const))(
    'of %s has fewer points, and no shape turned inside out',
    (id, zoom) => {
      const whole = decode(
        id,
        JSON.parse(readFileSync(`${ROOT}/geo/basemap/${id}.topo.json`, 'utf8')) as Topology,
      );
      for (const px of [0.6, 2.5]) {
        const thin = polygons(thinned(whole, (px * 360) / (512 * 2 ** zoom)));
        expect(points(thin)).toBeLessThan(points(polygons(whole)));
        expect(points(thin)).toBeGreaterThan(10);
        // One that is would fill all of the planet but itself.
        for (const coordinates of thin)
          expect(geoArea({ type: 'Polygon', coordinates })).toBeLessThan(2 * Math.PI);
      }
    },
  );

  it('keeps the ends of a line where they are', () => {
    const line: LonLat[] = Array.from({ length: 50 }, (_, i) => [100 + i / 100, 40]);
    const data = {
      rivers: {
        type: 'FeatureCollection' as const,
        features: [
          {
            type: 'Feature' as const,
            properties: {},
            geometry: { type: 'LineString' as const, coordinates: line },
          },
        ],
      },
    };
    const { geometry } = thinned(data, 0.2).rivers!.features[0]!;
    const { coordinates } = geometry as { coordinates: Position[] };
    expect(coordinates.length).toBeLessThan(8);
    expect([coordinates[0], coordinates.at(-1)]).toEqual([line[0], line.at(-1)]);
  });
});
