/** The built story and the pages that it is compared with, on one port, brotli as a host sends them. */
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import sirv from 'sirv';
import { build } from 'vite';
import type { PluginOption } from 'vite';
import { compress } from '../../bin/compress.mjs';
import { widthsOf } from '../../src/doors/widths.ts';
import { loadStory } from '../../src/story/load.ts';
import { story } from '../../src/story/vite-plugin.ts';
import type * as Render from './pages/scale/render.ts';

export const ROOT = join(import.meta.dirname, '../..');
const PAGES = 'tests/bench/pages';

export interface BenchSite {
  /** Without a slash at its end; the story is at its root. */
  url: string;
  bare: string;
  newsroom: string;
  scale: string;
  /** The folder that is served. */
  dir: string;
  close(): Promise<void>;
}

const plugins = (): PluginOption[] => [
  svelte({ configFile: false, compilerOptions: { runes: true } }),
  story({ root: ROOT, complete: (_, loaded) => ({ ...loaded, widths: widthsOf(loaded) }) }),
];

async function buildPages(outDir: string): Promise<void> {
  const input = Object.fromEntries(
    ['bare', 'newsroom', 'scale'].map((name) => [name, join(ROOT, PAGES, name, 'index.html')]),
  );
  await build({
    root: ROOT,
    configFile: false,
    base: './',
    logLevel: 'error',
    plugins: plugins(),
    build: {
      outDir,
      target: 'es2022',
      assetsInlineLimit: 0,
      reportCompressedSize: false,
      chunkSizeWarningLimit: 2000,
      rollupOptions: { input },
    },
  });
}

/** The part of the build that Node runs, by itself: for stories of any size. */
export async function renderer(): Promise<typeof Render> {
  const outDir = await mkdtemp(join(ROOT, 'node_modules', '.bench-'));
  try {
    await build({
      root: ROOT,
      configFile: false,
      logLevel: 'error',
      plugins: plugins(),
      build: {
        ssr: join(ROOT, PAGES, 'scale/render.ts'),
        outDir,
        rollupOptions: { output: { entryFileNames: 'render.mjs' } },
      },
    });
    return (await import(/* @vite-ignore */ pathToFileURL(join(outDir, 'render.mjs')).href)) as typeof Render;
  } finally {
    await rm(outDir, { recursive: true, force: true });
  }
}

/** @param dist the built story */
export async function benchSite(dist: string): Promise<BenchSite> {
  const dir = await mkdtemp(join(tmpdir(), 'armored-train-bench-'));
  // What nobody opens here need not be compressed.
  await cp(dist, dir, {
    recursive: true,
    filter: (from) => !/[\\/](?:stills[\\/])?(?:es|ko|ru)$/.test(from),
  });
  await buildPages(join(dir, 'bench'));
  // As hosts compress by themselves; the highest quality takes minutes.
  await compress(dir, 6);
  const send = sirv(dir, {
    brotli: true,
    // Parts write files of their own while it runs.
    dev: true,
    etag: true,
    setHeaders(response, path) {
      response.setHeader(
        'Cache-Control',
        path.includes('/assets/') ? 'max-age=31536000, immutable' : 'no-cache',
      );
      // Any page may show the story.
      response.setHeader('Access-Control-Allow-Origin', '*');
      response.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
      // A page of its own gets the finer clock.
      response.setHeader('Cross-Origin-Opener-Policy', 'same-origin');
      response.setHeader('Cross-Origin-Embedder-Policy', 'require-corp');
    },
  });
  const server = createServer((request, response) =>
    send(request, response, () => void response.writeHead(404).end()),
  );
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const page = (name: string): string => `${url}/bench/${PAGES}/${name}/`;
  return {
    url,
    bare: page('bare'),
    newsroom: page('newsroom'),
    scale: page('scale'),
    dir,
    async close() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
      await rm(dir, { recursive: true, force: true });
    },
  };
}

/** The story as readers get it, but for its pictures. */
export function realStory(): ReturnType<typeof loadStory>['story'] {
  const { story: loaded } = loadStory(ROOT, 'en');
  return { ...loaded, widths: widthsOf(loaded) };
}
