import { describe, expect, it } from 'vitest';
import { edited, faultOf, load } from './story-fixture.ts';

const MD = 'StoryProblem: src/story/text/en.md';
const html = (text: string): string => load(edited('text', 'It runs.', text)).chapters[1]!.html;

describe('a fault in the text is one sentence with its place', () => {
  it.each([
    // links
    [
      'https://example.org/a?b=1&c=2',
      'lang:Spanish',
      ':7:57 opening: "Spanish" is not a language, as "es", or "ko-Latn" for Korean in Latin letters',
    ],
    [
      'place:vladivostok',
      'place:vladivostock',
      ':7:19 opening: no place "vladivostock" in geo/places.geojson; did you mean "vladivostok"?',
    ],
    [
      'https://example.org/a?b=1&c=2',
      'javascript:alert(1)',
      ':7:57 opening: a link to "javascript:alert(1)"; links go to http(s), mailto or place addresses only',
    ],
    [
      'https://example.org/a?b=1&c=2',
      'JavaScript&#58;alert(1)',
      ':7:57 opening: a link to "JavaScript:alert(1)"; links go to http(s), mailto or place addresses only',
    ],
    [
      'https://example.org/a?b=1&c=2',
      'data:text/html,x',
      ':7:57 opening: a link to "data:text/html,x"; links go to http(s), mailto or place addresses only',
    ],
    [
      'https://example.org/a?b=1&c=2',
      '../other.html',
      ':7:57 opening: a link to "../other.html"; links go to http(s), mailto or place addresses only',
    ],
    [
      'https://example.org/a?b=1&c=2',
      '//example.org',
      ':7:57 opening: a link to "//example.org"; links go to http(s), mailto or place addresses only',
    ],
    [
      'https://example.org/a?b=1&c=2',
      '#ride',
      ':7:57 opening: a link to "#ride"; links go to http(s), mailto or place addresses only',
    ],
    [
      'https://example.org/a?b=1&c=2',
      'https:',
      ':7:57 opening: a link to "https:"; links go to http(s), mailto or place addresses only',
    ],
    [
      'It runs.',
      '[It][x] runs.\n\n[x]: ftp://example.org',
      ':13:1 ride: a link to "ftp://example.org"; links go to http(s), mailto or place addresses only',
    ],
    [
      'It runs.',
      '[Moscow](place: moscow)',
      ':11:1 ride: a link that is written wrongly: "[Moscow](place: moscow)"',
    ],
    [
      'It runs.',
      '![a map](https://example.org/a.png)',
      ':11:1 ride: a picture has no place in the text: "a map"',
    ],
    ['The ride {#ride}', 'The [ride](place:moscow) {#ride}', ':9:8 a headline cannot hold a link'],
    // headings
    ['{#ride}', '{#rides}', null],
    ['The ride {#ride}', 'The ride', ':9:1 the headline "The ride" lacks its id, as in "## The ride {#id}"'],
    [
      'The ride {#ride}',
      'The ride {#The Ride}',
      ':9:1 "{#The Ride}" is not an id (as {#id}, small letters, digits and hyphens, at the end)',
    ],
    ['The ride {#ride}', '{#ride}', ':9:1 ride: a headline without words'],
    ['{#ride}', '{#opening}', ':9:1 opening: a second headline with the id "opening"'],
    ['{#changes}', '{#ride}', ':15:1 ride: a second headline with the id "ride"'],
    ['# The Train', '# ', ':1:1 a headline without words'],
    ['# The Train\n', '', ':2:1 the text must begin with its title, as "# Title"'],
    ['A *possible* journey.', '', ':1:1 there is no standfirst under the title'],
    [
      '{#end}',
      '{#after}',
      ':13:1 a second title, "After the story"; after the first only "# After the story {#end}" may come',
    ],
    [
      '## What we changed',
      'Words.\n\n## What we changed',
      ':15:1 end: text here has no headline of its own; put a "## Headline {#id}" before it',
    ],
    // texts and chapters
    ['It runs.', '', ':9:1 ride: there is no text under this headline'],
    [
      '## The ride',
      '## More {#more}\n\nText.\n\n## The ride',
      ':9:1 more: this text has no chapter in src/story/story.yaml',
    ],
    // what nobody sees
    [
      'It runs.',
      'It\u202eruns.',
      ':11:3 an unseen character that turns the direction of text, U+202E; take it out',
    ],
    [
      'It runs.',
      'It &#x2067; runs.',
      ':11:1 ride: an unseen character that turns the direction of text, U+2067; take it out',
    ],
    ['It runs.', 'It\u0007 runs.', ':11:3 an unseen control character, U+0007; take it out'],
  ])('%s → %s', (from, to, sentence) => {
    const fault = faultOf(edited('text', from, to));
    if (sentence === null)
      expect(fault).toBe(
        'StoryProblem: src/story/story.yaml:19:9 id: the chapter "ride" has no text in src/story/text/en.md; did you mean "rides"?',
      );
    else expect(fault).toBe(MD + sentence);
  });

  it('wants the texts in the order of the story', () => {
    const { text } = edited('text', '## The news {#opening}', '## The ride {#ride}');
    const swapped = text!.replace('## The ride {#ride}\n\nIt', '## The news {#opening}\n\nIt');
    expect(faultOf({ text: swapped })).toBe(
      `${MD}:5:1 ride: this text stands where the story has the chapter "opening"; put the texts in the story's order`,
    );
  });

  it('counts lines with Windows line ends too', () => {
    const { text } = edited('text', 'place:vladivostok', 'place:vladivostock');
    expect(faultOf({ text: text!.replaceAll('\n', '\r\n') })).toContain(`${MD}:7:19 opening: no place`);
  });
});

describe('Markdown becomes safe HTML', () => {
  it('makes links of places, and tells other sites nothing', () => {
    const [opening] = load().chapters;
    expect(opening!.html).toBe(
      '<p>From Pyongyang to <a href="#place=vladivostok" data-place="vladivostok">Vladivostok</a>, see ' +
        '<a href="https://example.org/a?b=1&#x26;c=2" rel="noopener noreferrer">the report</a>.</p>',
    );
    expect(opening!.text).toBe('From Pyongyang to Vladivostok, see the report.');
  });

  it('marks words of another language, inside emphasis or out', () => {
    expect(html('EFE wrote [*en los márgenes del*](lang:es) forum, [평양](lang:ko).')).toBe(
      '<p>EFE wrote <span lang="es"><em>en los márgenes del</em></span> forum, <span lang="ko">평양</span>.</p>',
    );
  });

  it('takes links by name from anywhere in the file, and mail addresses', () => {
    expect(html('[Moscow][m], [us](mailto:news@example.org)\n\n[m]: place:moscow')).toBe(
      '<p><a href="#place=moscow" data-place="moscow">Moscow</a>, <a href="mailto:news@example.org">us</a></p>',
    );
  });

  it.each([
    ['a <b onclick="x()">bold</b> word', '<p>a &#x3C;b onclick="x()">bold&#x3C;/b> word</p>'],
    ['<script>alert(1)</script>', '<p>&#x3C;script>alert(1)&#x3C;/script></p>'],
    ['<div>\n\n*x*\n\n</div>', '<p>&#x3C;div></p>\n<p><em>x</em></p>\n<p>&#x3C;/div></p>'],
    ['- <img src=x onerror=alert(1)>', '<ul>\n<li>&#x3C;img src=x onerror=alert(1)></li>\n</ul>'],
    ['> <!-- hidden -->', '<blockquote>\n<p>&#x3C;!-- hidden --></p>\n</blockquote>'],
    [
      '**[<i>x</i>](https://example.org)**',
      '<p><strong><a href="https://example.org" rel="noopener noreferrer">&#x3C;i>x&#x3C;/i></a></strong></p>',
    ],
  ])('shows HTML as it is written: %s', (text, expected) => {
    expect(html(text)).toBe(expected);
  });

  it('reads lists, emphasis and line breaks; the plain text has one line', () => {
    const { chapters } = load(edited('text', 'It runs.', '**Slow**:\\\nso\n\n1. one\n2. *two*'));
    expect(chapters[1]!.html).toBe(
      '<p><strong>Slow</strong>:<br>\nso</p>\n<ol>\n<li>one</li>\n<li><em>two</em></li>\n</ol>',
    );
    expect(chapters[1]!.text).toBe('Slow: so one two');
  });

  it('keeps what stands after the story, without ids of headings in the words', () => {
    const story = load();
    expect(story.end).toEqual([{ id: 'changes', headline: 'What we changed', html: '<p>Nothing.</p>' }]);
    expect(story.standfirst).toBe('<p>A <em>possible</em> journey.</p>');
    expect([story.title, ...story.chapters.map((chapter) => chapter.headline)]).toEqual([
      'The Train',
      'The news',
      'The ride',
    ]);
  });
});
