/** A place of the story, as the build hands it on. */
import type { LonLat } from './types.ts';

export type PlaceKind =
  | 'capital'
  | 'city'
  | 'station'
  | 'junction'
  | 'bridge'
  | 'campus'
  | 'pier'
  | 'square'
  | 'government'
  | 'cosmodrome'
  | 'airfield';

export interface Place {
  id: string;
  at: LonLat;
  kind: PlaceKind;
  /** ISO 3166-1 alpha-2, lower case, of the state the place is in; '' on a border. */
  country: string;
  /** Of that state, in the reader's language; '' on a border. */
  countryName: string;
  /** In the reader's language. */
  name: string;
  /** Every name that it has in the story's four languages, each once: what a reader may type to find it. */
  names: string[];
  /** In the place's own language, '' where it is the same word as `name`. */
  local: string;
  /** BCP 47 of `local`. */
  localLang: string;
  /** One sentence, '' where there is nothing to tell (most halts). */
  fact: string;
  sources: string[];
  /** How far off the position may be, in metres. */
  withinM: number;
  /** One sentence: who gives the position. */
  how: string;
  /** The closest at which its surroundings still tell the truth: MapLibre's zoom, at most 11. */
  zoom: number;
  /** What is seen together when the place is opened: the place itself, and neighbours that share its close-up. */
  closeUp: string[];
  /** Ids of the chapters that name it, in the story's order. */
  chapters: string[];
  /** Rail kilometres from Pyongyang, where the place is a point on the possible route. */
  railKm?: number;
  /** The kilometre is not in a source to the decimal: write "about". */
  kmAbout?: boolean;
  /** A railwayman's word on the line after this station (gauge change, reversal), where there is one. */
  note?: string;
}
