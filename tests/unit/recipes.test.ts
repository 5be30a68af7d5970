import { compile } from 'svelte/compiler';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { EVENT_NOTES } from '../../src/doors/event-notes.ts';
import { EVENTS } from '../../src/doors/events.ts';
import { DEFAULTS, guidePage, isGuide } from '../../src/doors/guide-page.ts';
import { frameHtml } from '../../src/doors/oembed.ts';
import { recipes, snippet, WAYS } from '../../src/doors/recipes.ts';
import type { RecipeOptions } from '../../src/doors/recipes.ts';

const SITE = 'https://news.example/train/';
const code = (id: string, options: Partial<RecipeOptions> = {}, site = SITE): string =>
  recipes(site, { ...DEFAULTS, ...options }).find((recipe) => recipe.id === id)!.code;

describe('what is pasted', () => {
  it('is one line with a plain link for the loader, and no option that is not asked for', () => {
    expect(code('loader')).toBe(
      '<a href="https://news.example/train/">The Armored Train</a><script async src="https://news.example/train/embed.js"></script>',
    );
    expect(code('loader', { theme: 'dark', offset: '64' })).toContain(
      'embed.js" data-theme="dark" data-offset="64"></script>',
    );
  });

  it('is for the frame what pasting the link gives by oEmbed', () => {
    expect(code('frame')).toBe(frameHtml(SITE, 'en', 'The Armored Train'));
    expect(code('wordpress')).toBe(code('frame'));
  });

  it('has in the frame’s address what a frame can be told, and nothing else', () => {
    const all = {
      theme: 'dark',
      mode: 'scroll',
      chapter: 'kirby',
      offset: '64',
      basemap: 'https://t.example/s?a=1&b=2',
    };
    const [, src] = /src="([^"]+)"/.exec(code('frame', all))!;
    const url = new URL(src!.replaceAll('&amp;', '&'));
    expect(url.origin + url.pathname).toBe(`${SITE}embed/`);
    expect(Object.fromEntries(url.searchParams)).toEqual({
      theme: 'dark',
      chapter: 'kirby',
      basemap: all.basemap,
    });
  });

  it('is a link to the chapter', () => {
    expect(code('link')).toBe('<a href="https://news.example/train/">The Armored Train</a>');
    expect(code('link', { chapter: 'kirby', theme: 'dark' })).toContain(`href="${SITE}#kirby"`);
    expect(code('wordpress-link')).toBe(SITE);
  });

  it('is the same in the recipes as for each way in', () => {
    for (const way of WAYS) expect(code(way)).toBe(snippet(SITE, way, DEFAULTS));
  });

  it('cannot be left by a value', () => {
    const basemap = `https://t.example/'{x}&"></a><script>`;
    for (const id of ['loader', 'frame', 'element', 'svelte', 'react'])
      expect(code(id, { basemap })).not.toMatch(/"><\/a><script>/);
    expect(code('svelte', { basemap })).not.toContain('{x}');
  });
});

describe('the frameworks’ recipes', () => {
  const odd = { basemap: 'https://t.example/{z}?a=1&b=2', chapter: 'kirby' };
  const site = "https://news.example/it's/";

  it('are Svelte that compiles', () => {
    expect(compile(code('svelte', odd, site), { generate: 'client' }).warnings).toEqual([]);
  });

  it.each(['react', 'react-types'])('%s is TSX that parses', (id) => {
    const { diagnostics } = ts.transpileModule(code(id, odd, site), {
      reportDiagnostics: true,
      fileName: 'recipe.tsx',
      compilerOptions: { jsx: ts.JsxEmit.ReactJSX, target: ts.ScriptTarget.ES2022 },
    });
    expect(diagnostics).toEqual([]);
  });
});

describe('the policies', () => {
  it('name the host without its folder', () => {
    expect(code('csp-loader')).toBe('script-src https://news.example;\nframe-src https://news.example');
    expect(code('csp-frame')).toBe('frame-src https://news.example');
  });

  it('let the element ask for the publisher’s map, which the frames ask for by themselves', () => {
    const basemap = 'https://maps.example/a.pmtiles';
    expect(code('csp-element', { basemap })).toContain(
      'connect-src https://news.example https://maps.example;',
    );
    expect(code('csp-element')).toContain('connect-src https://news.example;');
    expect(code('csp-loader', { basemap })).not.toContain('maps.example');
  });

  it('need nothing unsafe', () => {
    for (const { group, code: lines } of recipes(SITE, DEFAULTS))
      if (group === 'Content Security Policy') expect(lines).not.toContain('unsafe');
  });
});

it('each recipe has a name of its own and a note, each event a meaning', () => {
  const all = recipes(SITE, DEFAULTS);
  expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
  for (const { note, title } of all) expect(note && title).not.toBe('');
  expect(Object.keys(EVENT_NOTES).toSorted()).toEqual([...EVENTS].toSorted());
});

describe('the guide’s HTML', () => {
  const root = new URL('../..', import.meta.url).pathname;
  const page = (siteUrl: string): string =>
    guidePage('<!--head--><main data-site=""><!--langs--><!--chapters--><!--recipes--><!--events--></main>', {
      root,
      base: '../',
      siteUrl,
      langs: ['en'],
      lang: 'en',
      cssFile: 'assets/fonts.css',
      preload: [],
    });

  it('has the recipes in it, with the site’s address where the build knows it', () => {
    expect(page(SITE)).toContain(`data-site="${SITE}"`);
    expect(page(SITE)).toContain('&lt;script async src=&quot;https://news.example/train/embed.js&quot;>');
    expect(page('')).toContain('data-site=""');
    expect(page('')).toContain('https://host.example/path/embed.js');
    expect(page('')).toContain('value="kirby"');
    expect(page('')).not.toContain('<!--');
  });

  it('is told from the story’s own pages by its path', () => {
    expect(isGuide('/embed-guide/index.html')).toBe(true);
    expect(isGuide('/embed-guide/sample/index.html')).toBe(true);
    expect(isGuide('/embed/index.html')).toBe(false);
    expect(isGuide('/index.html')).toBe(false);
  });
});
