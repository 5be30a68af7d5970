/**
 * Letters on the live map stand out from what is painted under them (WCAG 2.2, 1.4.3), measured in its picture: a picture with
 * the letters and one with their halo alone. What differs is where letters are; the second picture has, in the very
 * place, what they are read against: the map with the halo over it.
 */
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { expect, it } from 'vitest';
import { openStory } from './support/site.ts';
import { frames, goTo, idle } from './support/story.ts';

interface Label {
  name: string;
  ink: number[];
  box: { left: number; top: number; right: number; bottom: number };
  /** What WCAG asks of letters of this size and weight. */
  least: number;
}

/** The names that are on the map now and that nothing lies over, with their inks. */
const labels = (page: Page): Promise<Label[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('.letters .label')]
      .filter((label) => label.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
      .flatMap((label) =>
        [label, ...label.querySelectorAll<HTMLElement>('*')].flatMap((line) => {
          const text = [...line.childNodes].find((node) => node instanceof Text && node.data.trim());
          if (!text) return [];
          const range = document.createRange();
          range.selectNode(text);
          const { left, top, right, bottom } = range.getBoundingClientRect();
          if (left < 0 || top < 0 || right > innerWidth || bottom > innerHeight) return [];
          const { color, fontSize, fontWeight } = getComputedStyle(line);
          const px = Number.parseFloat(fontSize);
          const large = px >= 24 || (px >= 18.66 && Number(fontWeight) >= 700);
          return [
            {
              name: text.textContent!.trim(),
              ink: color
                .match(/[\d.]+/g)!
                .slice(0, 3)
                .map(Number),
              box: {
                left: Math.floor(left),
                top: Math.floor(top),
                right: Math.ceil(right),
                bottom: Math.ceil(bottom),
              },
              least: large ? 3 : 4.5,
            },
          ];
        }),
      ),
  );

const luminance = (colour: ArrayLike<number>): number => {
  const [r, g, b] = [0, 1, 2].map((i) => {
    const s = colour[i]! / 255;
    return s <= 0.04045 ? s / 12.92 : ((s + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
};
const contrast = (a: ArrayLike<number>, b: ArrayLike<number>): number => {
  const [less, more] = [luminance(a), luminance(b)].toSorted((x, y) => x - y);
  return (more! + 0.05) / (less! + 0.05);
};

const pixels = async (page: Page) =>
  sharp(await page.screenshot({ scale: 'css' }))
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });

const CHAPTERS = ['plan', 'to-chongjin', 'university'];

it.each(['light', 'dark'] as const)(
  'in %s every letter on the map can be told from its ground',
  async (theme) => {
    const { page, close } = await openStory({
      theme,
      draw: 'plain',
      reducedMotion: true,
      width: 900,
      height: 640,
    });
    // Nothing but the map and its letters.
    await page.addStyleTag({
      content:
        '.chapters, .bar, .strip, .spots, .over-map, .furniture, .caveat { visibility: hidden !important }',
    });
    const faults: string[] = [];
    let count = 0;
    for (const chapter of CHAPTERS) {
      await goTo(page, chapter);
      await frames(page);
      const names = await labels(page);
      const written = await pixels(page);
      const hide = await page.addStyleTag({
        content: '.letters .label, .letters .label * { color: transparent !important }',
      });
      await idle(page);
      await frames(page);
      const ground = await pixels(page);
      await hide.evaluate((style) => style.parentNode!.removeChild(style));
      const { width } = ground.info;
      for (const { name, ink, box, least: asked } of names) {
        const ratios: number[] = [];
        for (let y = box.top; y < box.bottom; y++)
          for (let x = box.left; x < box.right; x++) {
            const at = 3 * (y * width + x);
            const [a, b] = [written.data.subarray(at, at + 3), ground.data.subarray(at, at + 3)];
            // A letter is here, or its edge.
            if (Math.abs(a[0]! - b[0]!) + Math.abs(a[1]! - b[1]!) + Math.abs(a[2]! - b[2]!) > 60)
              ratios.push(contrast(ink, b));
          }
        if (!ratios.length) continue;
        count++;
        ratios.sort((x, y) => x - y);
        // A line that crosses under one letter does not make a name illegible: one part in twenty may be lower.
        const low = ratios[Math.floor(ratios.length / 20)]!;
        if (low < asked) faults.push(`${chapter}: ${name} stands out ${low.toFixed(2)} : 1`);
      }
    }
    await close();
    expect(faults).toEqual([]);
    expect(count).toBeGreaterThan(10);
  },
  240_000,
);
