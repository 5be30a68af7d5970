/** Looking around: the way in, the free map's camera, and a finger or two. */
import type { CDPSession, Page } from 'playwright-core';
import type { Camera } from '../../../src/scene/types.ts';
import { deepestAt } from '../../../src/map/basemap.ts';
import { radiusAt } from '../../../src/scene/planet.ts';

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
  await page.locator('[data-look-around]').waitFor();
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

/** What a place of the free map allows: no closer than its data, and the planet no smaller than over the equator at 1. */
export const bounds = ({ center }: Pick<Camera, 'center'>): { deepest: number; radius: number } => ({
  deepest: deepestAt(center),
  radius: radiusAt(1, 0),
});

export type Finger = { x: number; y: number };

/** Real fingers on the screen, each step told to the browser; nobody lifts them but `up`. */
export class Fingers {
  readonly #session: Promise<CDPSession>;

  constructor(page: Page) {
    this.#session = page.context().newCDPSession(page);
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
    await (await this.#session).send('Input.dispatchTouchEvent', { type, touchPoints });
  }
}
