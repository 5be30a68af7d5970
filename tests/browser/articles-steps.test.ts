import { describe, expect, it } from 'vitest';
import {
  alive,
  expectOwnCamera,
  openArticle,
  SANDBOX,
  seen,
  story,
  type Article,
} from './support/articles.ts';
import { eventually } from './support/eventually.ts';
import { stepThrough } from './support/reading.ts';
import { NO_WEBGL } from './support/webgl.ts';

const SIZES = [
  { width: 390, height: 844 },
  { width: 1280, height: 800 },
];
const last = story.chapters.length - 1;

async function within<T>(article: Article, use: (article: Article) => Promise<T>): Promise<T> {
  try {
    return await use(article);
  } finally {
    await article.close();
  }
}

/** Waits until the article has not moved for some frames. */
const stands = (article: Article): Promise<void> =>
  article.page.evaluate(async () => {
    let still = 0;
    let y = scrollY;
    while (still < 20) {
      await new Promise((done) => requestAnimationFrame(done));
      still = y === scrollY ? still + 1 : 0;
      y = scrollY;
    }
  });

const pageY = (article: Article): Promise<number> => article.page.evaluate(() => scrollY);

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
        where.evaluate(() => document.activeElement?.className || document.activeElement?.id);
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

describe.each(['loader', 'element'] as const)('the %s', (door) => {
  it.each(SIZES)(
    'turns to steps where nothing can stick, at $width×$height, and names what clips it',
    async (size) => {
      const init = `${NO_WEBGL};window.told = []; document.addEventListener('modechange', ({ detail }) => told.push(detail.mode));`;
      const article = await openArticle('clipped', door, { ...size, init, motion: false });
      await within(article, async () => {
        const where = await alive(article);
        const box = article.page.locator(door === 'loader' ? 'armored-train-embed' : 'armored-train-story');
        await box.evaluate((element) => scrollBy(0, element.getBoundingClientRect().top + 400));
        await eventually(async () => (await seen(where)).mode).toBe('steps');
        await eventually(() => article.said.length).toBe(1);
        expect(article.said[0]).toContain('<div');
        expect(article.said[0]).toContain('id="wrap"');
        expect(article.said[0]).toContain('class="site"');
        await eventually(() =>
          article.page.evaluate(() => (window as never as { told: string[] }).told),
        ).toEqual(['steps']);
        // No more room is taken than what shows.
        await eventually(() => box.evaluate((element) => element.clientHeight)).toBeLessThan(900);
        await eventually(async () => Number.isInteger((await seen(where)).progress)).toBe(true);
        await where.evaluate(() => document.querySelector('armored-train-story')!.goTo('opening'));
        for (const step of await stepThrough(where)) expectOwnCamera(step);
      });
    },
  );

  it('takes wrong values for the default, with one sentence that names the value and what is allowed', async () => {
    const options =
      door === 'loader'
        ? 'data-theme="pink" data-mode="fly" data-offset="tall"'
        : 'theme="pink" mode="fly" offset="tall"';
    const article = await openArticle('plain', door, { init: NO_WEBGL, options });
    await within(article, async () => {
      const where = await alive(article);
      expect((await seen(where)).mode).toBe('scroll');
      await eventually(() => article.said.length).toBe(3);
      for (const [value, allowed] of [
        ['pink', 'auto, light, dark'],
        ['fly', 'scroll'],
        ['tall', '0 to 400'],
      ])
        expect(article.said.filter((line) => line.includes(value!) && line.includes(allowed!)).length).toBe(
          1,
        );
    });
  });

  it('in an article that grows above it keeps the reader where they are', async () => {
    const article = await openArticle('reflow', door, { init: NO_WEBGL });
    await within(article, async () => {
      const where = await alive(article);
      await where.evaluate(() => document.querySelector('armored-train-story')!.goTo('kirby'));
      await eventually(async () => (await seen(where)).progress).toBe(6);
      await article.page.evaluate(() => (document.getElementById('late')!.style.height = '700px'));
      await article.page.evaluate(
        () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
      );
      expect((await seen(where)).progress).toBe(6);
    });
  });

  it('of two on a page one has the live map, and hands it on', async () => {
    const article = await openArticle('two', door, {});
    await within(article, async () => {
      const tag = door === 'loader' ? 'armored-train-embed' : 'armored-train-story';
      await alive(article);
      const painters = (): Promise<(string | null)[]> =>
        Promise.all(
          [0, 1].map((n) => {
            const one = article.page.locator(tag).nth(n);
            const face =
              door === 'element' ? one : one.locator('iframe').contentFrame().locator('armored-train-story');
            // A frame that the reader has not come near is not loaded yet.
            return face.evaluateAll(
              ([element]) =>
                (element as HTMLElementTagNameMap['armored-train-story'] | undefined)?.painter ?? null,
            );
          }),
        );
      const go = (n: number) =>
        article.page
          .locator(tag)
          .nth(n)
          .evaluate((element) => scrollBy(0, element.getBoundingClientRect().top + 300));
      await go(0);
      await eventually(painters).toEqual(['maplibre', null]);
      await go(1);
      await eventually(painters).toEqual([null, 'maplibre']);
      await go(0);
      await eventually(painters).toEqual(['maplibre', null]);
    });
  });
});

it('a loader that is removed leaves nothing, and one that comes late works', async () => {
  const article = await openArticle('plain', 'loader', { init: NO_WEBGL });
  await within(article, async () => {
    const { page } = article;
    await alive(article);
    expect(await page.locator('a', { hasText: 'a story on a map' }).isVisible()).toBe(false);
    const globals = await page.evaluate(() =>
      Object.keys(window).filter((name) => /train|embed/i.test(name)),
    );
    expect(globals).toEqual([]);
    await page.locator('armored-train-embed').evaluate((embed) => embed.remove());
    await eventually(() => page.frames().length).toBe(1);
    expect(await page.locator('a', { hasText: 'a story on a map' }).isVisible()).toBe(true);
    await page.evaluate((src) => {
      const script = document.createElement('script');
      script.src = src;
      document.getElementById('below')!.before(script);
    }, `${article.storyUrl}/embed.js`);
    await alive(article);
    expect(await page.locator('armored-train-embed').count()).toBe(1);
    expect(article.said).toEqual([]);
  });
});

it('keys in the loader’s frame scroll the article, and “Skip the map” is their first stop', async () => {
  const article = await openArticle('plain', 'loader', { init: NO_WEBGL });
  await within(article, async () => {
    const { page } = article;
    const where = await alive(article);
    await page
      .locator('armored-train-embed')
      .evaluate((element) => scrollBy(0, element.getBoundingClientRect().top + 40));
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    await page.keyboard.press('Tab');
    await eventually(() => where.evaluate(() => document.activeElement?.className ?? '')).toBe('skip');
    // The link at the frame's top was brought into view.
    await stands(article);
    const before = await pageY(article);
    await page.keyboard.press('ArrowDown');
    await eventually(() => pageY(article)).toBeGreaterThan(before + 20);
    await page.keyboard.press('PageDown');
    await eventually(async () => (await seen(where)).progress).toBeGreaterThan(0);
    await stands(article);
    await page.keyboard.press('End');
    await eventually(() =>
      page.evaluate(
        () => document.getElementById('below')!.getBoundingClientRect().bottom <= innerHeight + 20,
      ),
    ).toBe(true);
  });
});

it('the story’s events are the embed’s own, for the host’s analytics', async () => {
  const article = await openArticle('plain', 'loader', { init: NO_WEBGL });
  await within(article, async () => {
    const { page } = article;
    await alive(article);
    await page.evaluate(() => {
      const told: unknown[] = ((window as never as { told: unknown[] }).told = []);
      for (const name of ['chapterchange', 'placeopen', 'placeclose'])
        document.addEventListener(name, (event) => told.push([name, (event as CustomEvent).detail]));
      const embed = document.querySelector('armored-train-embed') as unknown as {
        goTo(id: string): void;
        openPlace(id: string): void;
      };
      embed.goTo('kirby');
      embed.openPlace('kremlin');
    });
    const told = () => page.evaluate(() => (window as never as { told: unknown[] }).told);
    await eventually(told).toContainEqual(['chapterchange', { id: 'kirby', index: 6 }]);
    await eventually(told).toContainEqual(['placeopen', { id: 'kremlin' }]);
  });
});
