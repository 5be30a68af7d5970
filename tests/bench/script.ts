/** The scripted scroll: so many pixels with every frame, from the first chapter to the last. */
import type { Page } from 'playwright-core';

/** The mark that begins a frame in the trace. */
export const FRAME = 'bench-frame';

/**
 * Milliseconds from one frame to the next, at least: a finger does not wait for the page. Without it the page that draws more slowly
 * gives the map's workers more time, and is charged for the tiles that they bring.
 */
const PACE = 60;

export interface Scroll {
  /** CSS pixels. */
  from: number;
  step: number;
  frames: number;
}

/** Where the story begins and where its last chapter is at rest, and how tall the document is; CSS pixels. */
export function spanOf(page: Page): Promise<{ from: number; to: number; height: number }> {
  return page.evaluate(() => {
    const story = document.querySelector('armored-train-story')!;
    const at = (progress: number): number => {
      story.progress = progress;
      return scrollY;
    };
    const [to, from] = [at(story.chapters.length - 1), at(0)];
    return { from, to, height: document.documentElement.scrollHeight };
  });
}

/** @returns the story's progress with each frame; zeros where there is no story */
export function scroll(page: Page, { from, step, frames }: Scroll): Promise<number[]> {
  return page.evaluate(
    ({ from, step, frames, mark, pace }) =>
      new Promise<number[]>((done) => {
        const story = document.querySelector('armored-train-story');
        const progress: number[] = [];
        scrollTo({ top: from, behavior: 'instant' });
        let i = 0;
        const next = (): void => {
          performance.mark(mark);
          // The story follows after this, in the frame after the scroll: what it says now belongs to the scroll before the last.
          if (i > 1) progress.push(story?.progress ?? 0);
          if (i === frames + 2) return done(progress);
          scrollTo({ top: from + Math.min(i, frames - 1) * step, behavior: 'instant' });
          i++;
          setTimeout(() => requestAnimationFrame(next), pace);
        };
        requestAnimationFrame(next);
      }),
    { from, step, frames, mark: FRAME, pace: PACE },
  );
}
