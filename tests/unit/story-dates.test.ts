import { describe, expect, it } from 'vitest';
import { isDate, sourceDateText, spanOf, spanText } from '../../src/story/dates.ts';
import type { Lang } from '../../src/story/types.ts';

type Given = Parameters<typeof spanOf>[0];
const text = (lang: Lang, given: Given) => spanText(lang, spanOf(given)).replaceAll('\u00A0', ' ');

describe('dates', () => {
  it.each<[Given, string]>([
    ['2023-09-04', '4 Sep 2023'],
    ['2022-11', 'Nov 2022'],
    [{ from: '2022-11-18', to: '2022-11-19' }, '18–19 Nov 2022'],
    [{ from: '2023-07-27', to: '2023-08-30' }, '27 Jul – 30 Aug 2023'],
    [{ from: '2022-12-30', to: '2023-01-02' }, '30 Dec 2022 – 2 Jan 2023'],
    [{ from: '2023-06', to: '2023-08' }, 'Jun–Aug 2023'],
    [{ from: '2022-11-01', to: '2022-11-30', precision: 'month' }, 'Nov 2022'],
    [{ from: '2023-08-25', precision: 'about' }, 'about 25 Aug 2023'],
  ])('%j in English', (given, expected) => {
    expect(text('en', given)).toBe(expected);
  });

  it.each<[Lang, string, string]>([
    ['es', '4 sept 2023', '18–19 nov 2022'],
    ['ko', '2023년 9월 4일', '2022년 11월 18일~19일'],
    ['ru', '4 сент. 2023 г.', '18–19 нояб. 2022 г.'],
  ])('in %s', (lang, day, range) => {
    expect(text(lang, '2023-09-04')).toBe(day);
    expect(text(lang, { from: '2022-11-18', to: '2022-11-19' })).toBe(range);
  });

  it('takes a month for all its days', () => {
    expect(spanOf('2024-02')).toEqual({ from: '2024-02-01', to: '2024-02-29', precision: 'month' });
  });

  it('knows the calendar', () => {
    for (const good of ['2024-02-29', '2023-12-31', '2023-09']) expect(isDate(good), good).toBe(true);
    for (const bad of [
      '2023-02-29',
      '2023-02-30',
      '2023-13',
      '2023-00-01',
      '2023-01-00',
      '2023',
      '23-01-01',
      '2023-9-4',
      '2023-09-04T00:00',
      '',
    ])
      expect(isDate(bad), bad).toBe(false);
  });

  it('writes a source’s date as exactly as the source has it', () => {
    expect(['2023-09-04', '2022-12', '2011', ''].map((date) => sourceDateText('en', date))).toEqual([
      '4 Sep 2023',
      'Dec 2022',
      '2011',
      '',
    ]);
  });
});
