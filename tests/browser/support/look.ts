/** Looking around: the way in, the free map's camera, and a finger or two. */
import type { CDPSession, Page } from 'playwright-core';
import { deepestAt } from '../../../src/map/basemap.ts';
import { radiusAt } from '../../../src/scene/planet.ts';
import { eventually } from './eventually.ts';

export type Finger = { x: number; y: number };

/** Waits until the map and its letters have not moved for six frames. */
export const settled = (page: Page): Promise<void> =>
  page.evaluate(
    () =>
      new Promise<void>((done) => {
        const element = document.querySelector('armored-train-story')!;
        let [last, calm] = ['', 0];
        const look = () => {
          const { center, zoom } = element.scene!.camera;
          const now = `${center.join(' ')} ${zoom}`;
          calm = now === last && !element.map!.isMoving() ? calm + 1 : 0;
          last = now;
          if (calm >= 6) done();
          else requestAnimationFrame(look);
        };
        look();
      }),
  );

/** Presses the story's own button, and waits until the map is the reader's. */
export async function lookAround(page: Page): Promise<void> {
  await page.locator('[data-look-open]').click();
  await page.locator('[data-look-close]').waitFor();
  await settled(page);
}

/** The live map's own camera, not the scene's. */
export const mapNow = (page: Page) =>
  page.evaluate(() => {
    const map = document.querySelector('armored-train-story')!.map!;
    const { lng, lat } = map.getCenter();
    return { center: [lng, lat], zoom: map.getZoom(), bearing: map.getBearing(), pitch: map.getPitch() };
  });

/** Degrees at a point of the window, by the live map. CSS pixels. */
export const groundAt = (page: Page, x: number, y: number): Promise<[number, number]> =>
  page.evaluate(
    (point) => {
      const { lng, lat } = document.querySelector('armored-train-story')!.map!.unproject(point);
      return [lng, lat];
    },
    [x, y] as [number, number],
  );

/** Where the live map has a point of the ground in the window now, CSS pixels. */
export const windowAt = (page: Page, at: [number, number]): Promise<{ x: number; y: number }> =>
  page.evaluate((point) => {
    const { x, y } = document.querySelector('armored-train-story')!.map!.project(point);
    return { x, y };
  }, at);

export const scrolled = (page: Page): Promise<number> => page.evaluate(() => scrollY);

/** How far a point of the ground is from a point of the window now, CSS pixels. */
export async function apart(page: Page, ground: [number, number], { x, y }: Finger): Promise<number> {
  const now = await windowAt(page, ground);
  return Math.hypot(now.x - x, now.y - y);
}

/** Goes back to the story, if the map is free. */
export async function leave(page: Page): Promise<void> {
  await page.evaluate(() => document.querySelector<HTMLElement>('[data-look-close]')?.click());
  await eventually(() => page.locator('[data-look-around]').count()).toBe(0);
}

/** How far, at most, the scene's places are from where the live map has them now; CSS pixels. */
export const lettersOff = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const element = document.querySelector('armored-train-story')!;
    const at = new Map(element.places.map((place) => [place.id, place.at]));
    const shown = element.scene!.places.filter(({ visible }) => visible);
    if (!shown.length) throw new Error('no place is in view');
    return Math.max(
      ...shown.map(({ id, x, y }) => {
        const live = element.map!.project(at.get(id)!);
        return Math.hypot(live.x - x, live.y - y);
      }),
    );
  });

/**
 * What the free map allows around a point: no closer than its data, and no farther than the planet is when it is seen
 * whole at zoom 1 over the equator (its radius, CSS pixels).
 */
export const bounds = (at: [number, number]): { deepest: number; smallest: number } => ({
  deepest: deepestAt(at),
  smallest: radiusAt(1, 0),
});

/** Real fingers on the screen, each step told to the browser; nobody lifts them but `up`. */
export class Fingers {
  readonly #page: Page;
  #session: Promise<CDPSession> | undefined;

  constructor(page: Page) {
    this.#page = page;
  }

  async down(...fingers: Finger[]): Promise<void> {
    await this.#send('touchStart', fingers);
  }

  /** In so many steps from one place to another, finger by finger. */
  async move(from: Finger[], to: Finger[], steps = 12): Promise<void> {
    for (let i = 1; i <= steps; i++) {
      const between = (a: number, b: number): number => a + ((b - a) * i) / steps;
      await this.#send(
        'touchMove',
        from.map(({ x, y }, k) => ({ x: between(x, to[k]!.x), y: between(y, to[k]!.y) })),
      );
    }
  }

  async up(): Promise<void> {
    await this.#send('touchEnd', []);
  }

  async #send(type: 'touchStart' | 'touchMove' | 'touchEnd', fingers: Finger[]): Promise<void> {
    const touchPoints = fingers.map(({ x, y }, id) => ({ x, y, id }));
    this.#session ??= this.#page.context().newCDPSession(this.#page);
    await (await this.#session).send('Input.dispatchTouchEvent', { type, touchPoints });
  }
}
