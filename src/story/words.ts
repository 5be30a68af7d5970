import type { Certainty, PlaceKind } from './types.ts';

/** Every fixed string of the interface, in one language. Values are put in where it says `{name}`. */
export interface Words {
  /** The label that every picture of the route carries. */
  caveat: string;
  certainty: Record<Certainty, string>;
  /** What each certainty means, for the key. */
  certaintyMeans: Record<Certainty, string>;
  controls: Record<
    'skipMap' | 'chapters' | 'next' | 'back' | 'motion' | 'motionOn' | 'motionOff' | 'simple',
    string
  >;
  /** What of the map is missing, and the way to have it tried again; `reload` where that is only the page loaded anew. */
  trouble: Record<'live' | 'maps' | 'ground' | 'slow' | 'look' | 'again' | 'reload', string>;
  /** One chapter at a time. */
  steps: Record<'group' | 'back' | 'next' | 'count' | 'end' | 'close', string>;
  headings: Record<
    'claims' | 'sources' | 'stations' | 'places' | 'credits' | 'key' | 'postscript' | 'postscriptNote',
    string
  >;
  table: Record<
    'caption' | 'station' | 'local' | 'km' | 'line' | 'gauge' | 'position' | 'within' | 'about',
    string
  >;
  /** Sentences on what the map shows. */
  map: Record<
    | 'still'
    | 'shows'
    | 'route'
    | 'line'
    | 'trainAt'
    | 'trainBetween'
    | 'kmOf'
    | 'kmPast'
    | 'and'
    | 'comma'
    | 'thousands'
    | 'decimal',
    string
  >;
  /** How each certainty is drawn, in words. */
  stroke: Record<Certainty, string>;
  /** An opened place. */
  place: Record<
    | 'open'
    | 'back'
    | 'backToMap'
    | 'close'
    | 'inStory'
    | 'position'
    | 'within'
    | 'metres'
    | 'kilometres'
    | 'sources'
    | 'unknown'
    | 'unknownChapter'
    | 'onMap'
    | 'around'
    | 'rail',
    string
  >;
  /** What each kind of place is, for the line over its name. */
  kind: Record<PlaceKind, string>;
  /** States by ISO 3166-1 alpha-2, small letters. */
  country: Record<string, string>;
  /** Looking around: the map is the reader's. */
  look: Record<
    | 'open'
    | 'close'
    | 'map'
    | 'in'
    | 'out'
    | 'find'
    | 'all'
    | 'inView'
    | 'noneInView'
    | 'none'
    | 'found'
    | 'border'
    | 'list'
    | 'key'
    | 'hideList'
    | 'whole',
    string
  >;
  /** The strip map of the journey. */
  strip: Record<
    'label' | 'km' | 'at' | 'between' | 'done' | 'left' | 'pace' | 'border' | 'gauge' | 'source' | 'km0',
    string
  >;
  /** The menu of languages; who translated the story and where to report an error, '' in the language it was written in. */
  language: Record<'menu' | 'note' | 'report', string>;
  report: Record<'copy' | 'copied' | 'mail' | 'subject' | 'body' | 'to', string>;
}

/** Puts values in: `fill('km {km}', { km: 3 })` → 'km 3'. A name without a value stays as it is, to be seen. */
export const fill = (pattern: string, values: Record<string, string | number>): string =>
  pattern.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));

/** Whole numbers with the language's own thousands mark, the same in every browser (their `Intl` differ). */
export const whole = (words: Words, value: number): string =>
  String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, words.map.thousands);

/** Kilometres as whole miles (1 mi = 1.609344 km). */
export const miles = (km: number): number => Math.round(km / 1.609344);

/** A distance for reading: metres below a kilometre, else kilometres. @param m metres */
export function distance(words: Words, m: number): string {
  if (m < 1000) return fill(words.place.metres, { n: whole(words, m) });
  const tenths = Math.round(m / 100);
  const rest = tenths % 10 ? words.map.decimal + (tenths % 10) : '';
  return fill(words.place.kilometres, { n: whole(words, Math.floor(tenths / 10)) + rest });
}

/** 'a', 'a and b', 'a, b and c'. */
export const listed = (words: Words, items: string[]): string =>
  items.length < 2 ? items.join('') : items.slice(0, -1).join(words.map.comma) + words.map.and + items.at(-1);
