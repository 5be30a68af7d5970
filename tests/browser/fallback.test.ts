import type { BrowserContext, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { eventually } from './support/eventually.ts';
import { openStory, type OpenOptions } from './support/site.ts';
import { chapters, goTo, progress } from './support/story.ts';
import { NO_WEBGL } from './support/webgl.ts';

const TOLD = `
  window.told = [];
  for (const name of ['storyerror', 'painterchange'])
    document.addEventListener(name, ({ type, detail }) => window.told.push({ type, ...detail }));
`;

const told = (page: Page) =>
  page.evaluate(() => (window as unknown as { told: { type: string; message: string }[] }).told);
const missing = (pattern: string) => (context: BrowserContext) =>
  context.route(pattern, (route) => route.fulfill({ status: 404, body: 'Not Found' }));

const CASES: [string, OpenOptions][] = [
  ['with a basemap file that is not there', { init: TOLD, prepare: missing('**/world.topo*') }],
  [
    'without WebGL and the simple map’s script',
    { init: TOLD + NO_WEBGL, prepare: missing('**/assets/svg-live-*.js') },
  ],
];

describe.each(CASES)('%s', (_, options) => {
  it('the story is ready and told by its still maps, and says what is wrong', async () => {
    const { page, foreign, close } = await openStory(options);
    const face = await page.evaluate(() => {
      const { map, painter } = document.querySelector('armored-train-story')!;
      return { map, painter };
    });
    expect(face).toEqual({ map: null, painter: null });
    const events = await told(page);
    expect(new Set(events.map(({ type }) => type))).toEqual(new Set(['storyerror']));
    for (const { message } of events) expect(message).toMatch(/\w{3}/);
    expect(await page.locator('[data-trouble]').getAttribute('data-trouble')).toBe('maps');

    const all = await chapters(page);
    for (const id of [all[0]!.id, 'over-the-bridge', all.at(-1)!.id]) {
      await goTo(page, id);
      expect(await progress(page)).toBe(all.findIndex((chapter) => chapter.id === id));
      const seen = () =>
        page.evaluate(() => {
          const still = document
            .elementsFromPoint(1000, 400)
            .find((element) => element.closest('[data-static-map]'));
          const img = still?.closest('[data-static-map]')?.querySelector('img');
          const canvas = [...document.querySelectorAll('[data-stage] canvas')].some(
            (element) => getComputedStyle(element.parentElement!).opacity !== '0',
          );
          return {
            id: still?.closest<HTMLElement>('[data-chapter]')?.dataset.chapter,
            loaded: Boolean(img?.complete && img.naturalWidth),
            canvas,
          };
        });
      await eventually(seen).toEqual({ id, loaded: true, canvas: false });
      expect(await page.locator(`[id="${id}"]`).isVisible()).toBe(true);
    }
    expect(foreign).toEqual([]);
    await close();
  });
});

const painter = (page: Page) => page.evaluate(() => document.querySelector('armored-train-story')!.painter);

/** What was missing is there now: tried again, the live map comes, and nobody is told of trouble any more. */
async function comesAgain(page: Page, pattern: string): Promise<void> {
  await page.context().unroute(pattern);
  await page.getByRole('button', { name: 'Try again' }).click();
  await eventually(() => painter(page)).toBe('maplibre');
  await eventually(() => page.locator('[data-trouble]').count()).toBe(0);
}

it.each(['**/assets/maplibre-*.js', '**/maplibre-gl-worker*'])(
  'without %s the simple map stands in, the reader is told, and may have it tried again',
  async (pattern) => {
    const { page, close } = await openStory({ init: TOLD, prepare: missing(pattern) });
    await eventually(() => painter(page)).toBe('svg');
    expect(await page.locator('[data-trouble="live"]').innerText()).toMatch(/did not load/);
    await comesAgain(page, pattern);
    await close();
  },
);

it('a basemap file that is garbled leaves the still maps, and comes when it is tried again', async () => {
  const pattern = '**/world.topo*';
  const { page, close } = await openStory({
    init: TOLD,
    prepare: (context) =>
      context.route(pattern, (route) => route.fulfill({ status: 200, body: '{"objects": {"la' })),
  });
  await page.locator('[data-trouble="maps"]').waitFor();
  expect(await painter(page)).toBe(null);
  await comesAgain(page, pattern);
  await close();
});

it('a finer map that does not come is told, the live map goes on, and it comes when it is tried again', async () => {
  const { page, close } = await openStory({ init: TOLD, prepare: missing('**/corridor.topo*') });
  await goTo(page, 'over-the-bridge');
  await eventually(async () => (await told(page)).map(({ type }) => type)).toContain('storyerror');
  expect(await page.evaluate(() => document.querySelector('armored-train-story')!.painter)).toBe('maplibre');
  expect(await progress(page)).toBe(12);
  await page.locator('[data-trouble="ground"]').waitFor();
  await comesAgain(page, '**/corridor.topo*');
  await close();
});
