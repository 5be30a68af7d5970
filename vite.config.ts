import { svelte } from '@sveltejs/vite-plugin-svelte';
import type { PluginOption } from 'vite';
import { defineConfig } from 'vitest/config';
import { prerender } from './src/doors/prerender.ts';
import { stills } from './src/doors/stills.ts';
import { fontsPlugin } from './src/fonts/index.ts';
import { story } from './src/story/vite-plugin.ts';
import { complete, pageText } from './src/doors/complete.ts';

const root = import.meta.dirname;
const siteUrl = (process.env.SITE_URL ?? '').replace(/\/*$/, (slashes, at) => (at ? '/' : slashes));

/** What the page and its prerendering have in common. */
const common = (): PluginOption[] => [
  svelte(),
  story({ root, complete }),
  fontsPlugin({ texts: { en: () => pageText(root, 'en') } }),
];

export default defineConfig({
  root,
  // Relative addresses: the site works from any folder of any static host.
  base: './',
  plugins: [common(), stills({ langs: ['en'] }), prerender({ plugins: common, siteUrl })],
  build: { target: 'es2022', assetsInlineLimit: 0, reportCompressedSize: false, chunkSizeWarningLimit: 1500 },
  test: {
    projects: [
      { extends: true, test: { name: 'unit', include: ['tests/unit/**/*.test.ts'], environment: 'node' } },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          environment: 'node',
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
