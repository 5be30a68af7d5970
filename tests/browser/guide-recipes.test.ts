/** Each recipe as the guide prints it, pasted into an article on another port. */
import { beforeAll, describe, expect, it } from 'vitest';
import { alive, openGiven, story, type Article, type Door } from './support/articles.ts';
import { eventually } from './support/eventually.ts';
import { reactPage, sveltePage } from './support/frameworks.ts';
import { openGuide, printed } from './support/guide.ts';
import { openStory } from './support/site.ts';
import { idle, whenReady } from './support/story.ts';
import { NO_WEBGL } from './support/webgl.ts';

describe('each recipe on the page is what works', () => {
  let recipes: Record<string, string>;
  const tried = new Set<string>();
  beforeAll(async () => {
    const guide = await openGuide();
    recipes = await printed(guide.page);
    await guide.close();
  });

  /** An article with the text in it, as a content management system writes it out; violations of its policy are kept. */
  const around = (text: string): string => `<!doctype html><html lang="en"><head><meta charset="utf-8">
    <title>An article</title></head><body><p>Before it.</p>${text}<p>After it.</p></body></html>`;
  const LISTENS = `${NO_WEBGL}
    window.violations = [];
    addEventListener('securitypolicyviolation', (event) =>
      violations.push(event.violatedDirective + ' ' + event.blockedURI));`;

  const takeText = (id: string): string => {
    tried.add(id);
    return recipes[id]!;
  };

  /** The custom element is alive, and its first chapter is there. */
  async function expectStory(article: Article): Promise<void> {
    const { page, door, said } = article;
    // A lazy frame is loaded when the reader is near.
    if (door === 'frame') await page.locator('iframe').scrollIntoViewIfNeeded();
    const where = await alive(article);
    const chapter = await where.evaluate(() => {
      const element = document.querySelector('armored-train-story')!;
      const first = (element.shadowRoot ?? element).querySelector('[data-chapter]');
      return [element.scene!.chapter, first?.getAttribute('data-chapter')];
    });
    const opening = story.chapters[0]!.id;
    expect(chapter).toEqual([opening, opening]);
    expect(await page.evaluate(() => (window as never as { violations: string[] }).violations)).toEqual([]);
    expect(said).toEqual([]);
  }

  const tryOut = async (html: string, door: Door, headers = {}, scripts = {}): Promise<void> => {
    const article = await openGiven({ html, headers, scripts }, door, { init: LISTENS });
    try {
      await expectStory(article);
    } finally {
      await article.close();
    }
  };

  it.each([
    ['loader', 'loader'],
    ['frame', 'frame'],
    ['wordpress', 'frame'],
    ['element', 'element'],
  ] as const)('%s', async (id, door) => {
    await tryOut(around(takeText(id)), door);
  });

  it.each([
    ['csp-loader', 'loader'],
    ['csp-frame', 'frame'],
    ['csp-element', 'element'],
  ] as const)('%s, and nothing else allowed', async (id, door) => {
    const policy = `default-src 'none'; ${takeText(id).replaceAll('\n', ' ')}`;
    await tryOut(around(recipes[door]!), door, { 'Content-Security-Policy': policy });
  });

  it('csp-same-origin, where the article is beside the story’s files: the live map comes, and nothing is refused', async () => {
    const policy = `default-src 'none'; ${takeText('csp-same-origin').replaceAll('\n', ' ')}`;
    expect(policy).not.toContain('blob:');
    const body = around(
      '<script type="module" src="./armored-train.js"></script><armored-train-story></armored-train-story>',
    );
    const { page, errors, close } = await openStory({
      path: '/own.html',
      wait: false,
      init: LISTENS.replace(NO_WEBGL, ''),
      prepare: (context) =>
        context.route('**/own.html', (route) =>
          route.fulfill({ contentType: 'text/html', headers: { 'Content-Security-Policy': policy }, body }),
        ),
    });
    try {
      await whenReady(page);
      await page.evaluate(() => document.querySelector('armored-train-story')!.goTo('university'));
      await eventually(() =>
        page.evaluate(() => document.querySelector('armored-train-story')!.painter),
      ).toBe('maplibre');
      await idle(page);
      const violations = await page.evaluate(() => (window as never as { violations: string[] }).violations);
      expect(violations.filter((one) => !one.includes('favicon'))).toEqual([]);
      expect(errors.filter((one) => !one.includes('favicon'))).toEqual([]);
    } finally {
      await close();
    }
  });

  it('the policy that is tried is in force: without its lines the loader is refused', async () => {
    const headers = { 'Content-Security-Policy': "default-src 'none'" };
    const article = await openGiven({ html: around(recipes.loader!), headers }, 'loader', { init: LISTENS });
    const violations = () =>
      article.page.evaluate(() => (window as never as { violations: string[] }).violations);
    await eventually(async () => (await violations()).length).toBeGreaterThan(0);
    await article.close();
  });

  it.each(['link', 'wordpress-link'])('%s leads to the story', async (id) => {
    const text = takeText(id);
    const html = id === 'link' ? text : `<a href="${text}">${text}</a>`;
    const article = await openGiven({ html: around(html) }, 'element', { init: LISTENS });
    try {
      await article.page.locator('a').click();
      await expectStory(article);
    } finally {
      await article.close();
    }
  });

  /**
   * WordPress itself is not here. This does to the oEmbed answer's HTML, which is the frame's recipe (a unit test holds them
   * together), what its wp_filter_oembed_result does for a provider that it does not know: attributes that are not on its
   * list go, a sandbox with scripts alone and a secret in the fragment come.
   */
  it('wordpress-link, as WordPress filters its answer', async () => {
    const kept = [...recipes.frame!.matchAll(/ (src|title|width|height|frameborder)="([^"]*)"/g)];
    const attributes = kept.map(([, name, value]) =>
      name === 'src' ? `src="${value}#?secret=Ab1"` : `${name}="${value}"`,
    );
    const html = `<iframe class="wp-embedded-content" sandbox="allow-scripts" security="restricted" ${attributes.join(' ')}></iframe>`;
    expect(attributes.length).toBe(5);
    await tryOut(around(html), 'frame');
  });

  // The recipe itself, compiled and bundled with the Svelte that is installed here.
  it('svelte', async () => {
    const bundle = await sveltePage(takeText('svelte'));
    await tryOut(
      around('<div id="app"></div><script type="module" src="app.js"></script>'),
      'element',
      {},
      { 'app.js': bundle },
    );
  });

  /**
   * React is not installed here. The recipe itself is compiled by TypeScript and runs on a stand-in of a few lines that does
   * what React does with it: it makes each element by name, sets its attributes, and runs the effect once it is in the page.
   */
  it('react', async () => {
    const scripts = reactPage(takeText('react'));
    const html = around(
      `<script type="importmap">{"imports":{"react":"./react.js","react/jsx-runtime":"./react.js"}}</script>
      <div id="app"></div><script type="module" src="app.js"></script>`,
    );
    await tryOut(html, 'element', {}, scripts);
  });

  // Types do not run; tests/unit/recipes.test.ts has them parsed.
  it('react-types names the same module as react', () => {
    const module = /'(http[^']+\.js)'/;
    expect(module.exec(takeText('react-types'))![1]).toBe(module.exec(recipes.react!)![1]);
  });

  it.each(['loader', 'element'] as const)('listen hears the %s', async (door) => {
    const scripts = { 'listen.js': takeText('listen') };
    const html = around(`<script src="listen.js"></script>${recipes[door]!}`);
    const article = await openGiven({ html, scripts }, door, { init: LISTENS });
    try {
      const { page } = article;
      const heard: string[] = [];
      page.on('console', (message) => heard.push(message.text()));
      await alive(article);
      const tag = door === 'loader' ? 'armored-train-embed' : 'armored-train-story';
      await page
        .locator(tag)
        .evaluate((element) => (element as unknown as { goTo(id: string): void }).goTo('kirby'));
      await eventually(() => heard).toContain('kirby 6');
    } finally {
      await article.close();
    }
  });

  it('and none is left out', () => {
    expect([...tried].toSorted()).toEqual(Object.keys(recipes).toSorted());
  });
});
