import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markAt, progressAt, scrollAt, scrollAtMark, trackOf } from '../../src/scroll/progress.ts';
import type { Card, Lines, Track } from '../../src/scroll/progress.ts';

/** The reading lines of a stage of this height, upright or across; see ui/layout.ts. */
const linesFor = (height: number, wide = false): Lines => ({
  readTop: height * (wide ? 0.18 : 0.58),
  readBottom: height * (wide ? 0.42 : 0.36),
  slack: height * 0.08,
});

/** Cards below each other: the first at the reading position, then gaps and heights in shares of the stage. */
function stack(sizes: [gap: number, tall: number][], height: number, wide = false): Card[] {
  let y = 0;
  return sizes.map(([gap, tall], i) => {
    const top = i ? y + gap * height : linesFor(height, wide).readTop;
    y = top + tall * height;
    return { top, bottom: y };
  });
}

/** From an empty card to one of five stages; gaps as small as half a stage (story.css has nine tenths or more). */
const sizes = fc.array(
  fc.tuple(fc.double({ min: 0.5, max: 3, noNaN: true }), fc.double({ min: 0, max: 5, noNaN: true })),
  {
    minLength: 1,
    maxLength: 20,
  },
) as fc.Arbitrary<[number, number][]>;
const height = fc.integer({ min: 300, max: 1600 });
const tracks = fc
  .tuple(sizes, height, fc.boolean())
  .map(([s, h, wide]) => trackOf(stack(s, h, wide), linesFor(h, wide)));
const share = fc.double({ min: 0, max: 1, noNaN: true });
const endOf = (track: Track): number => track.end.at(-1)! + 500;

describe('progress and scroll', () => {
  it('is the chapter while its card is read and runs in the gap', () => {
    // Stage 1000: cards are read at 580, and have been when their bottom is above 360; 80 of slack.
    const track = trackOf(
      [
        { top: 580, bottom: 980 },
        { top: 1980, bottom: 2280 },
        { top: 3280, bottom: 6280 },
      ],
      linesFor(1000),
    );
    expect(progressAt(track, -4000)).toBe(0);
    expect(progressAt(track, 620)).toBe(0);
    // The first gap: from 980 − 360 to 1980 − 580 − 80.
    expect(progressAt(track, 970)).toBeCloseTo(0.5, 9);
    expect(progressAt(track, 1400)).toBe(1);
    expect(progressAt(track, 1920)).toBe(1);
    // A card of three stages rests until its bottom has risen.
    for (const scroll of [2620, 2700, 4000, 5920, 9999]) expect(progressAt(track, scroll)).toBe(2);
  });

  it('finds every progress again', () => {
    fc.assert(
      fc.property(tracks, share, (track, s) => {
        const progress = s * (track.read.length - 1);
        expect(progressAt(track, scrollAt(track, progress))).toBeCloseTo(progress, 6);
      }),
    );
  });

  it('finds every scroll position in a gap again', () => {
    fc.assert(
      fc.property(tracks, share, (track, s) => {
        const scroll = s * endOf(track);
        const progress = progressAt(track, scroll);
        if (!Number.isInteger(progress)) expect(scrollAt(track, progress)).toBeCloseTo(scroll, 6);
      }),
    );
  });

  it('is at rest where goTo and a link to a chapter land', () => {
    fc.assert(
      fc.property(tracks, (track) => {
        for (const k of track.read.keys()) expect(progressAt(track, scrollAt(track, k))).toBe(k);
      }),
    );
  });

  it('only grows as the reader scrolls down', () => {
    fc.assert(
      fc.property(tracks, (track) => {
        let before = 0;
        for (let i = -20; i <= 400; i++) {
          const now = progressAt(track, (endOf(track) * i) / 400);
          expect(now).toBeGreaterThanOrEqual(before);
          before = now;
        }
        expect(before).toBe(track.read.length - 1);
      }),
    );
  });

  it('never jumps: a gap of so many pixels takes so many', () => {
    fc.assert(
      fc.property(tracks, share, (track, s) => {
        const scroll = s * endOf(track);
        const gaps = track.end.slice(0, -1).map((end, i) => track.start[i + 1]! - end);
        const steepest = 1 / Math.min(Infinity, ...gaps);
        expect(progressAt(track, scroll + 0.1) - progressAt(track, scroll)).toBeLessThanOrEqual(
          0.1 * steepest + 1e-9,
        );
      }),
    );
  });

  it('keeps the rests apart, whatever the cards', () => {
    const any = fc.array(
      fc.tuple(fc.double({ min: 0, max: 3, noNaN: true }), fc.double({ min: 0, max: 9, noNaN: true })),
      {
        minLength: 2,
        maxLength: 20,
      },
    ) as fc.Arbitrary<[number, number][]>;
    fc.assert(
      fc.property(any, height, fc.boolean(), (s, h, wide) => {
        const { start, end } = trackOf(stack(s, h, wide), linesFor(h, wide));
        for (const k of start.keys()) {
          expect(end[k]!).toBeGreaterThanOrEqual(start[k]!);
          if (k) expect(start[k]! - end[k - 1]!).toBeGreaterThan(0.99);
        }
      }),
    );
  });

  it('ends at the last card and begins at the first', () => {
    fc.assert(
      fc.property(tracks, fc.double({ min: 0, max: 1e7, noNaN: true }), (track, far) => {
        expect(progressAt(track, -far)).toBe(0);
        expect(progressAt(track, track.end.at(-1)! + far)).toBe(track.read.length - 1);
        expect(scrollAt(track, -far - 1)).toBe(0);
        expect(scrollAt(track, track.read.length + far)).toBe(track.read.at(-1));
      }),
    );
  });

  it('does without cards', () => {
    const none = trackOf([], linesFor(800));
    expect(progressAt(none, 100)).toBe(0);
    expect(scrollAt(none, 3)).toBe(0);
  });
});

describe('the place in a layout', () => {
  it('is found again in the same one', () => {
    fc.assert(
      fc.property(tracks, share, (track, s) => {
        const scroll = s * endOf(track);
        expect(scrollAtMark(track, markAt(track, scroll))).toBeCloseTo(scroll, 4);
      }),
    );
  });

  it('keeps the share of the card when the stage is turned', () => {
    const upright = trackOf(
      stack(
        [
          [1, 0.4],
          [1, 1.2],
          [1, 0.4],
        ],
        844,
      ),
      linesFor(844),
    );
    const across = trackOf(
      stack(
        [
          [1, 0.9],
          [1, 2.8],
          [1, 0.9],
        ],
        390,
        true,
      ),
      linesFor(390, true),
    );
    const middle = (track: Track): number => (track.read[1]! + track.end[1]!) / 2;
    expect(scrollAtMark(across, markAt(upright, middle(upright)))).toBeCloseTo(middle(across), 6);
  });

  /** The same story in two layouts: the gaps and cards of each are their own. */
  const two = fc
    .tuple(sizes, sizes, height, height, fc.boolean(), fc.boolean())
    .filter(([a, b]) => a.length > 1 && b.length > 1)
    .map(([a, b, h1, h2, wide1, wide2]) => {
      const n = Math.min(a.length, b.length);
      const [one, other] = [stack(a.slice(0, n), h1, wide1), stack(b.slice(0, n), h2, wide2)];
      return [trackOf(one, linesFor(h1, wide1)), trackOf(other, linesFor(h2, wide2))] as const;
    });

  it('keeps the chapter that is read when the layout changes', () => {
    fc.assert(
      fc.property(two, share, share, ([one, other], which, s) => {
        const k = Math.floor(which * (one.read.length - 1e-9));
        // Anywhere in the rest, the slack before the reading position too.
        const from = k ? one.start[k]! : 0;
        const mark = markAt(one, from + (0.01 + 0.98 * s) * (one.end[k]! - from));
        expect(mark.progress).toBe(k);
        expect(progressAt(other, scrollAtMark(other, mark))).toBe(k);
      }),
      { numRuns: 500 },
    );
  });

  it('keeps the share of the gap when the layout changes', () => {
    fc.assert(
      fc.property(two, share, ([one, other], s) => {
        const mark = markAt(one, s * one.end.at(-1)!);
        if (!Number.isInteger(mark.progress))
          expect(progressAt(other, scrollAtMark(other, mark))).toBeCloseTo(mark.progress, 6);
      }),
    );
  });
});
