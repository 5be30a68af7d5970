/** A graphics context that goes and comes back, and what is on the map before and after. */
import type { Page } from 'playwright-core';
import { drawn } from './story.ts';

interface Held extends Window {
  lose: WEBGL_lose_context;
}

/** Resolves with the event that the map's canvas then has. */
export const context = (page: Page, what: 'loseContext' | 'restoreContext') =>
  page.evaluate(
    (method) =>
      new Promise<void>((done) => {
        const w = window as unknown as Held;
        const { map } = document.querySelector('armored-train-story')!;
        const canvas = map!.getCanvas();
        w.lose ??= canvas.getContext('webgl2')!.getExtension('WEBGL_lose_context')!;
        canvas.addEventListener(
          method === 'loseContext' ? 'webglcontextlost' : 'webglcontextrestored',
          () => done(),
          {
            once: true,
          },
        );
        w.lose[method]();
      }),
    what,
  );

/**
 * All that the map shows: the scene, the camera that it is drawn at, how far each line that is seen is drawn. Which parts of
 * the ground it has by then depends on the way there.
 */
export const shown = async (page: Page) => {
  return {
    state: await drawn(page),
    ...(await page.evaluate(() => {
      const { map, scene } = document.querySelector('armored-train-story')!;
      const { lng, lat } = map!.getCenter();
      const camera = [lng, lat, map!.getZoom()].map((value) => Number(value.toFixed(6)));
      return {
        scene,
        camera,
        canvas: map!.getCanvas().width,
        sea: map!.getPaintProperty('sea', 'background-color'),
      };
    })),
  };
};
