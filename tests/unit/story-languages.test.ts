/** A translation: what it replaces, and the one sentence on what it lacks or has too much. */
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { LANGS } from '../../src/story/langs.ts';
import { loadStory } from '../../src/story/load.ts';
import type { Story } from '../../src/story/types.ts';
import { distance, whole } from '../../src/story/words.ts';
import { wordsOf } from '../../src/story/words-of.ts';
import { faultOf, load, PLACES, withFeature } from './story-fixture.ts';

const places = ['Pionyang', 'Hamhung', 'Vladivostok', 'Moscú'].reduce(
  (all, es, i) => withFeature(all, i, (place) => (place.properties.names.es = es)),
  PLACES,
);

const SPANISH = `# El tren

Un viaje *posible*.

## La noticia {#opening}

Véase [el informe](https://example.org/a?b=1&c=2), hasta [Vladivostok](place:vladivostok).

## El viaje {#ride}

Rueda.

# Después {#end}

## Qué cambiamos {#changes}

Nada.

# Además de la historia {#beside}

## Dónde {#where}

- \`opening\` Pionyang – Vladivostok, *por tren*
- \`ride\` Pionyang – Hamhung

## Afirmaciones {#claims}

- \`nyt\` Kim piensa viajar. | El New York Times

## Lugares {#places}

- \`pyongyang\` Km 0, «inicio». | Lo da Wikipedia.
- \`hamhung\` | Lo da Wikipedia.
- \`vladivostok\` | Lo da Wikipedia.
- \`moscow\` | Lo da Wikipedia.

## Líneas {#lines}

- \`link\` Vínculo
- \`column\` Columna
- \`south\` línea sur
- \`north\` línea norte
`;

const fault = (from: string, to: string): string => {
  if (!SPANISH.includes(from)) throw new Error(`the translation has no ${JSON.stringify(from)}`);
  return faultOf({ places, spanish: SPANISH.replace(from, () => to) }, 'es').replace(
    'StoryProblem: src/story/text/es.md:',
    '',
  );
};

describe('a translation', () => {
  const story = load({ places, spanish: SPANISH }, 'es');

  it('says all that English says in the data files', () => {
    const [opening, ride] = story.chapters;
    expect([opening!.headline, opening!.where, ride!.where]).toEqual([
      'La noticia',
      'Pionyang – Vladivostok, por tren',
      'Pionyang – Hamhung',
    ]);
    expect(opening!.claims[0]).toMatchObject({ what: 'Kim piensa viajar.', who: 'El New York Times' });
    expect(story.places['pyongyang']).toMatchObject({ fact: 'Km 0, «inicio».', how: 'Lo da Wikipedia.' });
    expect(story.places['hamhung']!.fact).toBe('');
    expect(story.lines['column']!.name).toBe('Columna');
    expect(story.route.legs.map(({ name }) => name)).toEqual(['línea sur', 'línea norte']);
  });

  it('leaves English as it is, and English needs none', () => {
    const english = load({ places, spanish: SPANISH });
    expect(english).toEqual(load({ places }));
    expect(english.chapters[0]!.claims[0]!.who).toBe('The New York Times');
  });

  it('moves nothing: all but words is the same', () => {
    const english = load({ places });
    expect(story.route.coordinates).toEqual(english.route.coordinates);
    expect(story.chapters.map(({ view }) => view)).toEqual(english.chapters.map(({ view }) => view));
  });
});

describe('a fault in a translation is one sentence with its place', () => {
  it.each([
    ['file', 'src/story/text/es.md:1:1 there is no such file', undefined, ''],
    [
      'chapter',
      'src/story/story.yaml:19:9 id: the chapter "ride" has no text in src/story/text/es.md',
      '## El viaje {#ride}\n\nRueda.\n',
      '',
    ],
  ])('no %s', (_, sentence, from, to) => {
    const spanish = from === undefined ? undefined : SPANISH.replace(from, to);
    expect(faultOf({ places, ...(spanish !== undefined && { spanish }) }, 'es')).toBe(
      `StoryProblem: ${sentence}`,
    );
  });

  it.each([
    // links
    [
      '[Vladivostok](place:vladivostok)',
      'Vladivostok',
      '5:1 opening: the link to the place "vladivostok" is missing; src/story/text/en.md has it here',
    ],
    [
      'Rueda.',
      'Rueda a [Moscú](place:moscow).',
      '9:1 ride: a link to the place "moscow", which src/story/text/en.md does not have here',
    ],
    [
      'a?b=1&c=2',
      'a?b=1',
      '5:1 opening: the link to "https://example.org/a?b=1&c=2" is missing; src/story/text/en.md has it here',
    ],
    // sections after the story
    ['{#changes}', '{#change}', '15:1 change: the section "changes" of src/story/text/en.md is missing'],
    [
      'Nada.',
      'Nada.\n\n## Más {#more}\n\nMás.',
      '19:1 more: src/story/text/en.md has no section "more" after the story',
    ],
    // the part beside the story
    [
      SPANISH.slice(SPANISH.indexOf('# Además')),
      '',
      '1:1 the part "# Beside the story {#beside}" is missing; it has {#where}, {#claims}, {#places}, {#lines}, {#landmarks}',
    ],
    [
      '{#claims}',
      '{#claim}',
      '26:1 claim: no part "claim" beside the story; there are where, claims, places, lines, landmarks; did you mean "claims"?',
    ],
    [
      SPANISH.slice(SPANISH.indexOf('## Líneas')),
      '',
      '1:1 lines: the part {#lines} is missing from "# Beside the story {#beside}"',
    ],
    [
      '## Dónde {#where}',
      'Dónde\n\n## Dónde {#where}',
      '21:1 beside: text here has no headline of its own; put a "## Headline {#id}" before it',
    ],
    [
      '# Además de la historia {#beside}',
      '# Además de la historia',
      '19:1 a second title, "Además de la historia"; after the first only "# After the story {#end}" and "# Beside the story {#beside}" may come',
    ],
    // its items
    ['- `ride` Pionyang – Hamhung\n', '', '21:1 where: the chapter "ride" is missing: "Pyongyang – Hamhung"'],
    ['- `nyt` Kim', '- `nyt2` Kim', '28:1 claims: the story has no claim "nyt2"; did you mean "nyt"?'],
    ['- `column` Columna', '- `link` Columna', '40:1 lines: a second text for the line "link"'],
    ['viajar. | El', 'viajar. El', '28:1 claims: the claim "nyt" has 2 texts with "|" between them, not 1'],
    ['Vínculo', 'Vínculo | dos', '39:1 lines: the line "link" has one text, not 2'],
    [
      '- `moscow` |',
      '- `moscow` Un hecho. |',
      '35:1 places: the place "moscow" has nothing to translate where this says "Un hecho."',
    ],
    ['Km 0, «inicio». |', '|', '32:1 places: the place "pyongyang" lacks the text for "Km 0."'],
    [
      '- `link` Vínculo',
      '- link Vínculo',
      '39:1 lines: an item begins with its id in backticks, as in "- `id` text", not "link Vínculo"',
    ],
    [
      '- `link` Vínculo',
      'Vínculo',
      '39:1 lines: here stands a list, an item for each id, as in "- `id` text"',
    ],
  ])('%#: %s', (from, to, sentence) => {
    expect(fault(from, to)).toBe(sentence);
  });

  it('belongs to translations only: English has its words where they are', () => {
    const text = `# T\n\nS\n\n## O {#opening}\n\nx\n\n## R {#ride}\n\nx\n\n# Beside the story {#beside}\n`;
    expect(faultOf({ text })).toBe(
      'StoryProblem: src/story/text/en.md:13:1 a second title, "Beside the story"; after the first only "# After the story {#end}" may come',
    );
  });
});

describe('the four languages', () => {
  const root = fileURLToPath(new URL('../..', import.meta.url));
  const stories = LANGS.map((lang) => loadStory(root, lang).story);
  const [english, ...others] = stories as [Story, ...Story[]];

  /** Everything but words. */
  const bones = (story: Story) => ({
    chapters: story.chapters.map(({ id, date, view, lines, places: named, claims }) => ({
      id,
      from: date.from,
      view,
      lines,
      named,
      claims: claims.map(({ id: claim, certainty, sources }) => [claim, certainty, sources]),
    })),
    places: Object.values(story.places).map(({ id, at, chapters, zoom }) => [id, at, chapters, zoom]),
    lines: Object.keys(story.lines),
    landmarks: story.landmarks.map(({ id }) => id),
    end: story.end.map(({ id }) => id),
    sources: story.sources.map(({ id }) => id),
    words: keysOf(story.ui),
  });
  const keysOf = (value: unknown): unknown =>
    typeof value === 'object' && value !== null
      ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, keysOf(inner)]))
      : '';

  it.each(others)('$lang tells the same story', (story) => {
    expect(bones(story)).toEqual(bones(english));
  });

  it.each(others)('$lang puts the same values into its sentences', (story) => {
    const holes = (value: unknown): string[] =>
      typeof value === 'string'
        ? (value.match(/\{\w+\}/g) ?? []).toSorted()
        : Object.values(value as object).flatMap(holes);
    const by = (ui: Story['ui']) =>
      Object.fromEntries(Object.entries(ui).map(([key, value]) => [key, holes(value)]));
    expect(by(story.ui)).toEqual(by(english.ui));
  });

  it.each(others)(
    '$lang says that nobody whose language it is has edited it, and where to report an error',
    (story) => {
      expect(story.ui.language.note).not.toBe('');
      expect(story.ui.language.report).not.toBe('');
      expect(story.end.some(({ id }) => id === 'errors')).toBe(true);
    },
  );

  it.each(others)('$lang leaves no text as it is in English', (story) => {
    const texts = (one: Story) => [
      ...one.chapters.flatMap(({ headline, where, claims, text }) => [
        headline,
        where,
        text,
        ...claims.map(({ what }) => what),
      ]),
      ...Object.values(one.places).flatMap(({ fact, how, note = '' }) => [fact, how, note]),
      ...one.landmarks.map(({ how }) => how),
      ...one.end.map(({ html }) => html),
    ];
    const before = texts(english);
    const same = texts(story).filter((text, i) => text !== '' && text === before[i]);
    expect(same.filter((text) => text.split(' ').length > 4)).toEqual([]);
  });

  it('write numbers as each does', () => {
    const written = LANGS.map((lang) => [whole(wordsOf(lang), 1180), distance(wordsOf(lang), 9500)]);
    expect(written).toEqual([
      ['1,180', '9.5 km'],
      ['1180', '9,5 km'],
      ['1,180', '9.5km'],
      ['1\u00a0180', '9,5\u00a0км'],
    ]);
  });
});
