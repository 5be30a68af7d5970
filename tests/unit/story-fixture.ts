/** Small stories in a temporary folder, right in every way until a test breaks one thing. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll } from 'vitest';
import { loadStory } from '../../src/story/load.ts';
import type { Lang, Story } from '../../src/story/types.ts';

const YAML = `report: ""
chapters:
  - id: opening
    part: opening
    date: 2023-09-04
    where: Pyongyang – Vladivostok
    view:
      fit: [pyongyang, vladivostok, line:link, [130.1, 42.0]]
      max_zoom: 5
    lines: [route, link]
    places: [pyongyang, vladivostok]
    claims:
      - id: nyt
        what: Kim plans to travel.
        who: The New York Times
        when: 2023-09-04
        certainty: reported
        source: nyt
  - id: ride
    part: journey
    date: {from: 2022-11-18, to: 2022-11-19}
    where: Pyongyang – Hamhung
    view: {follow: route, from: pyongyang, to: hamhung, span_km: 100}
`;

const TEXT = `# The Train

A *possible* journey.

## The news {#opening}

From Pyongyang to [Vladivostok](place:vladivostok), see [the report](https://example.org/a?b=1&c=2).

## The ride {#ride}

It runs.

# After the story {#end}

## What we changed {#changes}

Nothing.
`;

const CSV = `id,url,title,publisher,date,language,supports
nyt,https://example.org/nyt,"[Kim and Putin, plans; from the address]",The New York Times,2023-09-04,en,x
wiki,https://example.org/wiki,Line,Wikipedia,,en,
old,https://example.org/old,"The ""old"" one",Yonhap,2022-12,ko,
unused,https://example.org/unused,Not cited,Nobody,2023-01-01,en,
`;

type Json = Record<string, unknown>;

function place(id: string, at: number[], names: Json, rest: Json = {}): Json {
  const exact = { within_m: 300, how: 'Wikipedia gives it.' };
  const properties = {
    names,
    kind: 'station',
    country: 'kp',
    local: 'ko',
    fact: '',
    sources: [],
    exact,
    ...rest,
  };
  return { type: 'Feature', id, geometry: { type: 'Point', coordinates: at }, properties };
}

function line(id: string, coordinates: number[][], properties: Json): Json {
  return { type: 'Feature', id, properties, geometry: { type: 'LineString', coordinates } };
}

function leg(id: string, coordinates: number[][], from: string, to: string, km: [number, number]): Json {
  const rest = { role: 'leg', gauge_mm: [1435], certainty: 'inferred', sources: ['wiki'] };
  return line(id, coordinates, { ...rest, name: `${id} line`, from, to, km_from: km[0], km_to: km[1] });
}

const collection = (features: Json[]): Json => ({ type: 'FeatureCollection', features });

export const PLACES = [
  place(
    'pyongyang',
    [125.7, 39],
    { en: 'Pyongyang', ko: '평양' },
    { kind: 'capital', rail_km: 0, fact: 'Km 0.', sources: ['old'] },
  ),
  place('hamhung', [127.5, 39.9], { en: 'Hamhung', ko: '함흥' }, { rail_km: 300, km_about: true }),
  place(
    'vladivostok',
    [131.9, 43.1],
    { en: 'Vladivostok', ru: 'Владивосток' },
    { country: 'ru', local: 'ru', rail_km: 1000 },
  ),
  place(
    'moscow',
    [37.6, 55.75],
    { en: 'Moscow', ru: 'Москва' },
    { kind: 'capital', country: 'ru', local: 'ru' },
  ),
];

export const LEGS = [
  leg(
    'south',
    [
      [125.7, 39],
      [126.5, 39.2],
      [127.5, 39.9],
    ],
    'pyongyang',
    'hamhung',
    [0, 300],
  ),
  leg(
    'north',
    [
      [127.5, 39.9],
      [129.8, 41.8],
      [130.6, 42.4],
      [131.9, 43.1],
    ],
    'hamhung',
    'vladivostok',
    [300, 1000],
  ),
];

const LINK = {
  name: 'Link',
  kind: 'message',
  certainty: 'stated',
  shape: 'great-circle',
  sources: [],
  note: '',
};
export const LINES = [
  line(
    'link',
    [
      [37.6, 55.75],
      [125.7, 39],
    ],
    LINK,
  ),
  line(
    'column',
    [
      [39.7, 47.2],
      [38, 53],
    ],
    { ...LINK, name: 'Column', kind: 'road', shape: 'drawn' },
  ),
];

/** What a test may change: the text of a file whole, or by replacement; `undefined` takes the file away. */
export interface Changes {
  yaml?: string;
  text?: string;
  csv?: string;
  places?: unknown;
  route?: unknown;
  lines?: unknown;
  towns?: unknown;
  landmarks?: unknown;
  credits?: unknown;
  /** A text in Spanish; none where left out. */
  spanish?: string;
}

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** Writes a story and gives its folder. Lists of features are wrapped into a collection; a string is written as it is. */
export function storyFolder(changes: Changes = {}): string {
  const root = mkdtempSync(join(tmpdir(), 'story-'));
  folders.push(root);
  const geo = (given: unknown): string =>
    typeof given === 'string'
      ? given
      : JSON.stringify(Array.isArray(given) ? collection(given as Json[]) : given, null, 1);
  const files: Record<string, string> = {
    'src/story/story.yaml': changes.yaml ?? YAML,
    'src/story/text/en.md': changes.text ?? TEXT,
    'src/story/sources.csv': changes.csv ?? CSV,
    'geo/places.geojson': geo(changes.places ?? PLACES),
    'geo/route.geojson': geo(changes.route ?? LEGS),
    'geo/movements.geojson': geo(changes.lines ?? LINES),
    'geo/area-labels.geojson': JSON.stringify(collection([])),
    'geo/towns.geojson': geo(changes.towns ?? []),
    'geo/landmarks.geojson': geo(changes.landmarks ?? []),
    'geo/credits.json':
      typeof changes.credits === 'string' ? changes.credits : JSON.stringify(changes.credits ?? []),
  };
  if (changes.spanish !== undefined) files['src/story/text/es.md'] = changes.spanish;
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }
  return root;
}

/** The fixture's own file with one part of it replaced; the part must be there. */
export function edited(which: 'yaml' | 'text' | 'csv', from: string, to: string): Changes {
  const whole = { yaml: YAML, text: TEXT, csv: CSV }[which];
  if (!whole.includes(from)) throw new Error(`the fixture's ${which} has no ${JSON.stringify(from)}`);
  return { [which]: whole.replace(from, () => to) };
}

/** A copy of features with a change made to one of them. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- tests break features in ways that no type allows
export function withFeature(features: Json[], index: number, change: (feature: any) => void): Json[] {
  const copy = structuredClone(features);
  change(copy[index]);
  return copy;
}

/** Loads the fixture with changes. */
export function load(changes: Changes = {}, lang: Lang = 'en'): Story {
  return loadStory(storyFolder(changes), lang).story;
}

/** The sentence that loading fails with; 'loads' where it does not fail. */
export function faultOf(changes: Changes, lang: Lang = 'en'): string {
  try {
    load(changes, lang);
    return 'loads';
  } catch (error) {
    return String(error);
  }
}
