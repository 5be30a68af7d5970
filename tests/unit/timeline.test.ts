import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { monthsOf, ticksOf, timeAt } from '../../src/scene/timeline.ts';
import type { Chapter, Story } from '../../src/story/types.ts';
import { realStory } from './scene-support.ts';
import { load } from './story-fixture.ts';

const story = realStory();

/** A story whose chapters have these dates and nothing else of note. */
function dated(...dates: [string, string][]): Story {
  const base = load();
  const one = base.chapters[0]!;
  return {
    ...base,
    chapters: dates.map(([from, to]): Chapter => ({
      ...one,
      date: { from, to, precision: 'day', text: '' },
    })),
  };
}

describe('the time line', () => {
  it('is to scale, whatever the number of chapters', () => {
    // A hundred days: a tick for each quarter, and nine chapters of one day.
    const day = ['2023-01-01', '2023-01-26', '2023-02-20', '2023-03-17', '2023-04-11'].map(
      (d): [string, string] => [d, d],
    );
    expect(ticksOf(dated(...day))).toEqual([0, 0.25, 0.5, 0.75, 1]);
    const crowd = ticksOf(dated(day[0]!, ...Array<[string, string]>(9).fill(day[1]!), day[4]!));
    expect(crowd).toEqual([0, ...Array<number>(9).fill(0.25), 1]);
  });

  it('has a stretch of days at its middle', () => {
    expect(
      ticksOf(
        dated(['2023-01-01', '2023-01-01'], ['2023-01-11', '2023-01-21'], ['2023-01-31', '2023-01-31']),
      ),
    ).toEqual([0, 0.5, 1]);
  });

  it('runs from the first day to the last of the real story, in days', () => {
    const days = (iso: string): number => Date.parse(iso) / 86_400_000;
    const from = Math.min(...story.chapters.map(({ date }) => days(date.from)));
    const to = Math.max(...story.chapters.map(({ date }) => days(date.to)));
    ticksOf(story).forEach((tick, k) => {
      const { date } = story.chapters[k]!;
      expect(tick * (to - from) + from, story.chapters[k]!.id).toBeCloseTo(
        (days(date.from) + days(date.to)) / 2,
        6,
      );
    });
  });

  it('has the reader at a chapter’s tick while it is read, and evenly on the way to the next', () => {
    const ticks = ticksOf(story);
    for (const k of ticks.keys()) expect(timeAt(story, k)).toBe(ticks[k]);
    fc.assert(
      fc.property(fc.nat({ max: ticks.length - 2 }), fc.double({ min: 0, max: 1, noNaN: true }), (k, t) => {
        expect(timeAt(story, k + t)).toBeCloseTo(ticks[k]! + t * (ticks[k + 1]! - ticks[k]!), 6);
      }),
    );
  });

  it('stays on the line beyond the story’s ends', () => {
    const ticks = ticksOf(story);
    for (const p of [-1, -Infinity]) expect(timeAt(story, p)).toBe(ticks[0]);
    for (const p of [ticks.length, Infinity]) expect(timeAt(story, p)).toBe(ticks.at(-1));
  });

  it('holds a story of a single day', () => {
    const one = dated(['2023-09-04', '2023-09-04'], ['2023-09-04', '2023-09-04']);
    expect(ticksOf(one)).toEqual([0, 0]);
    expect(timeAt(one, 0.5)).toBe(0);
    for (const { at } of monthsOf(one)) expect(Number.isFinite(at)).toBe(true);
  });

  it('marks the first of each month between its ends, to scale', () => {
    const marks = monthsOf(dated(['2022-11-18', '2022-11-18'], ['2023-02-26', '2023-02-26']));
    expect(marks).toEqual([
      { iso: '2022-12-01', at: 0.13 },
      { iso: '2023-01-01', at: 0.44 },
      { iso: '2023-02-01', at: 0.75 },
    ]);
  });

  it('has a name for each of its marks', () => {
    const marks = monthsOf(story);
    expect(marks.length).toBeGreaterThan(8);
    for (const { iso, at } of marks) {
      expect(story.months[iso], iso).toMatch(/^(\p{L}{3,4}|\d{4})$/u);
      expect(at >= 0 && at <= 1).toBe(true);
    }
  });
});
