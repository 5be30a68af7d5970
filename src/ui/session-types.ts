/** What a session is given, and what it tells. */
import type { Scene } from '../scene/types.ts';
import type { Story } from '../story/types.ts';
import type { Mode } from './mode.ts';
import type { PlateHooks } from './plate-types.ts';
import type { ReaderParts } from './reader.ts';
import type { ThemeChoice } from './theme.ts';

export interface SessionParts extends ReaderParts {
  /** The story's outermost element: carries the state that the style sheet shows. */
  root: HTMLElement;
  /** What shows the story in steps: it scrolls then, and nothing else. */
  frame: HTMLElement;
  /** Where the live map goes. */
  canvas: HTMLElement;
  /** Where the letters go. */
  letters: HTMLElement;
  /** Where the places' buttons go. */
  spots: HTMLElement;
  /** What css/look.css says lies over the map while the reader looks around. */
  lookProbe: HTMLElement;
}

/** What the reader, or who embeds the story, has chosen before it begins. */
export interface SessionChoices {
  theme: ThemeChoice;
  /** Scenes are travelled, and not cut. */
  motion: boolean;
  /** No live map. */
  simple: boolean;
}

export interface SessionEvents {
  chapterchange(detail: { id: string; index: number }): void;
  painterchange(detail: { painter: 'maplibre' | 'svg' | null }): void;
  storyerror(detail: { message: string }): void;
  placeopen(detail: { id: string }): void;
  placeclose(detail: Record<string, never>): void;
  modechange(detail: { mode: Mode }): void;
}

export interface SessionHooks extends SessionEvents {
  /** What is on the screen now; called with every frame that changes it. */
  scene(scene: Scene): void;
  trouble: PlateHooks['trouble'];
  ground: PlateHooks['ground'];
  /** The reader is about to leave what the map shows now: a place's button on it, which may have the focus, goes with it. */
  leaves(): void;
  /** An open place, and whether the reader looks around. */
  away(place: string | null, look: boolean): void;
}

/** What a running story is made with. */
export interface RunningOptions {
  story: Story;
  theme: ThemeChoice;
  events?: SessionEvents;
  /** Loads the page anew, where it is ours and the network has it. */
  renew?: () => void;
}
