import type { Frame, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { layoutFor } from '../../src/ui/layout.ts';
import { expectOwnCamera, openArticle, seen, type Article } from './support/articles.ts';
import { readThrough, type Hand } from './support/reading.ts';
import { NO_WEBGL } from './support/webgl.ts';

const SIZES = [
  { width: 390, height: 844 },
  { width: 1280, height: 800 },
];

/** The conditions under which a story is scrolled through, and what an editor has to say for that. */
const CONDITIONS: [name: string, options?: string][] = [
  ['plain'],
  ['hostile-css'],
  ['sticky-header', 'offset="64"'],
  ['right-to-left'],
  ['large-text'],
  ['small-rem'],
  ['narrow'],
  ['wide'],
  ['dark', 'theme="dark"'],
  ['base'],
  ['quirks'],
  ['strict'],
  ['no-storage'],
  ['isolated'],
  ['own-scroller'],
  ['reflow'],
  ['two'],
];
const DOORS = ['loader', 'element'] as const;

/** Where more than the layout is at stake the live map is there too; it takes most of the time. */
const WITH_MAP = ['plain', 'hostile-css', 'strict', 'isolated', 'no-storage'];

/** What a story is scrolled with is all the same to most pages; these are read by finger and by keys, too. */
const WITH_HANDS = ['plain', 'sticky-header', 'reflow'];

const cases = DOORS.flatMap((door) =>
  SIZES.flatMap((size) =>
    CONDITIONS.flatMap(([name, said = '']) => {
      const hands: Hand[] = !WITH_HANDS.includes(name)
        ? ['wheel']
        : size.width < 600
          ? ['finger']
          : ['wheel', 'keys'];
      const options = door === 'loader' && said ? `data-${said}` : said;
      return hands.map((hand) => ({
        door,
        name,
        options,
        hand,
        ...size,
        at: `${size.width}×${size.height}`,
      }));
    }),
  ),
);

/** An advertisement comes above the story while it is read: the reader stays where they are. */
async function reflow(article: Article, index: number, where: Page | Frame): Promise<void> {
  if (index % 4 !== 1) return;
  await article.page.evaluate(async (height) => {
    document.getElementById('late')!.style.height = `${height}px`;
    for (let i = 0; i < 2; i++) await new Promise((done) => requestAnimationFrame(done));
  }, index * 80);
  expect((await seen(where)).progress, 'after a reflow').toBe(index);
}

describe.each(cases)(
  'an article with the $door: $name, at $at, by $hand',
  ({ door, name, options, width, height, hand }) => {
    it('is scrolled through every chapter, as in the story’s own page, and to its end', async () => {
      const live = WITH_MAP.includes(name);
      // The reader's own size of text reaches the frame and the element; a page's `html { font-size }` reaches neither.
      const em = name === 'large-text' ? 32 : 16;
      const article = await openArticle(name, door, {
        width,
        height,
        options,
        init: live ? '' : NO_WEBGL,
        textSize: em,
      });
      try {
        const rests = await readThrough(article, {
          hand,
          painter: live ? 'maplibre' : 'svg',
          atRest: name === 'reflow' ? (index, where) => reflow(article, index, where) : undefined,
        });
        for (const rest of rests) {
          expectOwnCamera(rest);
          expect(rest.mode).toBe('scroll');
          expect(rest.view.em).toBe(em);
          // A frame is a page of its own: its stage is what the page's would be in a window of that size.
          if (door === 'loader')
            expect(rest.view).toEqual(layoutFor(rest.view.width, rest.view.height, em).view);
        }
        const sizes = await article.page.evaluate(() => {
          const box = document.querySelector('armored-train-embed, armored-train-story')!;
          const rect = box.getBoundingClientRect();
          const column = box.parentElement!.getBoundingClientRect();
          return {
            over: Math.max(rect.right - column.right, column.left - rect.left),
            page: document.documentElement.scrollWidth - innerWidth,
          };
        });
        expect(sizes.over, 'the story keeps to its column').toBeLessThanOrEqual(1);
        expect(sizes.page, 'nothing makes the page scroll sideways').toBeLessThanOrEqual(0);
        expect(article.said).toEqual([]);
      } finally {
        await article.close();
      }
    }, 240_000);
  },
);
