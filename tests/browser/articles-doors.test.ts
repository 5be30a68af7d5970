/** The loader and the element where the article makes it hard for them, or asks something of them. */
import type { Locator } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import {
  alive,
  expectOwnCamera,
  openArticle,
  openGiven,
  seen,
  snippets,
  storyAddress,
} from './support/articles.ts';
import { page, pageY, stands, within } from './support/embeds.ts';
import { eventually } from './support/eventually.ts';
import { stepThrough } from './support/reading.ts';
import { NO_WEBGL } from './support/webgl.ts';

const SIZES = [
  { width: 390, height: 844 },
  { width: 1280, height: 800 },
];

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

it('of a loader and an element on one page one has the live map, and hands it on', async () => {
  const { loader, element } = snippets(await storyAddress());
  const article = await openGiven({ html: page(`${loader}<p>Between them.</p>${element}`) }, 'loader');
  await within(article, async () => {
    await alive(article);
    const embed = article.page.locator('armored-train-embed');
    const own = article.page.locator('body > armored-train-story');
    const painters = (): Promise<(string | null)[]> =>
      Promise.all(
        [embed.locator('iframe').contentFrame().locator('armored-train-story'), own].map((one) =>
          one.evaluate((story: HTMLElementTagNameMap['armored-train-story']) => story.painter),
        ),
      );
    const go = (to: Locator) =>
      to.evaluate((element) => scrollBy(0, element.getBoundingClientRect().top + 300));
    await go(embed);
    await eventually(painters).toEqual(['maplibre', null]);
    await go(own);
    await eventually(painters).toEqual([null, 'maplibre']);
    await go(embed);
    await eventually(painters).toEqual(['maplibre', null]);
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
