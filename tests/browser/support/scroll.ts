import type { Page } from 'playwright-core';
import { progress, still } from './story.ts';

/** How a reader scrolls: a wheel's notches or a finger's strokes. */
export type Hand = 'wheel' | 'touch';

/** Chromium takes a finger that moves less than this (CSS pixels) for a tap. */
const SLOP = 15;

/** Scrolls by so many CSS pixels (down is positive) with a real wheel or finger, and waits until the page stands. */
export async function scrollBy(page: Page, pixels: number, hand: Hand): Promise<void> {
  const { width, height } = page.viewportSize()!;
  if (hand === 'wheel') {
    await page.mouse.move(width / 2, height / 2);
    await page.mouse.wheel(0, pixels);
    await still(page);
    return;
  }
  const session = await page.context().newCDPSession(page);
  const finger = (type: 'touchStart' | 'touchMove' | 'touchEnd', y?: number) =>
    session.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: y === undefined ? [] : [{ x: width / 2, y }],
    });
  // A finger has only the screen's height to move in.
  const longest = height * 0.6;
  for (let left = pixels; Math.abs(left) >= 1;) {
    const distance = Math.sign(left) * Math.min(Math.abs(left), longest);
    const stroke = distance + Math.sign(distance) * SLOP;
    const from = height / 2 + stroke / 2;
    await finger('touchStart', from);
    const steps = Math.max(3, Math.ceil(Math.abs(stroke) / 120));
    for (let i = 1; i <= steps; i++) await finger('touchMove', from - (stroke * i) / steps);
    // Held for a moment, or the page would glide on by itself.
    await page.waitForTimeout(100);
    await finger('touchEnd');
    left -= distance;
  }
  await session.detach();
  await still(page);
}

/**
 * Scrolls as a reader does until the story's progress is the one given, within `within`, and says where it came to.
 * Goes in screenfuls, and by half as much each time it has gone past. Throws where it does not get there, or the page stops moving.
 */
export async function scrollTo(page: Page, target: number, hand: Hand, within = 0.02): Promise<number> {
  const { height } = page.viewportSize()!;
  let step = height * 0.9;
  let at = await progress(page);
  let stuck = 0;
  for (let tries = 0; tries < 400; tries++) {
    const way = target - at;
    if (Math.abs(way) <= within) return at;
    const before = await page.evaluate(() => scrollY);
    await scrollBy(page, Math.sign(way) * Math.max(2, Math.round(step)), hand);
    const moved = (await page.evaluate(() => scrollY)) !== before;
    stuck = moved ? 0 : stuck + 1;
    if (stuck > 2) break;
    at = await progress(page);
    // Gone past it: back, by less.
    if (Math.sign(target - at) !== Math.sign(way)) step /= 2;
  }
  throw new Error(`By ${hand}, progress came to ${at.toFixed(3)} and not to ${target}.`);
}
