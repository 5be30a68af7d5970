/**
 * Puts the whole story into the HTML of the page and of the frame, and the recipes into that of the guide. In development the running server renders it; a build
 * makes a small server-side bundle of its own in a scratch folder first, with the same plugins and so the same class names.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import type { Plugin, PluginOption, ViteDevServer } from 'vite';
import type { Lang } from '../story/types.ts';
import { guidePage, isGuide } from './guide-page.ts';
import { guardFile } from './guard-file.ts';
import { headOf } from './head.ts';
import { langOfPath } from './pages.ts';
import type * as Render from './render.ts';
import { shareOf } from './share.ts';

const ENTRY = 'src/doors/render.ts';
/** Where the HTML names the script that waits for the others. */
const GUARD = '<!--guard-->';

export interface PrerenderOptions {
  /** The plugins that the server-side bundle needs; made anew, since a plugin belongs to one build. */
  plugins: () => PluginOption[];
  /** Absolute address of the site, with a slash at its end; '' where it is not known. */
  siteUrl: string;
  /** The languages in which there is a page. */
  langs: readonly Lang[];
}

/** The way from an HTML file to the site's root. @param path of the file, from the root: '/embed/index.html' */
export const wayToRoot = (path: string): string => '../'.repeat(path.split('/').length - 2) || './';

export function prerender({ plugins, siteUrl, langs }: PrerenderOptions): Plugin {
  let root = '';
  /** The bundle of this build: each of its pages is rendered from it. */
  let bundle: Promise<typeof Render> | null = null;

  const bundled = async (): Promise<typeof Render> => {
    const outDir = await mkdtemp(join(root, 'node_modules', '.prerender-'));
    try {
      await build({
        root,
        configFile: false,
        logLevel: 'warn',
        plugins: plugins(),
        build: {
          ssr: ENTRY,
          outDir,
          emptyOutDir: true,
          rollupOptions: { output: { entryFileNames: 'render.mjs' } },
        },
        ssr: { noExternal: true },
      });
      return (await import(pathToFileURL(join(outDir, 'render.mjs')).href)) as typeof Render;
    } finally {
      await rm(outDir, { recursive: true, force: true });
    }
  };

  const renderer = (server: ViteDevServer | undefined): Promise<typeof Render> =>
    server ? (server.ssrLoadModule(`/${ENTRY}`) as Promise<typeof Render>) : (bundle ??= bundled());

  return {
    name: 'armored-train:prerender',
    configResolved(config) {
      root = config.root;
    },
    buildStart() {
      // A watched build starts again after each change of the story.
      bundle = null;
    },
    transformIndexHtml: {
      order: 'pre',
      async handler(html, { path, server }) {
        const base = wayToRoot(path);
        const lang = langOfPath(path);
        const kind = path.startsWith('/embed/') ? 'frame' : 'page';
        const rendered = await (await renderer(server)).renderStory(base, lang, kind === 'page');
        // The guide is about the story and holds none of it, but its fonts are the story's.
        if (isGuide(path)) return guidePage(html, { root, base, siteUrl, langs, ...rendered });
        const head = headOf({
          ...rendered,
          kind,
          langs,
          base,
          siteUrl,
          // A dev server has no picture to show.
          share: siteUrl && !server ? await shareOf(root, lang) : null,
        });
        const guard = html.includes(GUARD) ? (await guardFile(root)).file : '';
        // Replacement functions: the text may hold `$&`.
        return html
          .replace('<html>', () => `<html lang="${lang}">`)
          .replace(GUARD, () => `<script vite-ignore async src="${base}${guard}"></script>`)
          .replace('<!--head-->', () => head.join('\n    '))
          .replace('<!--late-->', () => rendered.late)
          .replace('<!--story-->', () => rendered.html);
      },
    },
  };
}
