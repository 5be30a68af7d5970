import { svelte } from '@sveltejs/vite-plugin-svelte';
import type { PluginOption } from 'vite';
import { defineConfig } from 'vitest/config';
import { ELEMENT, fixedFiles } from './src/doors/fixed-files.ts';
import { siteUrlOf } from './src/doors/head.ts';
import { linking } from './src/doors/linking.ts';
import { offline } from './src/doors/offline-plugin.ts';
import { pageInputs, pages } from './src/doors/pages.ts';
import { prerender } from './src/doors/prerender.ts';
import { stills } from './src/doors/stills.ts';
import { fontsPlugin } from './src/fonts/index.ts';
import { LANGS } from './src/story/langs.ts';
import { story } from './src/story/vite-plugin.ts';
import { complete, italicText, pageText } from './src/doors/complete.ts';

const root = import.meta.dirname;
const siteUrl = siteUrlOf(process.env.SITE_URL);

/** What the page and its prerendering have in common. */
const common = (): PluginOption[] => [
  svelte(),
  story({ root, complete }),
  fontsPlugin({
    texts: Object.fromEntries(LANGS.map((lang) => [lang, () => pageText(root, lang)])),
    italics: Object.fromEntries(LANGS.map((lang) => [lang, () => italicText(root, lang)])),
  }),
];

export default defineConfig({
  root,
  // Relative addresses: the site works from any folder of any static host.
  base: './',
  plugins: [
    common(),
    pages(),
    stills(),
    prerender({ plugins: common, siteUrl, langs: LANGS }),
    linking({ siteUrl, langs: LANGS }),
    fixedFiles(),
    offline({ langs: LANGS }),
  ],
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    // A reader without scripts is not to load them; the scripts themselves look ahead.
    modulePreload: { resolveDependencies: (_, files, { hostType }) => (hostType === 'html' ? [] : files) },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 1500,
    rollupOptions: {
      input: {
        ...pageInputs(),
        guide: 'embed-guide/index.html',
        sample: 'embed-guide/sample/index.html',
        [ELEMENT]: 'src/doors/armored-train.ts',
      },
      output: {
        // Other people's pages name this file: it has one name for ever.
        entryFileNames: ({ name }) => (name === ELEMENT ? `${ELEMENT}.js` : 'assets/[name]-[hash].js'),
      },
      // What the element's module exports is for those who import it.
      preserveEntrySignatures: 'exports-only',
    },
  },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['tests/unit/**/*.test.ts'],
          environment: 'node',
          // Some cut fonts or read the story in every language: seconds on a machine that does other things, too.
          testTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          environment: 'node',
          // Each file has a Chromium of its own, whose graphics card is the processor: more at once would only wait.
          maxWorkers: 2,
          // A processor that others use, too, makes a test late that is not wrong: it is tried once more, and Vitest says so.
          retry: 1,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
