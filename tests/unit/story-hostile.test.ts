/** Files that are built to break their reader: each is one sentence at build time, never a fault of the loader's own. */
import { describe, expect, it } from 'vitest';
import { edited, faultOf, LINES, load, PLACES, withFeature } from './story-fixture.ts';

const MEGABYTES = 9_000_000;
const places = JSON.stringify({ type: 'FeatureCollection', features: PLACES });

describe('hostile JSON', () => {
  it('with a name twice in one object does not lose the first of them', () => {
    const twice = places.replace('"rail_km":300', '"rail_km":900,"rail_km":300');
    expect(faultOf({ places: twice })).toBe(
      `StoryProblem: geo/places.geojson:1:${twice.lastIndexOf('"rail_km":300') + 1} broken JSON: a second "rail_km" in one object`,
    );
  });

  it('that is nested without end, though closed, is refused where it gets too deep', () => {
    const deep = `{"x":${'['.repeat(100_000)}${']'.repeat(100_000)},`;
    expect(faultOf({ places: places.replace('{', deep) })).toBe(
      'StoryProblem: geo/places.geojson:1:206 broken JSON: nested too deeply',
    );
  });

  it('with a text of megabytes that never ends is refused where the text begins', () => {
    expect(faultOf({ places: `{"a": "${'a'.repeat(MEGABYTES)}` })).toBe(
      'StoryProblem: geo/places.geojson:1:7 broken JSON: a text that is not closed, or with a wrong escape',
    );
  });
});

describe('a hostile table of sources', () => {
  const title = '"The ""old"" one"';

  it('with a value of megabytes in quotes is read', () => {
    const long = 'a'.repeat(MEGABYTES);
    expect(load(edited('csv', title, `"${long}"`)).sources[0]!.title.length).toBe(MEGABYTES);
  });

  it('with such a value that is never closed is refused where it opens', () => {
    expect(faultOf(edited('csv', title, `"${'a'.repeat(MEGABYTES)}`))).toBe(
      'StoryProblem: src/story/sources.csv:4:29 a quotation mark opens a value that is never closed',
    );
  });

  it('with a column twice does not lose the first of them', () => {
    expect(faultOf(edited('csv', 'language,supports', 'language,title'))).toBe(
      'StoryProblem: src/story/sources.csv:1:38 the first row has a second column "title"',
    );
  });
});

describe('half a character', () => {
  it.each([
    [
      'story.yaml',
      edited('yaml', 'who: The New York Times', 'who: "The \\uD83D Times"'),
      'src/story/story.yaml:15:14 claims.who: half a character, U+D83D',
    ],
    [
      'a GeoJSON file',
      { places: places.replace('"Km 0."', '"Km \\ude82"') },
      'geo/places.geojson:1:232 fact: half a character, U+DE82',
    ],
  ])('written as an escape in %s is refused', (_, changes, sentence) => {
    expect(faultOf(changes)).toBe(`StoryProblem: ${sentence}; take it out`);
  });

  it('and its other half are one', () => {
    const { chapters } = load(edited('yaml', 'who: The New York Times', 'who: "\\uD83D\\uDE82 🚂"'));
    expect(chapters[0]!.claims[0]!.who).toBe('🚂 🚂');
  });
});

describe('hostile YAML', () => {
  it.each([
    ['an alias inside what it repeats', 'chapters: &a [*a]', ':1:15'],
    ['the same, deeper', 'chapters: &a [{view: [*a]}]', ':1:23'],
  ])('with %s is refused', (_, yaml, at) => {
    expect(faultOf({ yaml })).toBe(
      `StoryProblem: src/story/story.yaml${at} broken YAML: the alias *a stands inside what it repeats`,
    );
  });

  it.each(['['.repeat(10_000), `chapters:\n${'- '.repeat(10_000)}x`])(
    'that is nested without end is refused (%#)',
    (yaml) => {
      expect(faultOf({ yaml })).toMatch(/story\.yaml:[12]:\d+ broken YAML: nested too deeply$/);
    },
  );

  it('with a name of a megabyte does not have it shown whole', () => {
    const fault = faultOf(edited('yaml', 'report:', `? ${'x'.repeat(1e6)}\n: 1\nreport:`));
    expect(fault).toContain('story.yaml:1:3 no key "xxx');
    expect(fault.length).toBeLessThan(200);
  });
});

describe('names and positions', () => {
  it('that no frame and host could say to each other are refused', () => {
    const id = 'r'.repeat(81);
    const both = (id: string) => ({
      ...edited('yaml', 'id: ride', `id: ${id}`),
      ...edited('text', '{#ride}', `{#${id}}`),
    });
    expect(faultOf(both(id))).toBe(
      `StoryProblem: src/story/story.yaml:19:9 id: "${'r'.repeat(79)}…" is longer than 80 characters`,
    );
    expect(faultOf(both(id.slice(1)))).toBe('loads');
  });

  it.each(['end-places', 'source-nyt', 'place-name', 'in-view'])(
    'that the page itself has are refused: a chapter %s',
    (id) => {
      const both = { ...edited('yaml', 'id: ride', `id: ${id}`), ...edited('text', '{#ride}', `{#${id}}`) };
      expect(faultOf(both)).toBe(
        `StoryProblem: src/story/story.yaml:19:9 id: "${id}" is kept for a part of the page; take another id`,
      );
    },
  );

  it('that the page itself has are refused: a section after the story', () => {
    expect(faultOf(edited('text', '{#changes}', '{#sources}'))).toBe(
      'StoryProblem: src/story/text/en.md:15:1 sources: "sources" is kept for a part of the page; take another id',
    );
  });

  it('at a pole, where the map has no end, are refused', () => {
    const places = withFeature(PLACES, 3, (f) => (f.geometry.coordinates = [0, -90]));
    expect(faultOf({ places })).toContain('geometry.coordinates: latitude -90 is not between -85 and 85');
  });

  it('of a way over a pole stay on the map', () => {
    const over = [
      [0, -80],
      [180, -80],
    ];
    const lines = withFeature(LINES, 0, (f) => (f.geometry.coordinates = over));
    const { coordinates } = load({ lines }).lines['link']!;
    expect(coordinates.length).toBeGreaterThan(10);
    expect(Math.min(...coordinates.map(([, lat]) => lat))).toBe(-85);
  });
});

describe('hostile Markdown', () => {
  it.each(['>'.repeat(10_000) + 'x', '- '.repeat(3_000) + 'x', '1. > * '.repeat(1_000) + 'x'])(
    'nested without end is refused before it is read (%#)',
    (text) => {
      expect(faultOf(edited('text', 'It runs.', `It runs.\n\n${text}`))).toBe(
        'StoryProblem: src/story/text/en.md:13:1 lists and quotations that are nested too deeply',
      );
    },
  );

  it.each([
    '- - - - - - - - -\n\nA rule.',
    '---------------------------------------------\n\nA rule.',
    '> > - > a\n\nb',
    '1.2.3.4.5.6.7.8.9.10.11.12.13.14.15.16.17.18.19.20.21.22.',
    '**************************************** stars',
  ])('does not take %s for that', (text) => {
    expect(faultOf(edited('text', 'It runs.', `It runs.\n\n${text}`))).toBe('loads');
  });

  it.each([
    ['unclosed emphasis and code', '*a **b `c '.repeat(400)],
    ['unclosed tags', '<a href="x" '.repeat(400)],
    ['unclosed links', '[a]( '.repeat(400)],
    ['escapes of characters that there are not', '&#0;&#xD800;&#x110000;'],
  ])('with %s shows it as it is', (_, text) => {
    const { html } = load(edited('text', 'It runs.', `It runs. ${text}`)).chapters[1]!;
    expect(html).toMatch(/^<p>It runs\. /);
    expect(html).not.toMatch(/<(?!\/?(p|em|strong|code)>)/);
    // eslint-disable-next-line no-control-regex
    expect(html).not.toMatch(/[\u0000\p{Surrogate}]/u);
  });
});
