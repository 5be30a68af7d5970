/**
 * What the build hands to everything else: one typed, checked, joined `Story` per language.
 * Plain data only (it travels as JSON); longitudes and latitudes are degrees on WGS84, in GeoJSON order.
 */

import type { Lang } from './langs.ts';
import type { Place } from './place.ts';
import type { Words } from './words.ts';

export type { Place, PlaceKind } from './place.ts';

/** [longitude, latitude] in degrees. */
export type LonLat = [number, number];

export type { Lang } from './langs.ts';

/** The story's own vocabulary of how sure a thing is, surest first. */
export const CERTAINTIES = ['confirmed', 'stated', 'reported', 'alleged', 'inferred'] as const;
export type Certainty = (typeof CERTAINTIES)[number];

export interface Source {
  id: string;
  url: string;
  title: string;
  /** The title is our description, not the source's headline. */
  described: boolean;
  publisher: string;
  /** As the source shows it: `2023-09-04`, `2022-12`, or '' where none was shown. */
  date: string;
  /** The same, written out for the reader ('4 Sep 2023', 'Dec 2022', ''). */
  dateText: string;
  /** BCP 47. */
  language: string;
}

export interface Line {
  id: string;
  certainty: Certainty;
  /** What moves along it. */
  kind: 'rail' | 'air' | 'road' | 'message' | 'unknown';
  name: string;
  coordinates: LonLat[];
}

/** One stretch of railway line of the possible route. */
export interface Leg {
  id: string;
  name: string;
  gaugesMm: number[];
  fromKm: number;
  toKm: number;
  from: string;
  to: string;
}

/**
 * The possible route as one joined line, with the table that everything along it is looked up in.
 * `km[i]` and `fraction[i]` belong to `coordinates[i]`; both rise strictly.
 */
export interface Route {
  coordinates: LonLat[];
  /** Rail kilometres from Pyongyang. */
  km: number[];
  /** Share of the line's length in Web Mercator: what MapLibre's `line-progress` runs on. 0 … 1. */
  fraction: number[];
  legs: Leg[];
  /** Ids of the places along it, in order; each has `railKm`. */
  stations: string[];
}

export interface Claim {
  id: string;
  what: string;
  who: string;
  /** Written out: '4 Sep 2023'. */
  when: string;
  certainty: Certainty;
  /** Ids of sources, at least one. */
  sources: string[];
}

/** What must be seen while the chapter is read. */
export interface View {
  /** Every one of these is on the map and clear of the card at rest. Places' positions, lines' points, or own points. */
  fit: LonLat[];
  /** Show the planet whole. */
  globe?: boolean;
  /** Never closer than this zoom (MapLibre's, 512 px tiles). */
  maxZoom: number;
  /** Where the train runs in the gap before this chapter's card, in rail kilometres; it stands at `toKm` at rest. */
  follow?: {
    line: string;
    fromKm: number;
    toKm: number;
    /** Width of ground to keep around the train, km. */ spanKm: number;
  };
}

export type Part = 'opening' | 'background' | 'journey' | 'answers' | 'postscript';

export interface Chapter {
  id: string;
  part: Part;
  /** ISO dates, inclusive; equal for a day. */
  date: { from: string; to: string; precision: 'day' | 'month' | 'about'; text: string };
  /** Where, for the kicker. */
  where: string;
  headline: string;
  /** Safe HTML. Places are `<a href="#place=ID" data-place="ID">`. */
  html: string;
  /** The same without markup, for descriptions. */
  text: string;
  view: View;
  /** Ids of lines that stand out; 'route' is the possible route. */
  lines: string[];
  /** Ids of places that stand out, most important first; each is labelled. */
  places: string[];
  claims: Claim[];
  /** File names of the still maps, from the site's root; made by the build. */
  stills?: Record<'portrait' | 'landscape', Record<'light' | 'dark', string>>;
}

/** A name that the map writes over an area; several with one key are alternatives, the best first. */
export interface Area {
  key: string;
  kind: 'country' | 'region' | 'sea' | 'river' | 'lake' | 'island' | 'range';
  name: string;
  at: LonLat;
  minZoom: number;
  maxZoom: number;
}

/** A town that is not in the story but helps to find one's way. */
export interface Town {
  id: string;
  at: LonLat;
  name: string;
  /** In the town's own language, '' where it is the same word. */
  local: string;
  localLang: string;
  /** 1 is the greatest. */
  rank: 1 | 2 | 3;
  capital: boolean;
  minZoom: number;
}

/** What a close-up shows and no source has: placed by us, and said so. */
export interface Landmark {
  id: string;
  kind: 'bridge' | 'campus' | 'walls' | 'square' | 'river' | 'pier' | 'station' | 'runway';
  /** Id of the place that it belongs to, '' for none. */
  place: string;
  /** '' where it goes without a name. */
  name: string;
  minZoom: number;
  /** How far off it may be, in metres. */
  withinM: number;
  /** One sentence: who put it there. */
  how: string;
  shape: 'line' | 'area';
  /** A line, or a ring that ends where it began. */
  coordinates: LonLat[];
}

/** How fast such a train is reported to go. */
export interface Pace {
  hours: number;
  /** From and to, km/h. */
  kmh: [number, number];
  /** Id of the source. */
  source: string;
}

/** A section after the story: what we changed, how the route was drawn, and so on. */
export interface EndSection {
  id: string;
  headline: string;
  html: string;
}

export interface Story {
  lang: Lang;
  title: string;
  /** Safe HTML. */
  standfirst: string;
  /** The label without which no picture of the route goes anywhere. */
  caveat: string;
  /** Address (http(s) or mailto) to report an error to; '' where the publisher has set none. */
  report: string;
  chapters: Chapter[];
  places: Record<string, Place>;
  lines: Record<string, Line>;
  route: Route;
  areas: Area[];
  towns: Town[];
  landmarks: Landmark[];
  /** For the strip map; null where the story names none. */
  pace: Pace | null;
  /** Width of each text that the map may write, in em of its own face (names in sans, seas in italic serif). */
  widths?: Record<string, number>;
  /** Names of the months of the time line by their first day ('2022-12-01' → 'Dec'). */
  months: Record<string, string>;
  sources: Source[];
  end: EndSection[];
  /** Data credits, safe HTML, one a row. */
  credits: string[];
  /** Every fixed string of the interface (buttons, table heads, certainty words). */
  ui: Words;
}
