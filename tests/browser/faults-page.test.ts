/** What the page itself is made of fails: the text is read all the same. */
import { expect, it } from 'vitest';
import { eventually } from './support/eventually.ts';
import { Fault, type Kind, painter, readable, trouble, tryAgain, whole } from './support/faults.ts';
import { openStory } from './support/site.ts';
import { whenReady } from './support/story.ts';

const late = '[data-late]';

it.each<[string, string, Kind]>([
  ['the page’s script', '**/assets/page-*.js', 'missing'],
  ['the page’s script', '**/assets/page-*.js', 'garbled'],
  ['the page’s script', '**/assets/page-*.js', 'slow'],
  ['the element’s script', '**/assets/element-*.js', 'garbled'],
  ['the style sheet', '**/assets/releases-*.css', 'missing'],
  ['the style sheet', '**/assets/releases-*.css', 'garbled'],
])('%s (%s) is %s: the reader is told, and trying again loads the page', async (_, file, kind) => {
  const fault = new Fault(file, kind);
  const { page, close } = await openStory({
    path: '/#over-the-bridge',
    wait: false,
    until: 'commit',
    // Where nothing is held back, the clock is ours all the same.
    prepare: async (context) => {
      if (kind !== 'slow') await context.clock.install();
      await fault.prepare(context);
    },
  });
  await readable(page);
  expect(await page.locator(late).isVisible()).toBe(false);
  await page.clock.runFor(15_000);
  await page.locator(late).waitFor();
  await readable(page);
  fault.end();
  await Promise.all([page.waitForEvent('load'), page.locator(`${late} a`).click()]);
  await whenReady(page);
  await whole(page);
  expect(await page.evaluate(() => location.hash)).toBe('#over-the-bridge');
  expect(await page.locator(late).isVisible()).toBe(false);
  await close();
});

it('a style sheet that takes long holds the text back for four seconds, and the story begins when it comes', async () => {
  const fault = new Fault('**/assets/*.css', 'slow');
  const { page, close } = await openStory({
    wait: false,
    until: 'commit',
    prepare: fault.prepare,
    init: `window.painted = 0;
      new PerformanceObserver(() => window.painted++).observe({ type: 'paint', buffered: true });`,
  });
  await page.waitForFunction(() => document.querySelector('[data-chapter] .text p'));
  const painted = () => page.evaluate(() => (window as unknown as { painted: number }).painted);
  expect(await painted()).toBe(0);
  await page.clock.runFor(5000);
  await eventually(painted).toBeGreaterThan(0);
  await readable(page);
  expect(await page.locator('[data-alive]').count()).toBe(0);
  await page.clock.runFor(10_000);
  await page.locator(late).waitFor();
  await fault.release();
  await whole(page);
  expect(await page.evaluate(() => document.querySelector<HTMLElement>('.story')!.dataset.mode)).toBe(
    'scroll',
  );
  await page.clock.runFor(1000);
  expect(await page.locator(late).isVisible()).toBe(false);
  await close();
});

it.each<Kind>(['missing', 'garbled', 'slow'])(
  'fonts that are %s: other fonts do, and nothing is said',
  async (kind) => {
    const fault = new Fault('**/*.woff2', kind);
    const { page, close } = await openStory({ wait: false, until: 'commit', prepare: fault.prepare });
    await fault.wait(page);
    await readable(page);
    await whenReady(page);
    await whole(page);
    await fault.release();
    await close();
  },
);

it.each<Kind>(['missing', 'garbled'])(
  'still maps that are %s are told where no map is, and come when tried again',
  async (kind) => {
    const stills = new Fault('**/stills/**', kind);
    const ground = new Fault('**/world.topo*', 'missing');
    const { page, close } = await openStory({
      prepare: async (context) => {
        await stills.prepare(context);
        await ground.prepare(context);
      },
    });
    await page.locator('[data-trouble="ground"]').waitFor();
    expect(await painter(page)).toBe(null);
    await readable(page);
    stills.end();
    await tryAgain(page);
    const shown = () =>
      page.evaluate(() => document.querySelector<HTMLImageElement>('[data-static-map] img')!.naturalWidth);
    await eventually(shown).toBeGreaterThan(0);
    // The moving map is still missing, and the still maps do stand in for it.
    await page.locator('[data-trouble="maps"]').waitFor();
    ground.end();
    await tryAgain(page);
    await whole(page);
    expect(await trouble(page).count()).toBe(0);
    await close();
  },
);
