/** How often the map draws the train away from the end of the line behind it. */
import type { Page } from 'playwright-core';
import type { Scroll } from './script.ts';

/** From here on they are apart; CSS pixels. */
const PIXEL = 1;

/**
 * By what the map itself has to draw with. Near the line's ends the middle of the train stays half a train from them,
 * so that no car hangs over.
 * @returns how many frames
 */
export function apartInStory(page: Page, scroll: Scroll): Promise<number> {
  return page.evaluate(
    ({ from, step, frames, most }) =>
      new Promise<number>((done) => {
        const story = document.querySelector('armored-train-story')!;
        let [i, apart] = [0, 0];
        const look = (): void => {
          const { train } = story.scene!;
          const map = story.map!;
          if (!train || !map.getGlobalState()['opacity-train']) return;
          const gradient = (layer: string) => map.getPaintProperty(layer, 'line-gradient') as unknown[];
          const [, [, , drawn]] = gradient('route-casing') as [string, [string, unknown, number]];
          const stops = gradient('train').filter((stop): stop is number => typeof stop === 'number');
          const [tail, front] = [stops[0]!, stops.at(-1)!];
          const half = (front - tail) / 2;
          const end = Math.min(1 - half, Math.max(half, drawn));
          if (Math.abs((tail + front) / 2 - end) * train.routePx > most) apart++;
        };
        const next = (): void => {
          if (i > 0) look();
          if (i === frames) return done(apart);
          scrollTo({ top: from + i++ * step, behavior: 'instant' });
          // After everything else of the next frame.
          requestAnimationFrame(() => setTimeout(() => requestAnimationFrame(next)));
        };
        next();
      }),
    { ...plain(scroll), most: PIXEL },
  );
}

/** In the newsroom's page the line and the train come to the map on two ways. @returns how many frames, at least */
export function apartInNewsroom(page: Page, scroll: Scroll): Promise<number> {
  return page.evaluate(
    ({ from, step, frames, most }) =>
      new Promise<number>((done) => {
        const { benchGap } = window as unknown as { benchGap(): number };
        let [i, apart] = [0, 0];
        const next = (): void => {
          if (benchGap() > most) apart++;
          if (i === frames) return done(apart);
          scrollTo({ top: from + i++ * step, behavior: 'instant' });
          requestAnimationFrame(next);
        };
        requestAnimationFrame(next);
      }),
    { ...plain(scroll), most: PIXEL },
  );
}

/** Pages and contexts do not travel into the page. */
const plain = ({ from, step, frames }: Scroll): Scroll => ({ from, step, frames });
