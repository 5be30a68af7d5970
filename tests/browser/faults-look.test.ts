/** What looking around needs does not come: until it is there the page is the reader's, and nothing is held. */
import { expect, it } from 'vitest';
import { eventually } from './support/eventually.ts';
import { Fault, type Kind, trouble, tryAgain, whole } from './support/faults.ts';
import { scrollBy } from './support/scroll.ts';
import { openStory } from './support/site.ts';

it.each<Kind>(['missing', 'garbled', 'slow'])('its script is %s', async (kind) => {
  const fault = new Fault('**/assets/Look-*.js', kind);
  const { page, close } = await openStory({ prepare: fault.prepare });
  await whole(page);
  await page.locator('[data-look-open]').click();
  await fault.wait(page);
  await page.locator('[data-trouble="look"]').waitFor();
  expect(await page.locator('[data-look], [inert] [data-chapter]').count()).toBe(0);
  await scrollBy(page, 600, 'wheel');
  await eventually(() => page.evaluate(() => scrollY)).toBeGreaterThan(300);

  if (kind === 'slow') {
    // The reader has gone on: what comes late takes nothing from them.
    await fault.release();
    await eventually(() => trouble(page).count()).toBe(0);
    expect(await page.locator('[data-look]').count()).toBe(0);
    await page.locator('[data-look-open]').click();
  } else {
    fault.end();
    if (kind === 'missing') await tryAgain(page);
    else {
      await Promise.all([page.waitForEvent('load'), tryAgain(page)]);
      await whole(page);
      await page.locator('[data-look-open]').click();
    }
  }
  await page.locator('[data-look-close]').click();
  await eventually(() => page.locator('[data-look]').count()).toBe(0);
  await close();
});
