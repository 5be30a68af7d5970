/** What the element tells: each bubbles and leaves the shadow root. */
import type { Mode } from '../ui/mode.ts';

export interface StoryEventMap {
  chapterchange: CustomEvent<{ id: string; index: number }>;
  painterchange: CustomEvent<{ painter: 'maplibre' | 'svg' | null }>;
  storyerror: CustomEvent<{ message: string }>;
  placeopen: CustomEvent<{ id: string }>;
  placeclose: CustomEvent<Record<string, never>>;
  modechange: CustomEvent<{ mode: Mode }>;
}

export const EVENTS: (keyof StoryEventMap)[] = [
  'chapterchange',
  'painterchange',
  'storyerror',
  'placeopen',
  'placeclose',
  'modechange',
];

/** `addEventListener` and its opposite, with the element's own events beside everybody's. */
export interface Listening<Options> {
  <K extends keyof StoryEventMap>(
    type: K,
    listener: (event: StoryEventMap[K]) => void,
    options?: boolean | Options,
  ): void;
  (type: string, listener: EventListenerOrEventListenerObject, options?: boolean | Options): void;
}
