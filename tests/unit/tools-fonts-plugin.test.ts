import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, createServer, type InlineConfig } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fontsPlugin } from '../../src/fonts/index.ts';

const root = mkdtempSync(join(tmpdir(), 'fonts-'));
const config = (command: InlineConfig): InlineConfig => ({
  root,
  base: './',
  configFile: false,
  logLevel: 'silent',
  plugins: [fontsPlugin({ texts: { en: () => 'Владивосток' } })],
  ...command,
});

beforeAll(() => {
  writeFileSync(join(root, 'main.js'), `export { faces, cssFile } from 'virtual:fonts/en';\n`);
});
afterAll(() => rmSync(root, { recursive: true }));

describe('virtual:fonts', () => {
  it('names hashed files that the build writes, relative to the script and to the page', async () => {
    const rollupOptions = { input: join(root, 'main.js'), preserveEntrySignatures: 'strict' as const };
    await build(config({ build: { rollupOptions } }));
    const files = readdirSync(join(root, 'dist', 'assets'));
    const code = readFileSync(
      join(
        root,
        'dist',
        'assets',
        files.find((name) => name.endsWith('.js'))!,
      ),
      'utf8',
    );
    const fonts = files.filter((name) => name.endsWith('.woff2'));
    expect(
      fonts.filter((name) => /^at-sans-400-ibm-plex-sans-(latin|cyrillic)-[0-9a-f]{8}\.woff2$/.test(name)),
    ).toHaveLength(2);
    for (const name of fonts) {
      expect(code).toMatch(new RegExp(`new URL\\([\`'"]${name}[\`'"], ?import\\.meta\\.url\\)`));
      expect(code).toContain(`assets/${name}`);
    }
    const sheet = files.find((name) => /^fonts-en-[0-9a-f]{8}\.css$/.test(name))!;
    expect(code).toContain(`assets/${sheet}`);
    const rules = readFileSync(join(root, 'dist', 'assets', sheet), 'utf8');
    // The serif's italics have two names: the text's, and that of the map's water.
    const water = fonts.filter((name) => name.startsWith('at-serif-400-italic-'));
    expect(water.length).toBeGreaterThan(0);
    expect([...rules.matchAll(/url\('\.\/([^']+)'\)/g)].map(([, name]) => name).toSorted()).toEqual(
      [...fonts, ...water].toSorted(),
    );
  });

  it('serves whole files in development', async () => {
    const server = await createServer(config({ server: { port: 0, watch: null, ws: false } }));
    try {
      await server.listen();
      const { faces } = (await server.ssrLoadModule('virtual:fonts/en')) as typeof import('virtual:fonts/en');
      const address = server.resolvedUrls!.local[0]!;
      const answer = await fetch(new URL(faces[0]!.url, address));
      expect(answer.headers.get('content-type')).toBe('font/woff2');
      expect((await answer.arrayBuffer()).byteLength).toBeGreaterThan(10_000);
      const { cssFile } = (await server.ssrLoadModule(
        'virtual:fonts/en',
      )) as typeof import('virtual:fonts/en');
      const sheet = await fetch(new URL(cssFile, address));
      expect(sheet.headers.get('content-type')).toBe('text/css');
      expect(await sheet.text()).toContain(`url('./${faces[0]!.file.split('/').at(-1)}')`);
      await expect(server.ssrLoadModule('virtual:fonts/es')).rejects.toThrow(
        'No text is given for the fonts of "es"',
      );
    } finally {
      await server.close();
    }
  });
});
