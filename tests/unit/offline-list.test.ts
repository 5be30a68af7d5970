import { describe, expect, it } from 'vitest';
import { keptBy } from '../../src/doors/offline-list.ts';
import type { BuiltFile } from '../../src/doors/offline-list.ts';

const STILLS = ['stills/es/opening-light-11111111.svg'];
const HTML = `<link rel="icon" href="../assets/icon-aaaaaaaa.svg"><link href="../assets/fonts-es-bbbbbbbb.css">
  <img src="../stills/es/opening-light-11111111.svg"><img src="../stills/es/end-light-22222222.svg">
  <a href="../ko/">한국어</a><script type="module" src="../assets/page-es-cccccccc.js"></script>`;

/** Two languages' pages, which share a chunk, and the frame of one. */
const bundle = (html = HTML): Record<string, BuiltFile> => ({
  'es/index.html': { source: html },
  'ko/index.html': { source: html.replaceAll('es', 'ko') },
  'embed/es/index.html': {
    source: '<script type="module" src="../../assets/frame-es-dddddddd.js"></script>',
  },
  'embed.js': { source: 'assets/frame-es-dddddddd.js' },
  'assets/icon-aaaaaaaa.svg': { source: '<svg/>' },
  'assets/fonts-es-bbbbbbbb.css': { source: Buffer.from('src: url("./sans-es-eeeeeeee.woff2")') },
  'assets/sans-es-eeeeeeee.woff2': { source: new Uint8Array([0, 255]) },
  'assets/page-es-cccccccc.js': { code: 'import"./element-ffffffff.js";import"./es-gggggggg.js"' },
  'assets/frame-es-dddddddd.js': { code: 'import"./element-ffffffff.js"' },
  'assets/element-ffffffff.js': { code: 'import(`./map-hhh_hh-h.js`);"embed.js"' },
  'assets/es-gggggggg.js': { code: '"stills/es/end-light-22222222.svg"' },
  'assets/map-hhh_hh-h.js': {
    code: 'import"./element-ffffffff.js";new URL("world.topo-iiiiiiii.json",import.meta.url);"other-xxxxxxxx.js"',
  },
  'assets/world.topo-iiiiiiii.json': { source: '{}' },
  'assets/ko-jjjjjjjj.js': { code: '' },
  'stills/es/opening-light-11111111.svg': { source: '<svg/>' },
  'stills/es/end-light-22222222.svg': { source: '<svg/>' },
});

const keep = (html?: string) => keptBy(bundle(html), { page: 'es/index.html', root: '../', stills: STILLS });
const urls = (html?: string) => keep(html).files.map(({ url }) => url);

describe('what a page keeps for reading offline', () => {
  it('is all that it comes to by names, scripts that are loaded later and what they load too', () => {
    expect(urls()).toEqual([
      '../assets/element-ffffffff.js',
      '../assets/es-gggggggg.js',
      '../assets/fonts-es-bbbbbbbb.css',
      '../assets/icon-aaaaaaaa.svg',
      '../assets/map-hhh_hh-h.js',
      '../assets/page-es-cccccccc.js',
      '../assets/sans-es-eeeeeeee.woff2',
      '../assets/world.topo-iiiiiiii.json',
      '../stills/es/opening-light-11111111.svg',
      './',
    ]);
  });

  it('is nothing of other languages, of frames, or with a name that stays, and no still but those of the first screen', () => {
    expect(urls().join()).not.toMatch(/ko-|frame|embed|html|end-light/);
  });

  it('has a revision for the page alone, which changes with its text', () => {
    const revisions = keep().files.map(({ revision }) => revision);
    expect(revisions.slice(0, -1).every((revision) => revision === null)).toBe(true);
    expect(revisions.at(-1)).toMatch(/^[\da-f]{16}$/);
    expect(keep(`${HTML} Corrected.`).files.at(-1)!.revision).not.toBe(revisions.at(-1));
    expect(keep(HTML).files).toEqual(keep().files);
  });

  it('tells the page’s own HTML from that of another version by the names in it', () => {
    expect(keep().named).toEqual(['icon-aaaaaaaa.svg', 'fonts-es-bbbbbbbb.css', 'page-es-cccccccc.js']);
  });

  it('is refused in one sentence where the page, a still or everything is missing', () => {
    const refused = (page: string, stills: string[]) => () => keptBy(bundle(), { page, root: './', stills });
    expect(refused('ru/index.html', [])).toThrow(
      'ru/index.html is not built, and cannot be kept for reading offline',
    );
    expect(refused('es/index.html', ['stills/none.svg'])).toThrow(/^stills\/none\.svg is not built/);
    expect(() => keep('<p>Text</p>')).toThrow(/^es\/index\.html names no file of the build/);
  });
});
