/** The line of script where not everything goes as it should, or others speak to it. */
import { describe, expect, it } from 'vitest';
import { alive, openArticle, openGiven, seen, storyAddress } from './support/articles.ts';
import { EMBED, page, standing, within } from './support/embeds.ts';
import { eventually } from './support/eventually.ts';
import { NO_WEBGL } from './support/webgl.ts';

it('a frame that is late is scrolled by the article all the same, as soon as it is there', async () => {
  let release = (): void => {};
  const late = new Promise<void>((done) => (release = done));
  const article = await openArticle('plain', 'loader', {
    init: NO_WEBGL,
    prepare: (context) =>
      context.route(/\/embed\/\?/, async (route) => {
        await late;
        await route.continue();
      }),
  });
  await within(article, async () => {
    await eventually(async () => (await standing(article)).position).toBe('static');
    expect((await standing(article)).height).toBeLessThan(800);
    release();
    const where = await alive(article);
    await eventually(async () => (await standing(article)).height).toBeGreaterThan(5000);
    expect((await standing(article)).position).toBe('sticky');
    expect((await seen(where)).mode).toBe('scroll');
    await article.page
      .locator(EMBED)
      .evaluate((embed) => (embed as never as { goTo(id: string): void }).goTo('kirby'));
    await eventually(async () => (await seen(where)).progress).toBe(6);
    expect(article.said).toEqual([]);
  });
});

it('a frame far below is not loaded before the reader comes near', async () => {
  const html = page(`<div style="height:9000px"></div>SCRIPT`).replace(
    'SCRIPT',
    `<script async src="${await storyAddress()}/embed.js"></script>`,
  );
  const article = await openGiven({ html }, 'loader', { init: NO_WEBGL });
  await within(article, async () => {
    await article.page.waitForLoadState('networkidle');
    expect(await article.page.locator(EMBED).count()).toBe(1);
    expect(
      article.page
        .frames()
        .slice(1)
        .map((frame) => frame.url())
        .filter((url) => url.includes('/embed/')),
    ).toEqual([]);
    await article.page.evaluate(() => scrollTo(0, 8500));
    const where = await alive(article);
    expect((await seen(where)).mode).toBe('scroll');
  });
});

describe('a chapter to begin at', () => {
  it('does not scroll the article as it loads; set later it does', async () => {
    const article = await openArticle('plain', 'loader', { init: NO_WEBGL, options: 'data-chapter="kirby"' });
    await within(article, async () => {
      const where = await alive(article);
      await eventually(async () => (await standing(article)).height).toBeGreaterThan(5000);
      expect(await article.page.evaluate(() => scrollY)).toBe(0);
      expect((await seen(where)).progress).toBe(0);
      await article.page.locator(EMBED).evaluate((embed) => embed.setAttribute('chapter', 'university'));
      await eventually(async () => (await seen(where)).chapter).toBe('university');
      expect(article.said).toEqual([]);
    });
  });

  it('is where steps begin', async () => {
    const options = 'data-mode="steps" data-chapter="kirby"';
    const article = await openArticle('plain', 'loader', { init: NO_WEBGL, options });
    await within(article, async () => {
      const where = await alive(article);
      await eventually(async () => (await seen(where)).mode).toBe('steps');
      await eventually(async () => (await seen(where)).chapter).toBe('kirby');
      expect(await where.locator('.stepper .count').textContent()).toMatch(/^7 \//);
      expect((await standing(article)).position).toBe('static');
      expect(await article.page.evaluate(() => scrollY)).toBe(0);
    });
  });

  it('that a script asks for before the embed is in a page is gone to', async () => {
    const article = await openArticle('plain', 'loader', { init: NO_WEBGL });
    await within(article, async () => {
      await article.page.locator(EMBED).evaluate((old) => {
        const embed = document.createElement(old.localName) as HTMLElement & { goTo(id: string): void };
        embed.setAttribute('src', old.getAttribute('src')!);
        embed.goTo('kirby');
        old.replaceWith(embed);
      });
      await eventually(() => article.page.frames().length).toBe(2);
      const where = await alive(article);
      await eventually(async () => (await seen(where)).chapter).toBe('kirby');
    });
  });
});

it('data-lang="es-ES" is the story in Spanish, and no warning', async () => {
  const article = await openArticle('plain', 'loader', { init: NO_WEBGL, options: 'data-lang="es-ES"' });
  await within(article, async () => {
    await eventually(async () => (await article.inside()).url()).toContain('/embed/es/');
    const where = await alive(article);
    expect(await where.evaluate(() => document.documentElement.lang)).toBe('es');
    expect(article.said).toEqual([]);
  });
});

it('wrong values have their defaults, and one sentence each with what is allowed', async () => {
  const options = 'data-lang="xx" data-chapter="nowhere" data-basemap="javascript:alert(1)"';
  const article = await openArticle('plain', 'loader', { init: NO_WEBGL, options });
  await within(article, async () => {
    const where = await alive(article);
    await eventually(() => article.said.length).toBe(3);
    expect(article.said.toSorted()).toEqual([
      expect.stringMatching(/basemap=javascript:alert\(1\).*https:\/\//),
      expect.stringMatching(/chapter=nowhere.*opening, /),
      expect.stringMatching(/lang=xx.*en, es, ko, ru; it is en now/),
    ]);
    expect(await where.evaluate(() => document.documentElement.lang)).toBe('en');
  });
});

describe('the script', () => {
  it('put in twice makes two stories, each where its script stands', async () => {
    const article = await openArticle('plain', 'loader', { init: NO_WEBGL });
    await within(article, async () => {
      await alive(article);
      await article.page.evaluate((src) => {
        const script = document.createElement('script');
        script.src = src;
        document.getElementById('below')!.before(script);
      }, `${article.storyUrl}/embed.js`);
      await eventually(() => article.page.locator(EMBED).count()).toBe(2);
      await article.page
        .locator(EMBED)
        .nth(1)
        .evaluate((embed) => embed.scrollIntoView());
      const second = article.page.locator(EMBED).nth(1).locator('iframe').contentFrame();
      await second.locator('.story[data-alive]').waitFor();
      expect(
        await article.page
          .locator(EMBED)
          .nth(1)
          .evaluate((embed) => embed.nextElementSibling?.id),
      ).toBe('below');
      expect(article.said).toEqual([]);
    });
  });

  it('run once more beside its own embed makes no second one', async () => {
    const article = await openArticle('plain', 'loader', { init: NO_WEBGL });
    await within(article, async () => {
      await alive(article);
      // A page that was saved with its embed runs the same script again.
      await article.page.evaluate(
        () =>
          new Promise<void>((done) => {
            const old = document.querySelector<HTMLScriptElement>('script[src*="embed.js"]')!;
            const again = document.createElement('script');
            again.onload = () => done();
            again.src = old.src;
            old.replaceWith(again);
          }),
      );
      expect(await article.page.locator(EMBED).count()).toBe(1);
      expect(await article.page.frames().length).toBe(2);
      expect((await seen(await article.inside())).mode).toBe('scroll');
    });
  });

  it('in the head puts the story where its link is', async () => {
    const url = await storyAddress();
    const html = page(
      `<p id="first">One.</p><p><a href="${url}/">The Armored Train</a></p>`,
      `<script async src="${url}/embed.js" data-theme="dark"></script>`,
    );
    const article = await openGiven({ html }, 'loader', { init: NO_WEBGL });
    await within(article, async () => {
      const where = await alive(article);
      const before = await article.page
        .locator(EMBED)
        .evaluate((embed) => embed.previousElementSibling!.textContent);
      expect(before).toBe('The Armored Train');
      expect(await article.page.locator('a').isVisible()).toBe(false);
      expect(await where.locator('.story').getAttribute('data-theme')).toBe('dark');
      expect(article.said).toEqual([]);
    });
  });
});
