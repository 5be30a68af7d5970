import { describe, expect, it } from 'vitest';
import { alive, openGiven, seen, story, storyAddress } from './support/articles.ts';
import { eventually } from './support/eventually.ts';
import { scrollBy } from './support/scroll.ts';
import { openStory } from './support/site.ts';
import { NO_WEBGL } from './support/webgl.ts';

describe('an address that names nothing', () => {
  it.each([
    ['an unknown chapter', '#nowhere'],
    ['a broken escape', '#%E0%A4%A'],
    ['markup, at length', `#"><img src=x onerror=alert(1)>${'x'.repeat(5000)}`],
  ])('%s: the story opens at its beginning, and nothing breaks as it is read', async (_, hash) => {
    const { page, errors, close } = await openStory({ path: `/${hash}`, init: NO_WEBGL });
    const at = () => page.evaluate(() => document.querySelector('armored-train-story')!.progress);
    expect(await at()).toBe(0);
    expect(await page.locator('.notice').innerText()).toMatch(/^There is no chapter “.{1,41}” in this story/);
    expect(await page.evaluate(() => location.hash)).toBe('');
    await scrollBy(page, 1700, 'wheel');
    await eventually(at).toBeGreaterThan(0);
    // Longer than the address waits before it is written.
    await page.evaluate(() => new Promise((done) => setTimeout(done, 600)));
    expect(errors).toEqual([]);
    await close();
  });
});

describe('a host’s script that asks for what there is not', () => {
  it('is told so, with what there is; the story stays where it is', async () => {
    const { page, errors, close } = await openStory({ path: '/', init: NO_WEBGL });
    const said = await page.evaluate(() => {
      const element = document.querySelector('armored-train-story')!;
      const attempt = (wish: () => void): string => {
        try {
          wish();
          return `at ${element.progress}`;
        } catch (error) {
          return `${(error as Error).name}: ${(error as Error).message}`;
        }
      };
      const set = (value: unknown) => attempt(() => (element.progress = value as number));
      return {
        goTo: attempt(() => element.goTo('nowhere')),
        place: attempt(() => element.openPlace('constructor')),
        wrong: [NaN, Infinity, -Infinity, '3', null, undefined, {}].map(set),
        beyond: [1e9, -1].map(set),
      };
    });
    expect(said.goTo).toBe(
      `RangeError: no chapter "nowhere"; there are: ${story.chapters.map(({ id }) => id).join(', ')}`,
    );
    expect(said.place).toContain('RangeError: no place "constructor"; there are: ');
    for (const one of said.wrong) expect(one).toMatch(/^TypeError: progress is a number from 0 to \d+, not /);
    expect(said.beyond).toEqual([`at ${story.chapters.length - 1}`, 'at 0']);
    expect(errors).toEqual([]);
    await close();
  });
});

describe('a frame that is sent to a chapter before its host leads', () => {
  /** A host that speaks the wire by itself: it asks for the chapter first and says only later where the article is. */
  const host = (url: string): string => `<!doctype html><meta charset="utf-8"><title>Article</title>
<iframe src="${url}/embed/?host=1" sandbox="allow-scripts" style="width:100%;height:100vh;border:0"></iframe>
<script>
  const frame = document.querySelector('iframe');
  const say = (message) => frame.contentWindow.postMessage({ armoredTrain: 1, ...message }, '*');
  const lead = (top, ack) => say({ type: 'host', top, clip: 0, near: false, ack });
  addEventListener('message', ({ data }) => {
    if (data.type === 'hello') {
      say({ type: 'go', chapter: 'kirby' });
      requestAnimationFrame(() => requestAnimationFrame(() => lead(0, 0)));
    }
    if (data.type === 'ask') lead(data.top, data.seq);
  });
</script>`;

  it('goes there once it does', async () => {
    const article = await openGiven({ html: host(await storyAddress()) }, 'frame', { init: NO_WEBGL });
    const where = await alive(article);
    await eventually(async () => (await seen(where)).chapter).toBe('kirby');
    // And it stays there: the host has been asked, and leads on from there.
    await where.evaluate(async () => {
      for (let i = 0; i < 20; i++) await new Promise((done) => requestAnimationFrame(done));
    });
    expect((await seen(where)).chapter).toBe('kirby');
    await article.close();
  });
});
