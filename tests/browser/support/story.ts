import type { Page } from 'playwright-core';

/** The public face that tests rely on, as far as the helpers here use it. */
interface Face extends HTMLElement {
  ready: Promise<void>;
  progress: number;
  chapters: { id: string; title: string; date: string }[];
  scene: unknown;
  map: {
    getGlobalState(): Record<string, number>;
    getLayersOrder(): string[];
    getLayer(id: string): { type: string } | undefined;
    getPaintProperty(layer: string, name: string): unknown;
    loaded(): boolean;
    triggerRepaint(): void;
    once(event: 'idle', done: () => void): void;
  } | null;
  goTo(id: string): unknown;
}

const TAG = 'armored-train-story';
const TIMEOUT = 20_000;

/** Waits until the first scene is painted. */
export async function whenReady(page: Page): Promise<void> {
  await page.waitForFunction((tag) => customElements.get(tag), TAG, { timeout: TIMEOUT });
  await page
    .locator(TAG)
    .first()
    .evaluate((face) => (face as Face).ready);
}

/** Waits until the live map has nothing more to load or draw; returns at once where there is no live map. */
export async function idle(page: Page): Promise<void> {
  await page
    .locator(TAG)
    .first()
    .evaluate(
      (face, limit) =>
        new Promise<void>((done, fail) => {
          const { map } = face as Face;
          if (!map) return done();
          const timer = setTimeout(() => fail(new Error(`The map was not idle within ${limit} ms.`)), limit);
          map.once('idle', () => {
            clearTimeout(timer);
            done();
          });
          map.triggerRepaint();
        }),
      TIMEOUT,
    );
}

/** Where the reader is: 0 … chapters − 1, a whole number at rest. */
export function progress(page: Page): Promise<number> {
  return page
    .locator(TAG)
    .first()
    .evaluate((face) => (face as Face).progress);
}

/** The scene at this moment, as plain data. */
export function scene<Scene>(page: Page): Promise<Scene> {
  return page
    .locator(TAG)
    .first()
    .evaluate((face) => (face as Face).scene as Scene);
}

/** The chapters that the story says it has. */
export function chapters(page: Page): Promise<Face['chapters']> {
  return page
    .locator(TAG)
    .first()
    .evaluate((face) => (face as Face).chapters);
}

/** Goes to a chapter by the public method, and waits until the page stands still and the map is idle. */
export async function goTo(page: Page, id: string): Promise<void> {
  await page
    .locator(TAG)
    .first()
    .evaluate((face, chapter) => void (face as Face).goTo(chapter), id);
  // A page that has not begun to scroll stands still, too.
  await page.waitForFunction(
    ([tag, chapter]) => {
      const face = document.querySelector<Element & Face>(tag!)!;
      return face.progress === face.chapters.findIndex((each) => each.id === chapter);
    },
    [TAG, id],
    { timeout: TIMEOUT },
  );
  await still(page);
  await idle(page);
}

/** Waits until the page has not scrolled for five frames. */
export function still(page: Page): Promise<void> {
  return page.evaluate(
    () =>
      new Promise<void>((done) => {
        let [last, frames] = [scrollY, 0];
        const look = () => {
          frames = scrollY === last ? frames + 1 : 0;
          last = scrollY;
          if (frames >= 5) done();
          else requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
      }),
  );
}

/** Waits until the page has drawn this many frames: what is asked for in one is done in the next. */
export function frames(page: Page, count = 3): Promise<void> {
  return page.evaluate(
    (left) =>
      new Promise<void>((done) => {
        const next = () => (left-- > 0 ? requestAnimationFrame(next) : done());
        next();
      }),
    count,
  );
}

/** Which lines are seen on the live map, how clearly, and the numbers that their gradients are made of: how far they are drawn. */
export function drawn(page: Page): Promise<Record<string, number[]>> {
  return page
    .locator(TAG)
    .first()
    .evaluate((face) => {
      const map = (face as Face).map!;
      const states = map.getGlobalState();
      const seen = map.getLayersOrder().flatMap((id): [string, number[]][] => {
        if (map.getLayer(id)?.type !== 'line') return [];
        const gradient = map.getPaintProperty(id, 'line-gradient');
        const opacity = states[(map.getPaintProperty(id, 'line-opacity') as string[] | undefined)?.[1] ?? ''];
        if (!Array.isArray(gradient) || !opacity) return [];
        return [[id, [opacity, ...gradient.flat(9).filter((one) => typeof one === 'number')]]];
      });
      return Object.fromEntries(seen);
    });
}
