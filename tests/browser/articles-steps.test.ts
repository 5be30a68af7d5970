import { describe, expect, it } from 'vitest';
import { alive, expectOwnCamera, openArticle, SANDBOX, seen, story } from './support/articles.ts';
import { pageY, stands, within } from './support/embeds.ts';
import { eventually } from './support/eventually.ts';
import { stepThrough } from './support/reading.ts';
import { NO_WEBGL } from './support/webgl.ts';

const SIZES = [
  { width: 390, height: 844 },
  { width: 1280, height: 800 },
];
const last = story.chapters.length - 1;

describe.each(SIZES)('the bare frame at $width×$height', (size) => {
  it.each([400, 640])(
    '%i high, goes through every chapter by its buttons and back, and the article around does not move',
    async (height) => {
      // Without motion each step is a cut: eighteen journeys take their time.
      const article = await openArticle('plain', 'frame', { ...size, init: NO_WEBGL, motion: false });
      await within(article, async () => {
        const frame = article.page.locator('iframe');
        await frame.evaluate((element, px) => element.setAttribute('height', `${px}`), height);
        const where = await alive(article);
        await eventually(async () => (await seen(where)).view.height).toBeGreaterThan(height - 120);
        // All of it is on the screen: no click has to bring its button there.
        await frame.evaluate((element) => element.scrollIntoView({ block: 'center' }));
        await stands(article);
        const before = await pageY(article);
        for (const step of await stepThrough(where)) {
          expect(step.mode).toBe('steps');
          expectOwnCamera(step);
        }
        await where.locator('[data-back]').click();
        await eventually(async () => (await seen(where)).progress).toBe(last - 1);
        expect(await pageY(article)).toBe(before);
        expect(article.said).toEqual([]);
      });
    },
  );

  it('never traps the page’s scroll: a wheel over it scrolls the article', async () => {
    const article = await openArticle('plain', 'frame', { ...size, init: NO_WEBGL });
    await within(article, async () => {
      const where = await alive(article);
      await eventually(async () => (await seen(where)).mode).toBe('steps');
      // A pixel to scroll in it is enough to hold the first turn of the wheel.
      expect(await where.evaluate(() => document.documentElement.scrollHeight - innerHeight)).toBe(0);
      await stands(article);
      const box = (await article.page.locator('iframe').boundingBox())!;
      await article.page.mouse.move(box.x + box.width / 2, Math.min(box.y + 120, size.height - 20));
      await article.page.mouse.wheel(0, 200);
      await eventually(() => pageY(article)).toBeGreaterThan(150);
    });
  });

  it('“Skip the map” is the keyboard’s first stop in it, and opens what stands after the story', async () => {
    const article = await openArticle('plain', 'frame', { ...size, init: NO_WEBGL });
    await within(article, async () => {
      const where = await alive(article);
      await eventually(async () => (await seen(where)).mode).toBe('steps');
      const focus = () =>
        where.evaluate(() => document.activeElement?.id || document.activeElement?.className);
      await article.page.keyboard.press('Tab');
      await eventually(focus).toBe('skip');
      await article.page.keyboard.press('Enter');
      await eventually(focus).toBe('after-the-map');
    });
  });

  it('turns by the arrow keys', async () => {
    const article = await openArticle('plain', 'frame', { ...size, init: NO_WEBGL, motion: false });
    await within(article, async () => {
      const where = await alive(article);
      await where.locator('[data-next]').focus();
      await article.page.keyboard.press('ArrowRight');
      await eventually(async () => (await seen(where)).progress).toBe(1);
      await article.page.keyboard.press('ArrowLeft');
      await eventually(async () => (await seen(where)).progress).toBe(0);
    });
  });
});

it('the bare frame turns by a swipe', async () => {
  const article = await openArticle('plain', 'frame', { ...SIZES[0]!, init: NO_WEBGL, motion: false });
  await within(article, async () => {
    const where = await alive(article);
    await eventually(async () => (await seen(where)).mode).toBe('steps');
    await article.page.locator('iframe').scrollIntoViewIfNeeded();
    // Touches that come with a scroll go where the frame was.
    await stands(article);
    const box = (await article.page.locator('iframe').boundingBox())!;
    const session = await article.page.context().newCDPSession(article.page);
    const y = box.y + 100;
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', x?: number) =>
      session.send('Input.dispatchTouchEvent', { type, touchPoints: x === undefined ? [] : [{ x, y }] });
    await touch('touchStart', 300);
    for (const x of [250, 190, 120]) await touch('touchMove', x);
    await touch('touchEnd');
    await eventually(async () => (await seen(where)).progress).toBe(1);
  });
});

it('the bare frame shows what stands after the story on request, and gives it back', async () => {
  const article = await openArticle('plain', 'frame', { init: NO_WEBGL });
  await within(article, async () => {
    const where = await alive(article);
    await where.locator('[data-end-open]').click();
    await where.locator('#end-sources').scrollIntoViewIfNeeded();
    expect(await where.locator('#end-sources').isVisible()).toBe(true);
    await article.page.keyboard.press('Escape');
    await eventually(() => where.locator('#end-sources').isVisible()).toBe(false);
    expect(await where.evaluate(() => document.activeElement?.hasAttribute('data-end-open'))).toBe(true);
  });
});

it('with allow-scripts alone the frame works, and prints the addresses of its links', async () => {
  const article = await openArticle('plain', 'frame', { init: NO_WEBGL });
  await within(article, async () => {
    await article.page.locator('iframe').evaluate((frame, sandbox) => {
      frame.setAttribute('sandbox', sandbox.split(' ')[0]!);
      // A sandbox counts from the next page on.
      (frame as HTMLIFrameElement).src += '?again';
    }, SANDBOX);
    await eventually(() => article.page.frames()[1]?.url()).toContain('again');
    const where = await alive(article);
    await where.locator('[data-end-open]').click();
    const link = where.locator('.sources a').first();
    await link.scrollIntoViewIfNeeded();
    await link.click();
    await eventually(() => link.evaluate((a) => getComputedStyle(a, '::after').content)).toContain('http');
    expect(article.page.context().pages().length).toBe(1);
  });
});

it('without CORS on the story’s files the frame keeps its text and still maps', async () => {
  const article = await openArticle('plain', 'frame', { open: false });
  await within(article, async () => {
    const where = await article.inside();
    await where.locator('[data-chapter] h2').first().waitFor();
    expect(await where.locator('[data-chapter]').count()).toBe(last + 1);
    expect(await where.locator('.story[data-alive]').count()).toBe(0);
    await eventually(() =>
      where
        .locator('[data-static-map] img')
        .first()
        .evaluate((img) => (img as HTMLImageElement).naturalWidth),
    ).toBeGreaterThan(0);
  });
});
