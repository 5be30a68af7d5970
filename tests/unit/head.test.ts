import { describe, expect, it } from 'vitest';
import { headOf, siteUrlOf, type HeadOptions } from '../../src/doors/head.ts';
import { oembedOf } from '../../src/doors/oembed.ts';
import { wayToRoot } from '../../src/doors/prerender.ts';

const SITE = 'https://news.example/train/';
const options: HeadOptions = {
  kind: 'page',
  lang: 'en',
  langs: ['en', 'ko'],
  title: 'A "train" & more',
  description: 'Of </script> it',
  base: './',
  siteUrl: SITE,
  cssFile: 'assets/fonts-en-00000000.css',
  preload: ['assets/a.woff2'],
  share: { file: 'share/en-0.png', alt: 'A map' },
};
const head = (given: Partial<HeadOptions> = {}) => headOf({ ...options, ...given }).join('\n');
const content = (html: string, name: string) =>
  new RegExp(`<meta (?:name|property)="${name}" content="([^"]*)">`).exec(html)?.[1];

describe('the head of the page', () => {
  it('names the page in each language, and English for everybody else', () => {
    expect(head()).toContain(`<link rel="canonical" href="${SITE}">`);
    expect(head({ lang: 'ko' })).toContain(`<link rel="canonical" href="${SITE}ko/">`);
    const alternates = [...head().matchAll(/hreflang="([^"]+)" href="([^"]+)"/g)].map(([, code, href]) => [
      code,
      href,
    ]);
    expect(alternates).toEqual([
      ['en', SITE],
      ['ko', `${SITE}ko/`],
      ['x-default', SITE],
    ]);
  });

  it('has a card with the share image, by its absolute address', () => {
    const html = head();
    expect(content(html, 'og:image')).toBe(`${SITE}share/en-0.png`);
    expect(content(html, 'og:image:width')).toBe('1200');
    expect(content(html, 'og:image:height')).toBe('630');
    expect(content(html, 'og:image:alt')).toBe('A map');
    expect(content(html, 'og:type')).toBe('article');
    expect(content(html, 'og:title')).toBe('A &quot;train&quot; &amp; more');
    expect(content(html, 'og:locale')).toBe('en_US');
    expect(content(html, 'og:locale:alternate')).toBe('ko_KR');
    expect(content(html, 'twitter:card')).toBe('summary_large_image');
    expect(content(html, 'twitter:image')).toBe(`${SITE}share/en-0.png`);
  });

  it('has JSON-LD that nothing in the text can break out of, and no date, author or publisher that nobody gave', () => {
    const blocks = [...head().matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)];
    expect(blocks).toHaveLength(1);
    const article = JSON.parse(blocks[0]![1]!) as Record<string, unknown>;
    expect(article).toEqual({
      '@context': 'https://schema.org',
      '@type': 'NewsArticle',
      headline: options.title,
      description: options.description,
      inLanguage: 'en',
      url: SITE,
      mainEntityOfPage: SITE,
      image: { '@type': 'ImageObject', url: `${SITE}share/en-0.png`, width: 1200, height: 630 },
    });
  });

  it('without the site’s address names none, and none is guessed', () => {
    const html = head({ siteUrl: '', share: null });
    expect(html).not.toMatch(/canonical|hreflang|og:|twitter:|ld\+json|oembed|https?:/);
    expect(html).toContain('<title>A &quot;train&quot; &amp; more</title>');
  });

  it('links the fonts as a file: no style and no script that would run stands in it', () => {
    const html = head();
    expect(html).toContain('rel="stylesheet" href="./assets/fonts-en-00000000.css"');
    expect(html).toContain('<link rel="preload" href="./assets/a.woff2" as="font"');
    expect(html).not.toMatch(/<style|style=|<script(?! type="application\/ld\+json">)/);
  });
});

describe('the head of the frame', () => {
  it('names the page, and makes no card of its own', () => {
    const html = head({ kind: 'frame', base: '../' });
    expect(html).toContain(`<link rel="canonical" href="${SITE}">`);
    expect(html).not.toMatch(/hreflang|og:|twitter:|ld\+json|oembed/);
    expect(html).toContain('href="../assets/fonts-en-00000000.css"');
  });

  it.each([
    ['/', './'],
    ['/index.html', './'],
    ['/embed/index.html', '../'],
    ['/es/embed/index.html', '../../'],
  ])('from %s the way to the root is %s', (path, way) => {
    expect(wayToRoot(path)).toBe(way);
  });
});

describe('oEmbed', () => {
  const answer = oembedOf({ siteUrl: SITE, lang: 'en', title: options.title, share: options.share! });

  it('is what version 1.0 asks of a rich answer', () => {
    expect(answer).toMatchObject({
      version: '1.0',
      type: 'rich',
      title: options.title,
      provider_name: 'news.example',
      provider_url: SITE,
      height: 600,
      thumbnail_url: `${SITE}share/en-0.png`,
      thumbnail_width: 1200,
      thumbnail_height: 630,
    });
    expect(answer.width).toBeGreaterThan(0);
  });

  it('is one bare frame and nothing else', () => {
    expect(answer.html).toMatch(/^<iframe [^<>]*><\/iframe>$/);
    const attributes = Object.fromEntries(
      [...answer.html.matchAll(/([a-z]+)="([^"]*)"/g)].map(([, name, value]) => [name, value]),
    );
    expect(attributes).toEqual({
      src: `${SITE}embed/`,
      title: 'A &quot;train&quot; &amp; more',
      width: '100%',
      height: '600',
      sandbox: 'allow-scripts allow-popups allow-popups-to-escape-sandbox',
      loading: 'lazy',
      frameborder: '0',
    });
  });

  it('is found from the page', () => {
    expect(head()).toContain(`type="application/json+oembed" href="${SITE}oembed.en.json"`);
  });

  it('asks for another language by the frame’s address', () => {
    const korean = oembedOf({ siteUrl: SITE, lang: 'ko', title: 'A', share: options.share! });
    expect(korean.html).toContain(`src="${SITE}embed/ko/"`);
  });
});

describe('SITE_URL', () => {
  it.each([
    [undefined, ''],
    ['', ''],
    ['https://news.example', 'https://news.example/'],
    ['https://news.example/a//', 'https://news.example/a/'],
  ])('%s becomes %s', (given, url) => {
    expect(siteUrlOf(given)).toBe(url);
  });

  it.each(['news.example', 'ftp://news.example/', 'https://news.example/?a=1'])('%s is refused', (given) => {
    expect(() => siteUrlOf(given)).toThrow(`SITE_URL is "${given}"`);
  });
});
