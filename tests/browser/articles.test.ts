import { describe, expect, it } from 'vitest';
import { layoutFor } from '../../src/ui/layout.ts';
import { expectOwnCamera, openArticle, readThrough, type Door } from './support/articles.ts';
import { NO_WEBGL } from './support/webgl.ts';

const SIZES = [
  { width: 390, height: 844 },
  { width: 1280, height: 800 },
];

/** The conditions under which a story is scrolled through, and what an editor has to say for that. */
const LOADER: [name: string, options?: string][] = [
  ['plain'],
  ['hostile-css'],
  ['sticky-header', 'data-offset="64"'],
  ['right-to-left'],
  ['large-text'],
  ['small-rem'],
  ['narrow'],
  ['wide'],
  ['dark', 'data-theme="dark"'],
  ['base'],
  ['quirks'],
  ['strict'],
  ['no-storage'],
  ['isolated'],
  ['own-scroller'],
];
/** The element in the page's own DOM: what may reach it there. */
const ELEMENT: typeof LOADER = [
  ['plain'],
  ['hostile-css'],
  ['sticky-header', 'offset="64"'],
  ['large-text'],
  ['right-to-left'],
  ['quirks'],
  ['strict'],
  ['own-scroller'],
];

/** Where more than the layout is at stake the live map is there too; it takes most of the time. */
const WITH_MAP = ['plain', 'hostile-css', 'strict', 'isolated', 'no-storage'];

/** By finger on a phone: it takes its time, and what it is scrolled with is all the same to most pages. */
const WITH_FINGER = ['plain'];

const cases = (door: Door, articles: typeof LOADER) =>
  SIZES.flatMap((size) =>
    articles.map(([name, options = '']) => ({
      door,
      name,
      options,
      ...size,
      at: `${size.width}×${size.height}`,
    })),
  );

describe.each([...cases('loader', LOADER), ...cases('element', ELEMENT)])(
  'an article with the $door: $name, at $at',
  ({ door, name, options, width, height }) => {
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
          finger: WITH_FINGER.includes(name),
          painter: live ? 'maplibre' : 'svg',
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
