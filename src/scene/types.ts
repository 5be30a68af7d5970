import type { Certainty, LonLat } from '../story/types.ts';

/** CSS pixels on each side. */
export interface Padding {
  top: number;
  right: number;
  bottom: number;
  left: number;
}

/**
 * The stage as the reader has it. `pad` is what lies over the map while a card is at its reading position
 * (the card, the timeline, a phone's address bar); the rest is free for the map's places and letters.
 */
export interface Viewport {
  /** CSS pixels. */
  width: number;
  /** CSS pixels, of the whole stage (`100lvh`). */
  height: number;
  pad: Padding;
  /** The size of running text, CSS pixels; letters on the map grow with it. */
  em: number;
}

/** As MapLibre's `jumpTo` takes it. */
export interface Camera {
  center: LonLat;
  zoom: number;
  /** Degrees. North is always up: the story never turns the map. */
  bearing: number;
  /** Degrees. Always 0: an atlas plate lies flat. */
  pitch: number;
  padding: Padding;
}

export interface SceneLine {
  id: string;
  certainty: Certainty;
  /** How far it is drawn, as a share of its length in Web Mercator, 0 … 1. */
  drawn: number;
  /** 0 … 1. */
  opacity: number;
}

export interface Train {
  /** Where it is along the route, as a share of the route's length in Web Mercator. */
  fraction: number;
  /** The middle of the drawn train: `fraction`, but never so near an end that a car would hang over it. */
  middle: number;
  /** Rail kilometres from Pyongyang. */
  km: number;
  at: LonLat;
  /** Degrees clockwise from north, in the direction of travel. */
  bearing: number;
  /** Length of the whole route in CSS pixels at the train's latitude and the scene's scale. */
  routePx: number;
  /** Length of the drawn train in CSS pixels. */
  lengthPx: number;
  /** 0 … 1. */
  opacity: number;
  /** Ids of the stations it stands at or between; equal while it stands at one. */
  from: string;
  to: string;
}

/** Which side of its point a label stands on; `area` labels stand on their point. */
export type Anchor = 'e' | 'w' | 'n' | 's' | 'ne' | 'nw' | 'se' | 'sw' | 'area';

export interface SceneLabel {
  id: string;
  kind:
    | 'place'
    | 'station'
    | 'town'
    | 'landmark'
    | 'country'
    | 'region'
    | 'sea'
    | 'river'
    | 'lake'
    | 'island'
    | 'range';
  /** One entry per printed line. */
  lines: string[];
  /** The local name, printed smaller below; '' for none. */
  local: string;
  localLang: string;
  /** The labelled point, CSS pixels from the stage's top left. */
  x: number;
  y: number;
  anchor: Anchor;
  /** From the point to the nearest letter, CSS pixels. */
  gap: number;
  /** Size of the name's letters, CSS pixels. */
  size: number;
  /** 0 … 1. */
  opacity: number;
}

export interface ScenePlace {
  id: string;
  kind: string;
  x: number;
  y: number;
  /** On the near side of the globe and on the stage. */
  visible: boolean;
  opacity: number;
}

export interface SceneTown {
  id: string;
  capital: boolean;
  x: number;
  y: number;
  /** 0 … 1. */
  opacity: number;
}

/** All that is on the screen, as plain data. The same position gives the same scene. */
export interface Scene {
  /** 0 … chapters − 1; whole while a card is read. */
  progress: number;
  /** The chapter that is being read, or the nearer one while the map travels. */
  chapter: string;
  index: number;
  /** True while the camera stands still. */
  rest: boolean;
  camera: Camera;
  lines: SceneLine[];
  /** Null in chapters that do not show the journey. */
  train: Train | null;
  places: ScenePlace[];
  /** Towns that are not in the story but help to find one's way; each that is here has its label. */
  towns: SceneTown[];
  labels: SceneLabel[];
  /** Id of the place that the reader has opened; null while the story is told. */
  place: string | null;
  /** The reader moves the map. */
  look: boolean;
  /** Ids of the claims that stand beside this map. */
  claims: string[];
  date: { from: string; to: string; text: string };
  /** One or two sentences that say what the map shows. */
  says: string;
}
