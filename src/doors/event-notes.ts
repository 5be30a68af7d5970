/** What each of the story's events means, for those who listen. */
import type { StoryEventMap } from './events.ts';

/** `detail` as TypeScript has it; '' for none. */
export const EVENT_NOTES: Record<keyof StoryEventMap, { detail: string; when: string }> = {
  chapterchange: { detail: '{ id: string, index: number }', when: 'another chapter is the nearest' },
  placeopen: { detail: '{ id: string }', when: 'the reader has opened a place on the map' },
  placeclose: { detail: '{}', when: 'and has gone back to the story' },
  modechange: { detail: "{ mode: 'scroll' | 'steps' }", when: 'it turns to steps, or back' },
  painterchange: {
    detail: "{ painter: 'maplibre' | 'svg' | null }",
    when: 'the live map has come, or has gone; null is the still maps alone',
  },
  storyerror: { detail: '{ message: string }', when: 'something did not load' },
};
