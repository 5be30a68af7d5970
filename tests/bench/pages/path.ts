/** The scripted scroll, as the story's own page was seen to go: for pages that go the same way. */
import type { Viewport } from '../../../src/scene/types.ts';

export interface Path {
  /** Where the scroll begins, and how far it goes with each frame; CSS pixels. */
  from: number;
  step: number;
  /** Of the whole document, CSS pixels. */
  height: number;
  /** The story's progress with each frame. */
  progress: number[];
  view: Viewport;
}
