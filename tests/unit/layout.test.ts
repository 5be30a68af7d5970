import { describe, expect, it } from 'vitest';
import { layoutFor } from '../../src/ui/layout.ts';
import { freePart, SIZES } from './scene-support.ts';

describe.each([...SIZES, [740, 360], [1024, 768], [704, 1400], [1920, 600]] as const)(
  'the layout of %i × %i',
  (width, height) => {
    const { view, readTop, readBottom, slack } = layoutFor(width, height);
    const free = freePart(view);
    const across = view.pad.left > 100;

    it('is the stage’s own size', () => {
      expect(view).toMatchObject({ width, height, em: 16 });
    });

    it('stands the card beside the map on a wide stage, else below it', () => {
      expect(across).toBe(width > height && width >= 704);
    });

    it('leaves the map a part that shows something', () => {
      expect(free.w).toBeGreaterThan(across ? width * 0.38 : width * 0.9);
      expect(free.h).toBeGreaterThan(across ? height * 0.6 : height * 0.35);
    });

    it('has the card clear of the free part where it is read', () => {
      if (across) {
        // story.css: 25 em or 40 % of the width, with two em before it.
        expect(free.x).toBeGreaterThanOrEqual(Math.min(400, width * 0.4) + 2 * 16);
        expect(free.x + free.w).toBeLessThan(width);
      } else expect(readTop).toBeGreaterThanOrEqual(free.y + free.h);
    });

    it('reads from the top line until the card’s bottom has risen above the other', () => {
      for (const line of [readTop, readBottom]) expect(line > 0 && line < height).toBe(true);
      expect(slack).toBeGreaterThan(0);
      expect(slack).toBeLessThan(height / 4);
      // Where the card lies under the map, it must have left the lower part before the map goes on.
      if (!across) expect(readBottom).toBeLessThan(readTop);
    });
  },
);

it('grows with the reader’s letters', () => {
  const [small, large] = [layoutFor(1280, 800, 16), layoutFor(1280, 800, 24)];
  expect(large.view.em).toBe(24);
  expect(large.view.pad.top).toBe(small.view.pad.top * 1.5);
  expect(large.view.pad.left).toBeGreaterThan(small.view.pad.left);
  // Letters so large that two columns have no room are set in one.
  expect(layoutFor(844, 390, 20).view.pad.left).toBe(0.75 * 20);
});
