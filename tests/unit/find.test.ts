import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Place } from '../../src/story/types.ts';
import { byCountry, found, placesOf, plain } from '../../src/ui/find.ts';
import { realStory } from './scene-support.ts';

const all = placesOf(realStory());
const ids = (typed: string): string[] => found(all, typed).map(({ id }) => id);

/** A place of which nothing matters but its names and its country. */
const called = (names: string[], countryName = ''): Place => ({
  ...all[0]!,
  id: names[0]!,
  names,
  countryName,
});

const one = fc
  .constantFrom(...all)
  .chain(({ id, names }) => fc.record({ id: fc.constant(id), name: fc.constantFrom(...names) }));

describe('what is typed', () => {
  it.each([
    ['English', 'Khasan', 'khasan'],
    ['Spanish', 'Jasán', 'khasan'],
    ['Korean', '하산', 'khasan'],
    ['Russian', 'Хасан', 'khasan'],
    ['Spanish without its accent', 'Moscu', 'moscow'],
    ['Spanish with one that it does not have', 'Pionyáng', 'pyongyang'],
    ['Russian with е for ё', 'Артем', 'artyom-primorsky-1'],
    ['Russian with и for й', 'Уссурииск', 'ussuriysk'],
    ['capitals', 'ВЛАДИВОСТОК', 'vladivostok'],
    ['McCune and Reischauer’s letters', 'P’yŏngyang', 'pyongyang'],
    ['another apostrophe', "P'yŏngsŏng", 'pyongsong'],
    ['and one more', 'Hamhʼŭng', 'hamhung'],
    ['with blanks around', '  Rajin ', 'rajin'],
    ['what stands in brackets', '나진', 'rajin'],
    ['an abbreviation in brackets', 'двфу', 'fefu'],
    ['a word from the middle', 'Sung', 'kim-il-sung-square'],
    ['a part after a hyphen', 'amur', 'komsomolsk-on-amur'],
    ['the hyphens too', 'Rostov-on-D', 'rostov-on-don'],
  ])('finds a place: %s', (_, typed, id) => {
    expect(ids(typed)[0]).toBe(id);
  });

  it('finds every place by every name, in small letters, in capitals and without accents', () => {
    fc.assert(
      fc.property(one, ({ id, name }) => {
        const bare = name
          .normalize('NFD')
          .replace(/\p{Mn}/gu, '')
          .normalize('NFC');
        for (const typed of [name, name.toLowerCase(), name.toUpperCase(), bare, name.normalize('NFD')])
          expect(ids(typed), typed).toContain(id);
      }),
      { numRuns: 300 },
    );
  });

  it('finds more or the same the less of a name is typed', () => {
    fc.assert(
      fc.property(one, fc.nat(30), ({ name }, n) => {
        const less = ids([...name].slice(0, n).join(''));
        for (const id of ids([...name].slice(0, n + 1).join(''))) expect(less).toContain(id);
      }),
      { numRuns: 300 },
    );
  });

  it.each(['', ' ', '\t', '’', '-', '\u0301'])('finds all as they stand where it is nothing: %j', (typed) => {
    expect(found(all, typed)).toEqual(all);
  });

  it.each(['qqq', '☃', '없음', 'Khasan Khasan', 'khasan.*', 'undefined', '42', 'a'.repeat(10_000)])(
    'finds none where it is nonsense: %.20s',
    (typed) => {
      expect(ids(typed)).toEqual([]);
    },
  );

  it('finds first what begins with it, then what has a word that does, then the rest, else as they stand', () => {
    const some = [
      called(['Yakim']),
      called(['Port Kim']),
      called(['Kimry']),
      called(['Ob (Kim)']),
      called(['Kim']),
    ];
    expect(found(some, 'kim').map(({ id }) => id)).toEqual(['Kimry', 'Kim', 'Port Kim', 'Ob (Kim)', 'Yakim']);
  });

  it('leaves the list that it was given as it was', () => {
    const some = [called(['Yakim']), called(['Kim'])];
    found(some, 'kim');
    byCountry(some);
    expect(some.map(({ id }) => id)).toEqual(['Yakim', 'Kim']);
  });
});

describe('plain letters', () => {
  it('are as plain as they get the first time', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => plain(plain(text)) === plain(text)));
  });

  it('keep Hangul whole', () => {
    expect(plain('두만강역')).toBe('두만강역');
  });
});

describe('places by country', () => {
  it('are all there, each once, in the order that they came in; a border’s are last', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(all), (some) => {
        const groups = byCountry(some);
        const countries = groups.map(({ country }) => country);
        expect(countries).toHaveLength(new Set(countries).size);
        for (const { country, places } of groups)
          expect(places).toEqual(some.filter(({ countryName }) => countryName === country));
        expect(groups.flatMap(({ places }) => places)).toHaveLength(some.length);
        const first = [...new Set(some.map(({ countryName }) => countryName))];
        expect(countries).toEqual([...first.filter(Boolean), ...first.filter((c) => !c)]);
      }),
    );
  });

  it('are the story’s five groups, the bridge on the border alone', () => {
    const groups = byCountry(all);
    expect(groups.at(-1)).toMatchObject({ country: '', places: [{ id: 'friendship-bridge' }] });
    expect(groups.slice(0, -1).map(({ country }) => country)).toEqual([
      'North Korea',
      'Russia',
      'Ukraine',
      'United States',
    ]);
  });
});
