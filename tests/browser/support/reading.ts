/** A reader who goes through all of a story in an article: by wheel, finger or keys, or by the buttons of steps. */
import type { Frame, Page } from 'playwright-core';
import { expect } from 'vitest';
import { alive, seen, story, type Article, type Seen } from './articles.ts';
import { eventually } from './eventually.ts';

export type Hand = 'wheel' | 'finger' | 'keys';

/** What paints the map. */
const painterOf = (where: Page | Frame): Promise<string | null> =>
  where.evaluate(() => document.querySelector('armored-train-story')!.painter);

/** The middle of what shows the story, where the pointer is put. */
async function middle(article: Article): Promise<[number, number]> {
  const { width, height } = article.page.viewportSize()!;
  const selector = { loader: 'armored-train-embed', frame: 'iframe', element: 'armored-train-story' }[
    article.door
  ];
  const box = await article.page.locator(selector).first().boundingBox();
  return [box ? Math.min(width - 5, box.x + box.width / 2) : width / 2, height / 2];
}

/** Chromium takes a finger that moves less than this for a tap; CSS pixels. */
const SLOP = 15;

/** A finger's longest stroke, CSS pixels: it begins above the strip at a phone's foot, which is dragged by itself. */
const LONGEST = 500;

/** Milliseconds after which what has not scrolled anything is taken not to: it is at an end. */
const NOTHING = 2000;

/** Does what scrolls the article, and waits until the browser says that the scroll has ended: one measured before would be corrected twice. */
async function scrolled(page: Page, act: () => Promise<unknown>): Promise<void> {
  await page.evaluate(() => {
    addEventListener('scrollend', () => (document.documentElement.dataset.scrolled = ''), {
      capture: true,
      once: true,
    });
    delete document.documentElement.dataset.scrolled;
  });
  await act();
  await page
    .waitForFunction(() => 'scrolled' in document.documentElement.dataset, undefined, { timeout: NOTHING })
    .catch(() => undefined);
}

/** Scrolls as the reader does, CSS pixels: by wheel, or by finger on a phone. */
export async function scroller(article: Article, finger: boolean): Promise<(by: number) => Promise<void>> {
  const { page } = article;
  const [x, y] = await middle(article);
  if (!finger || page.viewportSize()!.width >= 600) {
    await page.mouse.move(x, y);
    return (by) => scrolled(page, () => page.mouse.wheel(0, by));
  }
  const session = await page.context().newCDPSession(page);
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', timestamp: number, at?: number) =>
    session.send('Input.dispatchTouchEvent', {
      type,
      timestamp,
      touchPoints: at === undefined ? [] : [{ x, y: at }],
    });
  return async (by) => {
    // A finger gets no farther than the screen, and moves a little before it counts as moving.
    for (let left = by; Math.abs(left) >= 1;) {
      const step = Math.sign(left) * Math.min(LONGEST, Math.abs(left));
      const stroke = step + Math.sign(step) * SLOP;
      const from = y + stroke / 2;
      const began = Date.now() / 1000;
      await scrolled(page, async () => {
        await touch('touchStart', began, from);
        for (let i = 1; i <= 4; i++) await touch('touchMove', began + i / 50, from - (stroke * i) / 4);
        // Held for a moment, by its own clock, or the page would glide on by itself.
        await touch('touchEnd', began + 0.5);
      });
      left -= step;
    }
  };
}

/** CSS pixels from where the reader is to a chapter's reading position. */
const wayTo = (where: Page | Frame, index: number): Promise<number> =>
  where.evaluate((k) => {
    const element = document.querySelector('armored-train-story')!;
    const root = element.shadowRoot ?? element;
    const { marginTop } = getComputedStyle(root.querySelector('.probe')!);
    const offset = Number.parseFloat(getComputedStyle(root.querySelector('.stage')!).top) || 0;
    const card = root.querySelectorAll('[data-card]')[k]!.getBoundingClientRect();
    return card.top - offset - Number.parseFloat(marginTop);
  }, index);

export interface Reading {
  /** With the wheel where there is no finger or key for it. */
  hand?: Hand;
  /** What is to paint the map in the last chapter: by then it is loaded, and it is given back farther down. */
  painter: string | null;
  /** Called with each chapter at rest. */
  atRest?: (index: number, where: Page | Frame) => Promise<void>;
}

/**
 * Goes from the article's beginning to its end, chapter by chapter. The first is read where the story comes to rest.
 * @returns how each chapter was seen at rest
 */
export async function readThrough(
  article: Article,
  { hand = 'wheel', painter, atRest }: Reading,
): Promise<Seen[]> {
  const where = await alive(article);
  const scroll = await scroller(article, hand === 'finger');
  const rests: Seen[] = [];
  const scrollTo = async (k: number): Promise<void> => {
    const way = await wayTo(where, k);
    if (Math.abs(way) > 2) await scroll(way);
  };
  for (const [k, { id }] of story.chapters.entries()) {
    if (hand === 'keys' && k > 0) await article.page.keyboard.press('PageDown');
    // A finger slips, and a page that is still loading moves: as often as a reader would.
    await expect
      .poll(
        async () => {
          if (hand !== 'keys' || k === 0) await scrollTo(k);
          return (await seen(where)).progress;
        },
        { timeout: 20_000, interval: 60, message: `the chapter "${id}" is at rest` },
      )
      .toBe(k);
    // From here on the keys are the story's; the pointer has been over it, and nothing in it has been pressed.
    if (hand === 'keys' && k === 0)
      await where.locator('.skip').evaluate((skip) => (skip as HTMLElement).focus({ preventScroll: true }));
    rests.push(await seen(where));
    await atRest?.(k, where);
  }
  await eventually(() => painterOf(where), 'the map’s painter').toBe(painter);
  const under = (): Promise<number> =>
    article.page.evaluate(
      () => document.getElementById('below')!.getBoundingClientRect().bottom - innerHeight,
    );
  for (let i = 0; i < 20 && (await under()) > 2; i++) {
    if (hand === 'keys') await scrolled(article.page, () => article.page.keyboard.press('End'));
    else await scroll((await under()) + 50);
  }
  expect(await under(), 'the article under the story is reached').toBeLessThanOrEqual(2);
  return rests;
}

/** Turns every page of a story in steps by its buttons, from the first to the last. @returns how each chapter was seen */
export async function stepThrough(where: Page | Frame): Promise<Seen[]> {
  const last = story.chapters.length - 1;
  const count = where.locator('.stepper .count');
  await eventually(() => count.textContent()).toBe(`1 / ${last + 1}`);
  const steps = [await seen(where)];
  for (let k = 1; k <= last; k++) {
    await where.locator('[data-next]').click();
    await eventually(async () => (await seen(where)).progress).toBe(k);
    expect(await count.textContent()).toBe(`${k + 1} / ${last + 1}`);
    steps.push(await seen(where));
  }
  expect(await where.locator('[data-next]').getAttribute('aria-disabled')).toBe('true');
  return steps;
}
