import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BANDS } from '../../src/map/basemap.ts';
import { story } from './support/away.ts';
import { takePictures, type Pictures } from './support/pictures.ts';
import { openStory, type Opened } from './support/site.ts';

type At = [number, number];
const at = (id: string): At => [...story.places[id]!.at] as At;

const SPOTS: [string, At][] = [
  ['Vladivostok', at('vladivostok')],
  ['the Tumen’s mouth', [130.69, 42.3]],
  ['Pyongyang', at('pyongyang')],
  ['Moscow', at('moscow')],
];

/** The globe fills the stage from here on, and its ground is flat enough for two pictures to be laid over each other. */
const FILLED = 4;
/** Of what two neighbouring zooms show; coasts that are drawn finer make 3 %, one missing tile makes 15 % and more. */
const LIKE = 0.05;

/**
 * What may change in the moment in which a band takes over, beside the zoom itself (a step as small within the band): of
 * all pixels, and of land and water. On this stage the latter is a lake of 30 pixels across, which nobody fails to see.
 * Where a band is nested in the coarser one (zoom 5.8), at most 0.25 % and 0.08 % were measured.
 */
const JUMP = { pixels: 0.005, ground: 0.003 };
/** Zooms: moves nothing on this stage by half a pixel. */
const STEP = 0.001;
/** Colours farther apart than this are told apart at a glance: land and water are 26 apart, land and story land 21. */
const FAR = 16;

const inBox = ([lon, lat]: At, [w, s, e, n]: (typeof BANDS)[number]['box']): boolean =>
  lon > w && lon < e && lat > s && lat < n;

/** In the page, in one go: pictures at these zooms, and each compared with the one before it. */
const pass = (page: Page, center: At, zooms: number[]) =>
  page.evaluate(
    async ([where, list, far]) => {
      const { pictures } = window as unknown as { pictures: Pictures };
      const seen: { zoom: number; clear: number; differ: number; unlike: number }[] = [];
      for (const [i, zoom] of list.entries()) {
        const { clear } = await pictures.take(String(zoom), where, zoom);
        const before = String(list[Math.max(0, i - 1)]);
        const differ = pictures.differ(before, String(zoom), far);
        seen.push({ zoom, clear, differ, unlike: pictures.unlike(before, String(zoom)) });
      }
      return seen;
    },
    [center, zooms, FAR] as const,
  );

describe('crossing the zooms', () => {
  let opened: Opened;
  let page: Page;
  beforeAll(async () => {
    opened = await openStory({ width: 640, height: 480, draw: 'plain', phone: false, reducedMotion: true });
    page = opened.page;
    // Each close-up asks for the bands of its surroundings: from here on all is there that a reader would have.
    for (const id of ['moscow', 'pyongyang', 'khasan', 'vladivostok'])
      await page.evaluate(async (place) => {
        const element = document.querySelector('armored-train-story')!;
        element.openPlace(place);
        await new Promise<void>((done) => void element.map!.once('idle', () => done()));
        element.closePlace();
      }, id);
    await takePictures(page);
  }, 120_000);
  afterAll(() => opened.close());

  it.each(SPOTS)(
    'over %s, from 1 to 11, nothing is empty, and each zoom shows the ground of the one before',
    async (_, center) => {
      const zooms = Array.from({ length: 21 }, (__, i) => 1 + i / 2);
      const seen = await pass(page, center, zooms);
      const filled = seen.filter(({ zoom }) => zoom >= FILLED);
      expect(filled.filter(({ clear }) => clear > 0)).toEqual([]);
      expect(filled.filter(({ unlike }) => !(unlike < LIKE))).toEqual([]);
      // And the other way round: the globe is a globe, so the pictures are of the map and not of nothing.
      expect(seen[0]!.clear).toBeGreaterThan(0.4);
    },
    180_000,
  );

  it.each(SPOTS)(
    'over %s, where a finer band takes over nothing jumps',
    async (_, center) => {
      const froms = new Set(
        BANDS.filter(({ box, tier }) => tier > 0 && inBox(center, box)).map((b) => b.from),
      );
      expect(froms.size).toBe(2);
      const jumps: string[] = [];
      for (const from of froms) {
        const [, over, beyond] = await pass(page, center, [from - STEP, from + STEP, from + 3 * STEP]);
        const pixels = over!.differ - beyond!.differ;
        const ground = over!.unlike - beyond!.unlike;
        if (!(pixels < JUMP.pixels)) jumps.push(`at ${from}: ${(pixels * 100).toFixed(2)} % of the pixels`);
        if (!(ground < JUMP.ground))
          jumps.push(`at ${from}: ${(ground * 100).toFixed(2)} % of land and water`);
      }
      expect(jumps).toEqual([]);
    },
    60_000,
  );
});
