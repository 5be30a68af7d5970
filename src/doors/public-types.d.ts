/**
 * The types of `armored-train.js`: the element `<armored-train-story>`, its properties, methods and events. Written to stand
 * alone, without anything installed beside it; a test holds it and the class together.
 */

/** [longitude, latitude] in degrees. */
export type LonLat = [number, number];

export type Certainty = 'confirmed' | 'stated' | 'reported' | 'alleged' | 'inferred';

/** CSS pixels on each side. */
export interface Padding {
  top: number;
  right: number;
  bottom: number;
  left: number;
}

/** As MapLibre's `jumpTo` takes it. Degrees; the story never turns or tilts the map. */
export interface Camera {
  center: LonLat;
  zoom: number;
  bearing: number;
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
  /** Where it is, as a share of the route's length in Web Mercator; `middle` never has a car hang over an end. */
  fraction: number;
  middle: number;
  /** Rail kilometres from Pyongyang. */
  km: number;
  at: LonLat;
  /** Degrees clockwise from north, in the direction of travel. */
  bearing: number;
  /** CSS pixels: of the whole route, and of the drawn train. */
  routePx: number;
  lengthPx: number;
  /** 0 … 1. */
  opacity: number;
  /** Ids of the stations it stands at or between; equal while it stands at one. */
  from: string;
  to: string;
}

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
  /** CSS pixels from the stage's top left. */
  x: number;
  y: number;
  /** Which side of its point it stands on; `area`: on the point. */
  anchor: 'e' | 'w' | 'n' | 's' | 'ne' | 'nw' | 'se' | 'sw' | 'area';
  /** CSS pixels. */
  gap: number;
  size: number;
  /** 0 … 1. */
  opacity: number;
}

export interface ScenePlace {
  id: string;
  kind: string;
  /** CSS pixels from the stage's top left. */
  x: number;
  y: number;
  /** On the near side of the globe and on the stage. */
  visible: boolean;
  opacity: number;
}

export interface SceneTown {
  id: string;
  capital: boolean;
  /** CSS pixels from the stage's top left. */
  x: number;
  y: number;
  /** 0 … 1. */
  opacity: number;
}

/** All that is on the screen, as plain data. The same position gives the same scene. */
export interface Scene {
  /** 0 … chapters − 1; whole while a chapter is read. */
  progress: number;
  chapter: string;
  index: number;
  /** True while the camera stands still. */
  rest: boolean;
  camera: Camera;
  lines: SceneLine[];
  /** Null in chapters that do not show the journey. */
  train: Train | null;
  places: ScenePlace[];
  towns: SceneTown[];
  labels: SceneLabel[];
  /** Id of the place that the reader has opened; null while the story is told. */
  place: string | null;
  /** The reader moves the map. */
  look: boolean;
  /** Ids of the claims that stand beside this map. */
  claims: string[];
  /** ISO dates, and as the reader has it. */
  date: { from: string; to: string; text: string };
  /** One or two sentences that say what the map shows. */
  says: string;
}

/** A little of MapLibre GL JS 6's `Map`. Where you have its types: `element.map as unknown as import('maplibre-gl').Map`. */
export interface StoryMap {
  getZoom(): number;
  getCenter(): { lng: number; lat: number };
  getCanvas(): HTMLCanvasElement;
  project(at: LonLat): { x: number; y: number };
}

/** All bubble, and leave the element's shadow root. */
export interface StoryEventMap {
  chapterchange: CustomEvent<{ id: string; index: number }>;
  painterchange: CustomEvent<{ painter: 'maplibre' | 'svg' | null }>;
  storyerror: CustomEvent<{ message: string }>;
  placeopen: CustomEvent<{ id: string }>;
  placeclose: CustomEvent<Record<string, never>>;
  modechange: CustomEvent<{ mode: 'scroll' | 'steps' }>;
}

/**
 * `<armored-train-story>`, defined by importing the module (in a browser: there is no such element in Node).
 * Attributes: `lang`, `theme="auto|light|dark"`, `mode="scroll|steps"`, `offset` (CSS pixels that a sticky header covers),
 * `chapter`, `basemap`; all may change at any time.
 */
export declare class ArmoredTrainStory extends HTMLElement {
  static readonly observedAttributes: string[];
  /** The first scene is painted. Rejected where the story does not load. */
  readonly ready: Promise<void>;
  /** In the story's order; none before the story is there. */
  get chapters(): { id: string; title: string; date: string }[];
  get places(): { id: string; name: string; at: LonLat }[];
  /** 0 … chapters − 1; a whole number is a chapter at rest. Setting it scrolls the page there. */
  get progress(): number;
  /** @throws TypeError if it is no finite number */
  set progress(value: number);
  /** Null before the story is in a page. */
  get scene(): Scene | null;
  get map(): StoryMap | null;
  get painter(): 'maplibre' | 'svg' | null;
  /** @throws RangeError if there is no such chapter */
  goTo(chapterId: string): void;
  /** @throws RangeError if there is no such place */
  openPlace(placeId: string): void;
  closePlace(): void;
  /** Whether the story may have the page's live map; not said, it finds out how near it is. */
  setAwake(awake: boolean): void;
  /** Tells the reader something in one quiet line over the story, until the next chapter. */
  say(text: string): void;
  connectedCallback(): void;
  disconnectedCallback(): void;
  attributeChangedCallback(name: string, before: string | null, value: string | null): void;
  addEventListener<K extends keyof StoryEventMap>(
    type: K,
    listener: (event: StoryEventMap[K]) => void,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
  removeEventListener<K extends keyof StoryEventMap>(
    type: K,
    listener: (event: StoryEventMap[K]) => void,
    options?: boolean | EventListenerOptions,
  ): void;
  removeEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | EventListenerOptions,
  ): void;
}

declare global {
  interface HTMLElementTagNameMap {
    'armored-train-story': ArmoredTrainStory;
  }
}
