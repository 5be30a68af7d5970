/** Who else speaks to an embed: strangers, and hosts in a language of their own. */
import { describe, expect, it } from 'vitest';
import { alive, openArticle, openGiven, seen, storyAddress } from './support/articles.ts';
import { EMBED, page, standing, within } from './support/embeds.ts';
import { eventually } from './support/eventually.ts';
import { NO_WEBGL } from './support/webgl.ts';

describe('messages from strangers', () => {
  const NOISE = `[
    null, 1, 'x'.repeat(1e6), '{"kind":', { armoredTrain: 2, type: 'mode', mode: 'steps' }, { armoredTrain: 1, type: 'toString' },
    { armoredTrain: 1, type: 'go', chapter: '"><img src=x>' }, { armoredTrain: 1, type: 'go', chapter: 'x'.repeat(1e5) },
    { armoredTrain: 1, type: 'host', top: 1e300, clip: -1, near: 1, ack: NaN }, { armoredTrain: 1, type: 'height', px: Infinity },
    { armoredTrain: 1, type: 'ask', top: 'far', seq: -1, smooth: null }, { armoredTrain: 1, type: 'event', name: 'click', detail: {} },
    { armoredTrain: 1, type: 'set', basemap: 'javascript:alert(1)' }, { armoredTrain: 1, type: 'mode', mode: 'fly' },
    { armoredTrain: 1, type: 'place', id: {} }, [[['armoredTrain']]],
  ]`;

  it('posted to a live frame by its own host are ignored where they are wrong', async () => {
    const article = await openArticle('plain', 'loader', { init: NO_WEBGL });
    await within(article, async () => {
      const where = await alive(article);
      await eventually(async () => (await standing(article)).height).toBeGreaterThan(5000);
      const before = await seen(where);
      await article.page.evaluate((noise) => {
        const frame = document.querySelector('armored-train-embed')!.shadowRoot!.querySelector('iframe')!;
        for (const one of eval(noise) as unknown[]) frame.contentWindow!.postMessage(one, '*');
      }, NOISE);
      // What is right still comes through, after all of it.
      await article.page
        .locator(EMBED)
        .evaluate((embed) => (embed as never as { openPlace(id: string): void }).openPlace('kremlin'));
      await eventually(() => where.locator('[data-place-card="kremlin"]').count()).toBe(1);
      expect({ ...(await seen(where)), camera: null }).toEqual({ ...before, camera: null });
      expect(article.said).toEqual([]);
    });
  });

  it('posted to the article by anyone else are ignored, right or wrong', async () => {
    const article = await openArticle('plain', 'loader', { init: NO_WEBGL });
    await within(article, async () => {
      const where = await alive(article);
      await eventually(async () => (await standing(article)).height).toBeGreaterThan(5000);
      const before = await standing(article);
      await article.page.evaluate(async (noise) => {
        const other = document.body.appendChild(document.createElement('iframe'));
        other.sandbox.value = 'allow-scripts';
        const right = `[{ armoredTrain: 1, type: 'height', px: 500 }, { armoredTrain: 1, type: 'ask', top: 3000, seq: 99, smooth: false },
          { armoredTrain: 1, type: 'event', name: 'placeopen', detail: { id: 'khasan' } }]`;
        const heard: string[] = ((window as never as { heard: string[] }).heard = []);
        document.addEventListener('placeopen', () => heard.push('placeopen'));
        // From the article itself, and from another frame in it; the last says that all have been sent.
        for (const one of [...(eval(noise) as unknown[]), ...(eval(right) as unknown[])])
          postMessage(one, '*');
        const sent = new Promise((done) =>
          addEventListener('message', ({ data }) => data === 'sent' && done(null)),
        );
        other.srcdoc = `<script>for (const one of [...${noise}, ...${right}, 'sent']) parent.postMessage(one, '*')</script>`;
        await sent;
      }, NOISE);
      expect(await standing(article)).toEqual(before);
      expect(await article.page.evaluate(() => scrollY)).toBe(0);
      expect(await article.page.evaluate(() => (window as never as { heard: string[] }).heard)).toEqual([]);
      expect((await seen(where)).mode).toBe('scroll');
      expect(article.said).toEqual([]);
    });
  });
});

it('an article that posts the Guardian’s interactive:scroll scrolls the story', async () => {
  const html = page(`<div id="box"><iframe src="${await storyAddress()}/embed/" sandbox="allow-scripts"
      style="position:sticky;top:0;width:100%;height:100vh;border:0" title="The Armored Train"></iframe></div>
    <script>
      const [box, frame] = [document.getElementById('box'), document.querySelector('iframe')];
      const tell = () => frame.contentWindow.postMessage({ kind: 'interactive:scroll', scroll: Math.max(0, -box.getBoundingClientRect().top) }, '*');
      addEventListener('message', ({ data }) => {
        if (data?.kind === 'interactive:height') { box.style.height = data.height + 'px'; tell(); }
        if (data?.armoredTrain && data.type === 'hello') tell();
      });
      addEventListener('scroll', tell);
    </script>`);
  const article = await openGiven({ html }, 'frame', { init: NO_WEBGL });
  await within(article, async () => {
    const where = await alive(article);
    await eventually(async () => (await seen(where)).mode).toBe('scroll');
    await eventually(() => article.page.locator('#box').evaluate((box) => box.clientHeight)).toBeGreaterThan(
      5000,
    );
    await article.page.mouse.move(640, 400);
    const before = (await seen(where)).progress;
    for (let i = 0; i < 40 && (await seen(where)).progress < 2; i++) {
      await article.page.mouse.wheel(0, 400);
      await article.page.evaluate(
        () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
      );
    }
    expect(before).toBe(0);
    await eventually(async () => (await seen(where)).progress).toBeGreaterThan(1);
    // The frame stands where the article has it.
    const [top, y] = await Promise.all([
      article.page.locator('#box').evaluate((box) => -box.getBoundingClientRect().top),
      where.evaluate(() => scrollY),
    ]);
    expect(Math.abs(top - y)).toBeLessThan(2);
  });
});
