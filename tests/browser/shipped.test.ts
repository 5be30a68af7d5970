/** What the build wrote, file by file. No browser: but it is there only when it has been built. */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { DIST } from './support/site.ts';
import { keptFiles } from './support/kept-files.ts';

const files = readdirSync(DIST, { recursive: true, encoding: 'utf8' });
const read = (name: string) => readFileSync(join(DIST, name), 'utf8');
const pages = files.filter((name) => name.endsWith('.html'));
/** The guide for editors and its sample article hold no story themselves. */
const isGuide = (page: string) => page.startsWith('embed-guide');

describe.each(pages)('%s', (page) => {
  const html = read(page);

  it('has no style and no script of its own: it is read under the strictest policy', () => {
    expect(html).not.toMatch(/<style[\s>]/);
    expect(html.match(/<[^<>]*\sstyle\s*=[^<>]*>/)).toBeNull();
    expect(html.match(/<[^<>]*\son[a-z]+\s*=[^<>]*>/)).toBeNull();
    const scripts = [...html.matchAll(/<script([^>]*)>([^]*?)<\/script>/g)];
    expect(scripts.length).toBeGreaterThan(0);
    for (const [, attributes, code] of scripts) {
      if (/type="application\/ld\+json"/.test(attributes!)) continue;
      expect(attributes).toContain('src=');
      expect(code).toBe('');
    }
  });

  it('leads only to files that are there, by the way from where it lies', () => {
    const head = html.slice(0, html.indexOf('</head>'));
    const leads = [...head.matchAll(/<(?:link|script)[^>]*?(?:href|src)="(\.[^"]+)"/g)].map(([, to]) => to!);
    const stills = [...html.matchAll(/srcset="([^"]+)"/g)].map(([, to]) => to!);
    expect(leads.length).toBeGreaterThan(isGuide(page) ? 2 : 6);
    if (!isGuide(page)) expect(stills.length).toBeGreaterThan(9);
    const missing = [...leads, ...stills].filter((to) => !existsSync(join(DIST, dirname(page), to)));
    expect(missing).toEqual([]);
  });

  // The sample article is set in the reader's own fonts, as any page may be.
  it.skipIf(page.includes('sample'))('has its fonts in a file of their own, whose addresses hold too', () => {
    const [, sheet] = /href="([^"]*\/fonts-[a-z]{2}-[0-9a-f]{8}\.css)"/.exec(html) ?? [];
    const path = join(dirname(page), sheet ?? 'none');
    const fonts = [...read(path).matchAll(/url\(['"]?([^'")]+)/g)].map(([, to]) => to!);
    expect(fonts.length).toBeGreaterThan(7);
    expect(fonts.filter((to) => !existsSync(join(DIST, dirname(path), to)))).toEqual([]);
  });
});

it('there are the page and the frame; the frame is not to be found by searches', () => {
  expect(pages).toEqual(expect.arrayContaining(['index.html', join('embed', 'index.html')]));
  expect(read('embed/index.html').match(/<meta name="robots" content="noindex"/g)).toHaveLength(1);
  expect(read('index.html')).not.toContain('noindex');
});

describe('the files that other pages name', () => {
  it('embed.js is one classic script that asks for nothing', () => {
    const code = read('embed.js');
    expect(() => new Function(code)).not.toThrow();
    expect(code).not.toMatch(/\bimport\s*\(|\brequire\s*\(/);
  });

  it('armored-train.js imports its neighbours only, and nothing of the page', () => {
    const code = read('armored-train.js');
    const imports = [...code.matchAll(/(?:from|import)\s*\(?\s*[`'"]([^`'"]+)[`'"]/g)].map(([, to]) => to!);
    expect(imports.length).toBeGreaterThan(2);
    expect(imports.filter((to) => !to.startsWith('./assets/') || !existsSync(join(DIST, to)))).toEqual([]);
    expect(code).toContain('import.meta.url');
    const [, page] = /<script type="module"[^>]* src="\.\/([^"]+)"/.exec(read('index.html'))!;
    expect(imports).not.toContain(`./${page}`);
    expect(code).not.toMatch(/pushState|replaceState|sessionStorage|sw\.js/);
    expect(imports.map((to) => read(to)).join('')).not.toMatch(
      /pushState|replaceState|sessionStorage|sw\.js/,
    );
  });
});

describe.each(['', 'es/', 'ko/', 'ru/'])('%ssw.js', (folder) => {
  const kept = keptFiles(DIST, folder);

  it('is one classic script beside its page, of which it keeps everything last', () => {
    expect(() => new Function(read(`${folder}sw.js`))).not.toThrow();
    expect(read(`${folder}sw.js`)).not.toMatch(/\bimport\s*\(|\bimportScripts\b/);
    expect(kept.at(-1)).toBe(`${folder}index.html`);
  });

  it('keeps files that are there, the map with all its ground, and nothing of frames or other languages', () => {
    expect(kept.filter((file) => !existsSync(join(DIST, file)))).toEqual([]);
    const lang = folder.slice(0, 2) || 'en';
    for (const one of ['maplibre-gl-worker-', 'maplibre-', 'svg-live-', `fonts-${lang}-`])
      expect(kept.filter((file) => file.startsWith(`assets/${one}`))).not.toEqual([]);
    const ground = files.filter((file) => /\.(?:topo-[\w-]+\.json|avif)$/.test(file));
    expect(kept).toEqual(expect.arrayContaining(ground));
    expect(kept.filter((file) => file.startsWith('stills/'))).toHaveLength(4);
    const others = ['en', 'es', 'ko', 'ru'].filter((one) => one !== lang).join('|');
    const strange = new RegExp(`embed|frame|guide|sample|armored-train|(?:^|[/-])(?:${others})[/-]`);
    expect(kept.filter((file) => strange.test(file) && !/sans-kr|serif-kr/.test(file))).toEqual([]);
  });
});

it('the package holds the build, its types, README and licence, and nothing else', () => {
  const root = fileURLToPath(new URL('../..', import.meta.url));
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const answer = execFileSync(npm, ['pack', '--dry-run', '--json', '--ignore-scripts'], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [{ files: packed }] = JSON.parse(answer) as [{ files: { path: string }[] }];
  const paths = packed.map(({ path }) => path);
  const { exports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    exports: { '.': { types: string; default: string } };
  };
  for (const path of Object.values(exports['.'])) expect(paths).toContain(path.slice(2));
  expect(paths.filter((path) => !path.startsWith('dist/')).toSorted()).toEqual([
    'LICENSE',
    'README.md',
    'package.json',
  ]);
});
