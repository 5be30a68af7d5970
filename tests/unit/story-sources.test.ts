import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadStory } from '../../src/story/load.ts';
import { edited, faultOf, load, storyFolder } from './story-fixture.ts';

const CSV = 'StoryProblem: src/story/sources.csv';

describe('a fault in sources.csv is one sentence with its place', () => {
  it.each([
    ['old,https', 'old,more,https', ':4:1 this row, "old", has 8 values, but the first row has 7 columns'],
    [
      'Wikipedia,,en,',
      'Wikipedia,en',
      ':3:1 this row, "wiki", has 5 values, but the first row has 7 columns',
    ],
    ['"The ""old"" one"', '"The old one', ':4:29 a quotation mark opens a value that is never closed'],
    [
      '"The ""old"" one"',
      'The "old" one',
      ':4:33 "\\"" inside a value; put quotation marks around the whole value and double those in it',
    ],
    [
      '"The ""old"" one"',
      '"The" old one',
      ':4:34 " " inside a value; put quotation marks around the whole value and double those in it',
    ],
    ['old,https', 'wiki,https', ':4:1 id: a second source with the id "wiki"'],
    ['old,https', 'An Old,https', ':4:1 id: "An Old" is not an id (small letters, digits and hyphens)'],
    [
      'https://example.org/old',
      'javascript:alert(1)',
      ':4:5 url: "javascript:alert(1)" is not an http(s) address',
    ],
    ['2022-12', '2022-13', ':4:54 date: "2022-13" is not a date (as 2023-09-04, 2023-09, 2023 or nothing)'],
    ['Yonhap', '', ':4:47 publisher: must not be empty'],
    ['2022-12,ko', '2022-12,k', ':4:62 language: "k" is not a language tag (as en)'],
    ['publisher,date', 'publisher,when', ':1:1 the first row has no column "date"'],
  ])('%s → %s', (from, to, sentence) => {
    expect(faultOf(edited('csv', from, to))).toBe(CSV + sentence);
  });

  it('is missing, or is no text', () => {
    const root = storyFolder();
    writeFileSync(join(root, 'src/story/sources.csv'), Buffer.from([0x69, 0xff, 0xfe]));
    expect(() => loadStory(root, 'en')).toThrow('src/story/sources.csv:1:1 the file is not UTF-8 text');
    rmSync(join(root, 'src/story/sources.csv'));
    expect(() => loadStory(root, 'en')).toThrow('src/story/sources.csv:1:1 there is no such file');
  });
});

describe('what the sources become', () => {
  it('lists those that claims, places and lines cite, oldest first, undated last', () => {
    expect(load().sources.map((source) => source.id)).toEqual(['old', 'nyt', 'wiki']);
  });

  it('tells headlines from our descriptions, and writes dates out', () => {
    const [old, nyt] = load().sources;
    expect(old).toEqual({
      id: 'old',
      url: 'https://example.org/old',
      title: 'The "old" one',
      described: false,
      publisher: 'Yonhap',
      date: '2022-12',
      dateText: 'Dec 2022',
      language: 'ko',
    });
    expect([nyt!.title, nyt!.described, nyt!.dateText]).toEqual(['Kim and Putin, plans', true, '4 Sep 2023']);
  });

  it('reads Windows line ends, line breaks in quotes, a byte order mark, and empty lines', () => {
    const { csv } = edited('csv', '"The ""old"" one"', '"Two\r\nlines"');
    const story = load({ csv: `\uFEFF${csv!.replaceAll(/\r?\n/g, '\r\n')}\r\n` });
    expect(story.sources[0]!.title).toBe('Two\r\nlines');
  });
});
