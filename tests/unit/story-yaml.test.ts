import { describe, expect, it } from 'vitest';
import { edited, faultOf, load } from './story-fixture.ts';

const YAML = 'StoryProblem: src/story/story.yaml';
const broken = (from: string, to: string) => faultOf(edited('yaml', from, to));

describe('a fault in story.yaml is one sentence with its place', () => {
  it.each([
    // names
    [
      '[pyongyang, vladivostok, line',
      '[pyongyang, vladivostock, line',
      '8:24 view.fit: no place "vladivostock" in geo/places.geojson; did you mean "vladivostok"?',
    ],
    ['line:link', 'line:lnk', '8:37 view.fit: no line "lnk" in geo/movements.geojson; did you mean "link"?'],
    [
      'lines: [route, link]',
      'lines: [rout]',
      '10:13 lines: no line "rout" in geo/movements.geojson; did you mean "route"?',
    ],
    [
      'places: [pyongyang, vladivostok]',
      'places: [pyongyang, atlantis]',
      '11:25 places: no place "atlantis" in geo/places.geojson',
    ],
    [
      'places: [pyongyang, vladivostok]',
      'places: [pyongyang, pyongyang]',
      '11:25 places: "pyongyang" stands here twice',
    ],
    ['- id: ride', '- id: opening', '19:9 id: a second chapter with the id "opening"'],
    ['- id: ride', '- id: The Ride', '19:9 id: "The Ride" is not an id (small letters, digits and hyphens)'],
    [
      'where: Pyongyang – Hamhung',
      'where: Pyongyang – Hamhung\n    claims: [{id: nyt, what: A, who: B, when: 2023-09-04, certainty: stated, source: wiki}]',
      '23:19 claims.id: a second claim with the id "nyt"',
    ],
    // dates
    [
      'date: 2023-09-04',
      'date: 2023-02-30',
      '5:11 date: "2023-02-30" is not a date (as 2023-09-04, or 2023-09 for a month)',
    ],
    [
      'when: 2023-09-04',
      'when: 4 September',
      '16:15 claims.when: "4 September" is not a date (as 2023-09-04, or 2023-09 for a month)',
    ],
    ['date: 2023-09-04', 'date: 2023', '5:11 date: 2023 is not a date (as 2023-09-04) or a range {from, to}'],
    [
      'from: 2022-11-18',
      'from: 2022-11-31',
      '21:18 date.from: "2022-11-31" is not a date (as 2023-09-04, or 2023-09 for a month)',
    ],
    [
      'to: 2022-11-19}',
      'to: 2022-11-17}',
      '21:34 date.to: the end, "2022-11-17", is before the beginning, "2022-11-18"',
    ],
    [
      'to: 2022-11-19}',
      'to: 2022-11-19, precision: days}',
      '21:57 date.precision: "days" is none of day, month, about; did you mean "day"?',
    ],
    ['    date: 2023-09-04\n', '', '3:5 date: is missing'],
    // sources
    ['        source: nyt\n', '', '13:9 claims.source: a claim needs at least one source'],
    ['source: nyt', 'source: []', '18:17 claims.source: a claim needs at least one source'],
    ['source: nyt', 'source:', '18:16 claims.source: a claim needs at least one source'],
    [
      'source: nyt',
      'source: nit',
      '18:17 claims.source: no source "nit" in src/story/sources.csv; did you mean "nyt"?',
    ],
    [
      'source: nyt',
      'source: [nyt, nowhere]',
      '18:23 claims.source: no source "nowhere" in src/story/sources.csv',
    ],
    // keys and kinds
    ['max_zoom: 5', 'maxzoom: 5', '9:7 view: no key "maxzoom" here; did you mean "max_zoom"?'],
    ['        who:', '        whom:', '15:9 claims: no key "whom" here; did you mean "who"?'],
    ['to: 2022-11-19}', 'til: 2022-11-19}', '21:30 date: no key "til" here'],
    ['report:', '__proto__: 1\nreport:', '1:1 no key "__proto__" here'],
    [
      'certainty: reported',
      'certainty: rumoured',
      '17:20 claims.certainty: "rumoured" is none of confirmed, stated, reported, alleged, inferred',
    ],
    [
      'part: opening',
      'part: openning',
      '4:11 part: "openning" is none of opening, background, journey, answers, postscript; did you mean "opening"?',
    ],
    ['where: Pyongyang – Vladivostok', 'where: ""', '6:12 where: must not be empty'],
    ['where: Pyongyang – Vladivostok', 'where: [Pyongyang]', '6:12 where: must be text, not a list'],
    [
      'places: [pyongyang, vladivostok]',
      'places: pyongyang',
      '11:13 places: must be a list, not "pyongyang"',
    ],
    [
      'report: ""',
      'report: newsroom',
      '1:9 report: "newsroom" is neither an http(s) address nor a mailto address',
    ],
    [
      'report: ""',
      'report: javascript:alert(1)',
      '1:9 report: "javascript:alert(1)" is neither an http(s) address nor a mailto address',
    ],
    // numbers
    ['[130.1, 42.0]', '[230.1, 42.0]', '8:49 view.fit: longitude 230.1 is not between -180 and 180'],
    ['[130.1, 42.0]', '[42.0, 130.1]', '8:55 view.fit: latitude 130.1 is not between -85 and 85'],
    ['[130.1, 42.0]', '[130.1]', '8:48 view.fit: must have at least 2 parts, not 1'],
    ['[130.1, 42.0]', '[.nan, 42.0]', '8:49 view.fit: must be a number, not NaN'],
    ['max_zoom: 5', 'max_zoom: .inf', '9:17 view.max_zoom: must be a number, not Infinity'],
    ['max_zoom: 5', 'max_zoom: 30', '9:17 view.max_zoom: 30 is more than 11'],
    ['span_km: 100', 'span_km: 0', '23:66 view.span_km: 0 is not more than 0'],
    // what is followed
    [
      'follow: route',
      'follow: link',
      '23:20 view.follow: the line "link" has no kilometres to follow; only "route" has',
    ],
    [
      'follow: route',
      'follow: roote',
      '23:20 view.follow: no line "roote" in geo/movements.geojson; did you mean "route"?',
    ],
    ['to: hamhung', 'to: moscow', '23:48 view.to: the place "moscow" is not on the line "route"'],
    [
      'from: pyongyang',
      'from: hamhun',
      '23:33 view.from: no place "hamhun" in geo/places.geojson; did you mean "hamhung"?',
    ],
    [
      'from: pyongyang',
      'from: vladivostok',
      '23:50 view.to: from "vladivostok" (km 1000) to "hamhung" (km 300) runs backwards along "route"',
    ],
    ['from: pyongyang', 'from: hamhung', '23:46 view.to: from "hamhung" to "hamhung" is no way at all'],
    [', to: hamhung', '', '23:11 view: a follow needs from and to'],
    [
      'follow: route, ',
      '',
      '23:11 view: from, to and span_km are only for a view that follows: it lacks follow',
    ],
    [
      '{follow: route, from: pyongyang, to: hamhung, span_km: 100}',
      '{max_zoom: 3}',
      '23:11 view: says neither what must be seen (fit) nor what to follow (follow, from, to)',
    ],
    ['[pyongyang, vladivostok, line:link, [130.1, 42.0]]', '[]', '8:12 view.fit: names nothing to be seen'],
    // YAML
    [
      'where: Pyongyang – Hamhung',
      'where: "Pyongyang – Hamhung',
      '22:12 broken YAML: missing closing "quote',
    ],
    ['part: journey', 'part: journey\n    part: journey', '21:5 broken YAML: map keys must be unique'],
    [
      'part: journey',
      'part: !!js/function journey',
      '20:11 broken YAML: unresolved tag: tag:yaml.org,2002:js/function',
    ],
    ['source: nyt', 'source: *nothing', '18:17 broken YAML: no anchor &nothing before this alias'],
    // what nobody sees
    [
      'who: The New',
      'who: The \u202eNew',
      '15:18 an unseen character that turns the direction of text, U+202E; take it out',
    ],
    [
      'who: The New York Times',
      'who: "The \\u2066New"',
      '15:14 claims.who: an unseen character that turns the direction of text, U+2066; take it out',
    ],
  ])('%s → %s', (from, to, sentence) => {
    expect(broken(from, to)).toBe(`${YAML}:${sentence}`);
  });

  it.each(['', '# nothing yet\n', 'chapters: []\n', 'report: ""\n'])(
    'a story without chapters: %j',
    (yaml) => {
      expect(faultOf({ yaml })).toMatch(
        /^StoryProblem: src\/story\/story\.yaml:1:\d+ (chapters: )?the story has no chapters$/,
      );
    },
  );

  it('names the first fault of several', () => {
    const { yaml } = edited('yaml', 'part: journey', 'part: voyage');
    expect(faultOf({ yaml: yaml!.replace('max_zoom: 5', 'max_zoom: 99') })).toBe(
      `${YAML}:9:17 view.max_zoom: 99 is more than 11`,
    );
  });

  it('finds the place of what an alias repeats', () => {
    const { yaml } = edited('yaml', 'date: 2023-09-04', 'date: &day {from: 2023-09-04, tu: 2023-09-05}');
    expect(faultOf({ yaml: yaml! })).toBe(`${YAML}:5:35 date: no key "tu" here; did you mean "to"?`);
  });

  it('does not fall for aliases that multiply', () => {
    const bombs = Array.from({ length: 12 }, (_, i) => `b${i}: &b${i} [${`*b${i - 1}, `.repeat(9)}]`).slice(
      1,
    );
    expect(faultOf({ yaml: `b0: &b0 [1]\n${bombs.join('\n')}\n` })).toMatch(
      /broken YAML: excessive alias count/,
    );
  });
});

describe('what the chapters become', () => {
  it('looks up what must be seen', () => {
    const [opening, ride] = load().chapters;
    expect(opening!.view.fit.slice(0, 2)).toEqual([
      [125.7, 39],
      [131.9, 43.1],
    ]);
    expect(opening!.view.fit.at(-1)).toEqual([130.1, 42]);
    expect(opening!.view.maxZoom).toBe(5);
    expect(opening!.view.follow).toBeUndefined();
    expect(ride!.view.follow).toEqual({ line: 'route', fromKm: 0, toKm: 300, spanKm: 100 });
    expect(ride!.view.fit).toEqual([
      [125.7, 39],
      [126.5, 39.2],
      [127.5, 39.9],
    ]);
  });

  it('takes one source or several', () => {
    const { chapters } = load(edited('yaml', 'source: nyt', 'source: [nyt, old, nyt]'));
    expect(chapters[0]!.claims[0]!.sources).toEqual(['nyt', 'old']);
  });

  it('writes dates out', () => {
    const [opening, ride] = load().chapters;
    expect(opening!.date).toEqual({
      from: '2023-09-04',
      to: '2023-09-04',
      precision: 'day',
      text: '4 Sep 2023',
    });
    expect(ride!.date).toEqual({
      from: '2022-11-18',
      to: '2022-11-19',
      precision: 'day',
      text: '18–19 Nov 2022',
    });
    expect(opening!.claims[0]!.when).toBe('4 Sep 2023');
  });
});
