/** The painter for readers without the live map. */
import { expect, it } from 'vitest';
import { openGiven, storyAddress, alive } from './support/articles.ts';
import { eventually } from './support/eventually.ts';
import { openStory } from './support/site.ts';
import { goTo } from './support/story.ts';
import { NO_WEBGL } from './support/webgl.ts';
import { projectionOf } from '../../src/map/projection.ts';
import { projectorOf } from '../../src/scene/planet.ts';
import type { Camera, Viewport } from '../../src/scene/types.ts';
import { layoutFor } from '../../src/ui/layout.ts';

/** How far a shape may lie from where the live map has it, CSS pixels. */
const OFF = 4;

it.each([
  [1280, 800],
  [390, 844],
])('its shapes lie where the live map has them, in every chapter at %i×%i', async (width, height) => {
  const { page, close } = await openStory({ width, height });
  const own = layoutFor(width, height).view;
  const count = await page.evaluate(() => document.querySelector('armored-train-story')!.chapters.length);
  let compared = 0;
  for (let index = 0; index < count; index++) {
    const { camera, view, places } = await page.evaluate((at) => {
      const element = document.querySelector('armored-train-story')!;
      element.progress = at;
      const stage = element.querySelector('[data-stage]')!;
      const known = new Map(element.places.map((place) => [place.id, place.at]));
      return {
        camera: element.scene!.camera,
        view: { width: stage.clientWidth, height: stage.clientHeight },
        places: element.scene!.places.filter(({ visible }) => visible).map(({ id }) => known.get(id)!),
      };
    }, index);
    const whole: Viewport = { ...own, ...view };
    const { unproject } = projectorOf(camera as Camera, whole);
    const grid = [0.1, 0.3, 0.5, 0.7, 0.9].flatMap((x) =>
      [0.1, 0.3, 0.5, 0.7, 0.9].flatMap((y) => {
        const at = unproject(x * view.width, y * view.height);
        return at ? [at] : [];
      }),
    );
    const points = [...places, ...grid];
    const live = await page.evaluate(
      (all) =>
        all.map((at) => {
          const { x, y } = document.querySelector('armored-train-story')!.map!.project(at);
          return [x, y] as const;
        }),
      points,
    );
    const projection = projectionOf(camera as Camera, whole);
    for (const [i, at] of points.entries()) {
      const [x, y] = projection(at)!;
      const off = Math.hypot(x - live[i]![0], y - live[i]![1]);
      expect(off, `chapter ${index}, ${at.join(', ')}`).toBeLessThan(OFF);
      compared++;
    }
  }
  await close();
  expect(compared).toBeGreaterThan(count * 15);
});

it('without WebGL follows the reader, and lays the letters on', async () => {
  const { page, close } = await openStory({ init: NO_WEBGL });
  const picture = () => page.evaluate(() => document.querySelector('[data-stage] .canvas svg')!.innerHTML);
  const face = () =>
    page.evaluate(() => {
      const { painter, map } = document.querySelector('armored-train-story')!;
      return { painter, map };
    });
  await eventually(face).toEqual({ painter: 'svg', map: null });
  const first = await picture();
  expect(first).not.toContain('style=');
  await goTo(page, 'over-the-bridge');
  expect(await picture()).not.toBe(first);
  expect(await page.locator('.letters .label').allInnerTexts()).toEqual(
    expect.arrayContaining([expect.stringContaining('Khasan')]),
  );
  expect(await page.locator('[data-look-open]').isVisible()).toBe(false);
  await close();
});

it('is there by the reader’s own switch, at the next visit too, and goes by it', async () => {
  const { page, close } = await openStory();
  const painter = () => page.evaluate(() => document.querySelector('armored-train-story')!.painter);
  expect(await painter()).toBe('maplibre');
  const button = page.getByRole('button', { name: 'Simple map' });
  await button.click();
  await eventually(painter).toBe('svg');
  await page.reload();
  await eventually(painter).toBe('svg');
  expect(await button.getAttribute('aria-pressed')).toBe('true');
  await button.click();
  await eventually(painter).toBe('maplibre');
  await close();
});

it('is what a browser that saves data gets, and the live map is not even asked for', async () => {
  const asked: string[] = [];
  const { page, close } = await openStory({
    init: `Object.defineProperty(navigator, 'connection', { value: { saveData: true } });`,
    prepare: async (context) => context.on('request', (request) => asked.push(request.url())),
  });
  await eventually(() => page.evaluate(() => document.querySelector('armored-train-story')!.painter)).toBe(
    'svg',
  );
  expect(asked.filter((url) => url.includes('maplibre'))).toEqual([]);
  await close();
});

it('comes at once where the host’s policy forbids the map’s worker', async () => {
  const url = await storyAddress();
  const article = await openGiven(
    {
      html: `<!doctype html><title>An article</title><p>Text.</p><script type="module" src="${url}/armored-train.js"></script><armored-train-story></armored-train-story><p id="below">More.</p>`,
      headers: {
        'Content-Security-Policy': `default-src 'none'; script-src ${url}; font-src ${url}; connect-src ${url}; img-src ${url} data: blob:`,
      },
    },
    'element',
  );
  try {
    const where = await alive(article);
    // Well before the patience of the live map ends.
    await eventually(() => where.evaluate(() => document.querySelector('armored-train-story')!.painter)).toBe(
      'svg',
    );
  } finally {
    await article.close();
  }
});
