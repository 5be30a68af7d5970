/** One file of the map that fails, is garbled or takes thirty seconds: the text is read, one line says it, it recovers. */
import { expect, it } from 'vitest';
import { eventually } from './support/eventually.ts';
import { Fault, type Kind, painter, readable, tryAgain, trouble, whole } from './support/faults.ts';
import { openStory } from './support/site.ts';
import { whenReady } from './support/story.ts';
import { NO_WEBGL } from './support/webgl.ts';

interface Case {
  file: string;
  kind: Kind;
  /** What the line is about, and what paints meanwhile. */
  told: string;
  meanwhile: 'maplibre' | 'svg' | null;
  path?: string;
}

const DEEP = '/#over-the-bridge';
const CASES: Case[] = [
  { file: '**/world.topo*', kind: 'slow', told: 'slow', meanwhile: null },
  { file: '**/corridor.topo*', kind: 'missing', told: 'ground', meanwhile: 'maplibre', path: DEEP },
  { file: '**/corridor.topo*', kind: 'garbled', told: 'ground', meanwhile: 'maplibre', path: DEEP },
  { file: '**/corridor.topo*', kind: 'slow', told: 'ground', meanwhile: 'maplibre', path: DEEP },
  { file: '**/maplibre-gl-worker*', kind: 'garbled', told: 'live', meanwhile: 'svg' },
  { file: '**/maplibre-gl-worker*', kind: 'slow', told: 'slow', meanwhile: null },
  { file: '**/west-*.avif', kind: 'missing', told: 'ground', meanwhile: 'maplibre', path: '/#kirby' },
  { file: '**/west-*.avif', kind: 'slow', told: 'ground', meanwhile: 'maplibre', path: '/#kirby' },
  { file: '**/west-*.avif', kind: 'garbled', told: 'ground', meanwhile: 'maplibre', path: '/#kirby' },
];

it.each(CASES)('$file, $kind: $told is told, and it comes when it is tried again', async (the) => {
  const fault = new Fault(the.file, the.kind);
  const { page, close } = await openStory({ path: the.path, prepare: fault.prepare, wait: false });
  await fault.wait(page);
  await page.locator(`[data-trouble="${the.told}"]`).waitFor();
  await eventually(() => painter(page)).toBe(the.meanwhile);
  await readable(page);
  fault.end();
  await tryAgain(page);
  await whole(page);
  await close();
});

it('a relief that takes long is told, and the line goes when it comes', async () => {
  const fault = new Fault('**/west-*.avif', 'slow');
  const { page, close } = await openStory({ path: '/#kirby', prepare: fault.prepare, wait: false });
  await fault.wait(page);
  await page.locator('[data-trouble="ground"]').waitFor();
  await fault.release();
  await whole(page);
  await close();
});

it('the live map’s script that takes long is told, and the map comes with it', async () => {
  const fault = new Fault('**/assets/maplibre-*.js', 'slow');
  const { page, close } = await openStory({ prepare: fault.prepare, wait: false });
  await fault.wait(page);
  await page.locator('[data-trouble="slow"]').waitFor();
  await readable(page);
  await fault.release();
  await whole(page);
  await close();
});

it('where it never comes, trying again loads the page anew at the same chapter', async () => {
  const fault = new Fault('**/assets/maplibre-*.js', 'slow');
  const { page, close } = await openStory({ path: DEEP, prepare: fault.prepare, wait: false });
  await fault.wait(page);
  await page.locator('[data-trouble="slow"]').waitFor();
  fault.end();
  await Promise.all([page.waitForEvent('load'), tryAgain(page)]);
  await whenReady(page);
  await whole(page);
  expect(await page.evaluate(() => document.querySelector('armored-train-story')!.scene!.chapter)).toBe(
    'over-the-bridge',
  );
  await close();
});

it.each([
  ['the live map’s', '**/assets/maplibre-*.js', 'live', ''],
  ['the simple map’s', '**/assets/svg-live-*.js', 'maps', NO_WEBGL],
])(
  '%s script that is garbled: a browser keeps it, so the page is loaded anew',
  async (_, file, told, init) => {
    const fault = new Fault(file, 'garbled');
    const { page, close } = await openStory({ path: DEEP, prepare: fault.prepare, init });
    await page.locator(`[data-trouble="${told}"]`).waitFor();
    await readable(page);
    // Still garbled: the page comes anew, and says so again.
    await Promise.all([page.waitForEvent('load'), tryAgain(page)]);
    await page.locator(`[data-trouble="${told}"]`).waitFor();
    fault.end();
    await Promise.all([page.waitForEvent('load'), tryAgain(page)]);
    await whenReady(page);
    await eventually(() => painter(page)).toBe(init ? 'svg' : 'maplibre');
    expect(await trouble(page).count()).toBe(0);
    expect(await page.evaluate(() => document.querySelector('armored-train-story')!.scene!.chapter)).toBe(
      'over-the-bridge',
    );
    await close();
  },
);
