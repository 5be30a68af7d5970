/** The story on paper: what a reader who presses Ctrl-P gets, from whatever they were reading. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { story } from './support/away.ts';
import { sheetsOf, unspaced, type Sheet } from './support/pdf.ts';
import { openStory, type OpenOptions } from './support/site.ts';
import { frames, goTo } from './support/story.ts';
import { NO_WEBGL } from './support/webgl.ts';

interface Reading {
  from: string;
  open: OpenOptions;
  paper: 'A4' | 'Letter';
  /** What the reader did before they printed. */
  before?: (page: Page) => Promise<unknown>;
}

const READINGS: Reading[] = [
  { from: 'a desktop in the dark, at the beginning', open: { theme: 'dark' }, paper: 'A4' },
  {
    from: 'a phone, in the middle, a place open',
    open: { width: 390, height: 844, reducedMotion: true },
    paper: 'Letter',
    before: async (page) => {
      await goTo(page, 'over-the-bridge');
      await page.evaluate(() => document.querySelector('armored-train-story')!.openPlace('khasan'));
      await page.locator('[data-place-card="khasan"]').waitFor();
    },
  },
  { from: 'a browser without scripts', open: { scripts: false, theme: 'dark' }, paper: 'A4' },
  {
    from: 'steps, what stands after the story open over it',
    open: { path: '/embed/?mode=steps#plan', width: 700, height: 640, init: NO_WEBGL },
    paper: 'Letter',
    before: async (page) => {
      await page.locator('[data-end-open]').click();
      await page.locator('[data-end-close]').waitFor();
    },
  },
];

/** The one sheet on which something is. */
function sheetWith(sheets: Sheet[], what: string, has: (sheet: Sheet) => boolean): number {
  const found = sheets.flatMap((sheet, i) => (has(sheet) ? [i] : []));
  expect(found, `pages with ${what}`).toHaveLength(1);
  return found[0]!;
}

describe.each(READINGS)('printed from $from', ({ open, paper, before }) => {
  it('has every chapter’s map, loaded, beside its text; its sources spelled out; and nothing to press', async () => {
    const { page, errors, close } = await openStory(open);
    await before?.(page);
    // Nothing has been scrolled to, and the maps for paper are not on the screen: the browser must fetch them now.
    const sheets = sheetsOf(await page.pdf({ format: paper, tagged: true }));
    const maps = page.locator('img.paper');
    expect(
      await maps.evaluateAll((all: HTMLImageElement[]) => all.map((img) => img.naturalWidth > 0)),
    ).toEqual(story.chapters.map(() => true));
    expect(sheets.length).toBeLessThan(25);

    for (const { headline, text, claims } of story.chapters) {
      const map = sheetWith(sheets, `the map of “${headline}”`, ({ pictures }) =>
        pictures.some((alt) => alt.includes(headline) && alt.includes(story.caveat)),
      );
      for (const part of [headline, text, ...claims.map(({ what }) => what)])
        expect(sheets[map]!.text, `beside the map of “${headline}”`).toContain(unspaced(part));
    }
    expect(sheets[0]!.text).toContain(unspaced(story.title));
    expect(sheets[0]!.text).toContain(unspaced(story.caveat));

    const all = sheets.map(({ text }) => text).join('');
    const missing = (parts: string[]) => parts.filter((part) => !all.includes(unspaced(part)));
    expect(missing(story.sources.map(({ url }) => url)), 'addresses').toEqual([]);
    expect(missing(story.end.map(({ headline }) => headline)), 'notes').toEqual([]);
    const { controls, place, look, steps, report } = story.ui;
    for (const word of [controls.skipMap, controls.simple, place.back, look.close, steps.close, report.copy])
      expect(all).not.toContain(unspaced(word));
    expect(errors).toEqual([]);
    await close();
  });
});

it('is dark on white, whatever the reader’s theme, and nothing of it is cut off', async () => {
  const { page, close } = await openStory({ theme: 'dark', width: 700, height: 900, init: NO_WEBGL });
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  await frames(page);
  const faults = await page.evaluate(() => {
    const light = (colour: string): number => {
      const [r = 0, g = 0, b = 0, a = 1] = (colour.match(/[\d.]+/g) ?? []).map(Number);
      return a === 0 ? 255 : (r + g + b) / 3;
    };
    const found: string[] = [];
    const story = document.querySelector('.story')!;
    const say = (element: Element, what: string) =>
      found.push(`<${element.localName} class="${element.className}"> ${what}`);
    for (const element of story.querySelectorAll<HTMLElement>('*')) {
      if (!element.checkVisibility() || element.closest('svg')) continue;
      const { color, backgroundColor, overflowX, overflowY, position } = getComputedStyle(element);
      if (light(color) > 120) say(element, `is written in ${color}`);
      if (light(backgroundColor) < 200) say(element, `stands on ${backgroundColor}`);
      if (overflowX !== 'visible' || overflowY !== 'visible')
        if (element.localName !== 'img') say(element, 'may be cut off');
      if (position === 'sticky' || position === 'fixed') say(element, `is ${position}`);
      if (element.matches('button, input, summary > *::after, [role="slider"]')) say(element, 'is a control');
    }
    return found;
  });
  await close();
  expect(faults).toEqual([]);
});
