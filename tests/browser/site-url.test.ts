import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { loadConfigFromFile } from 'vite';
import type { IndexHtmlTransformHook, Plugin, PluginOption, ViteDevServer } from 'vite';
import { afterEach, expect, it, vi } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const found = async (options: PluginOption): Promise<Plugin[]> => {
  const one = await options;
  if (Array.isArray(one)) return (await Promise.all(one.map(found))).flat();
  return one ? [one] : [];
};

/** The page's HTML as our own configuration makes it under this SITE_URL, with little of a story in it. */
async function html(siteUrl: string | undefined): Promise<string> {
  vi.stubEnv('SITE_URL', siteUrl);
  const loaded = await loadConfigFromFile({ command: 'build', mode: 'production' }, 'vite.config.ts', root);
  const plugins = await found(loaded!.config.plugins ?? []);
  const plugin = plugins.find(({ name }) => name === 'armored-train:prerender')!;
  const rendered = {
    html: '<p>Told</p>',
    title: 'A & B',
    description: 'Of $& it',
    lang: 'en',
    cssFile: 'assets/fonts-en-00000000.css',
    preload: [],
  };
  const server = { ssrLoadModule: async () => ({ renderStory: async () => rendered }) };
  const { handler } = plugin.transformIndexHtml as { handler: IndexHtmlTransformHook };
  const page = readFileSync(`${root}/index.html`, 'utf8');
  const context = { path: '/', filename: 'index.html', server: server as unknown as ViteDevServer };
  return (await handler.call({} as never, page, context)) as string;
}

afterEach(() => vi.unstubAllEnvs());

it.each([
  ['https://news.example/map', 'https://news.example/map/'],
  ['https://news.example/map/', 'https://news.example/map/'],
])('SITE_URL %s gives the canonical address %s', async (siteUrl, canonical) => {
  expect(await html(siteUrl)).toContain(`<link rel="canonical" href="${canonical}">`);
});

it.each([undefined, ''])('without SITE_URL (%s) there is no canonical address', async (siteUrl) => {
  const page = await html(siteUrl);
  expect(page).not.toContain('canonical');
  expect(page).toContain('<p>Told</p>');
  expect(page).toContain('<title>A &amp; B</title>');
});
