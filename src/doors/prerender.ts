/**
 * Puts the whole story into the page's HTML. In development the running server renders it; a build makes a small
 * server-side bundle of its own in a scratch folder first, with the same plugins and so the same class names.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import type { Plugin, PluginOption, ViteDevServer } from 'vite';
import type { Rendered } from './render.ts';

const ENTRY = 'src/doors/render.ts';

const escaped = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');

export interface PrerenderOptions {
  /** The plugins that the server-side bundle needs; made anew, since a plugin belongs to one build. */
  plugins: () => PluginOption[];
  /** Absolute address of the site, with a slash at its end; '' where it is not known. */
  siteUrl: string;
}

export function prerender({ plugins, siteUrl }: PrerenderOptions): Plugin {
  let root = '';
  const rendered = async (server: ViteDevServer | undefined): Promise<Rendered> => {
    if (server)
      return ((await server.ssrLoadModule(`/${ENTRY}`)) as typeof import('./render.ts')).renderStory('./');
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
      const module = (await import(
        pathToFileURL(join(outDir, 'render.mjs')).href
      )) as typeof import('./render.ts');
      return await module.renderStory('./');
    } finally {
      await rm(outDir, { recursive: true, force: true });
    }
  };

  return {
    name: 'armored-train:prerender',
    configResolved(config) {
      root = config.root;
    },
    transformIndexHtml: {
      order: 'pre',
      async handler(html, { server }) {
        const { html: story, title, description, lang, fontCss, preload } = await rendered(server);
        const head = [
          `<title>${escaped(title)}</title>`,
          `<meta name="description" content="${escaped(description)}">`,
          ...(siteUrl ? [`<link rel="canonical" href="${escaped(siteUrl)}">`] : []),
          ...preload.map(
            (href) => `<link rel="preload" href="${href}" as="font" type="font/woff2" crossorigin>`,
          ),
          `<style>${fontCss}</style>`,
        ];
        // Replacement functions: the text may hold `$&`.
        return html
          .replace('<html>', () => `<html lang="${lang}">`)
          .replace('<!--head-->', () => head.join('\n    '))
          .replace('<!--story-->', () => story);
      },
    },
  };
}
