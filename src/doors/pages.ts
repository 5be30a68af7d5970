/**
 * The page and the frame in each language but the first: `<lang>/index.html` and `embed/<lang>/index.html`. They are made
 * from the first language's files, and each loads its own language's story and fonts, and no other's.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { FIRST, LANGS } from '../story/langs.ts';
import type { Lang } from '../story/langs.ts';

const OTHERS = LANGS.filter((lang) => lang !== FIRST);
const FOLDERS = { page: '', frame: 'embed/' } as const;

const PATH = new RegExp(`^(embed/)?(${OTHERS.join('|')})/index\\.html$`);
/** A door's script as a language's HTML names it. */
const DOOR = new RegExp(`/doors/(?:page|frame)\\.ts\\?lang=(${OTHERS.join('|')})$`);

/** The build's entries, by name: `page` and `frame`, and `page-es`, `frame-es` and so on. */
export const pageInputs = (): Record<string, string> =>
  Object.fromEntries(
    Object.entries(FOLDERS).flatMap(([name, folder]) => [
      [name, `${folder}index.html`],
      ...OTHERS.map((lang) => [`${name}-${lang}`, `${folder}${lang}/index.html`]),
    ]),
  );

/** The language of an HTML file. @param path from the site's root: '/embed/es/index.html' */
export const langOfPath = (path: string): Lang => (PATH.exec(path.slice(1))?.[2] ?? FIRST) as Lang;

/** The HTML of a language, one folder deeper than that of the first. */
export const inLanguage = (html: string, lang: Lang): string =>
  html
    .replace(
      / (href|src)="(\.\.?\/)/g,
      (_, name: string, way: string) => ` ${name}="../${way === './' ? '' : way}`,
    )
    .replace(/(src="\/src\/doors\/\w+\.ts)"/, `$1?lang=${lang}"`)
    .replace(`<armored-train-story lang="${FIRST}"`, () => `<armored-train-story lang="${lang}"`);

export function pages(): Plugin {
  let root = '';
  const htmlOf = (path: string): string | undefined => {
    const [, folder = '', lang] = PATH.exec(path) ?? [];
    return lang && inLanguage(readFileSync(join(root, folder, 'index.html'), 'utf8'), lang as Lang);
  };
  return {
    name: 'armored-train:pages',
    enforce: 'pre',
    configResolved(config) {
      root = config.root;
    },
    async resolveId(id, importer) {
      if (PATH.test(id) && !existsSync(join(root, id))) return join(root, id);
      const lang = DOOR.exec(importer ?? '')?.[1];
      const [, what] = new RegExp(`^virtual:(lean|fonts)/${FIRST}$`).exec(id) ?? [];
      return lang && what ? this.resolve(`virtual:${what}/${lang}`, importer, { skipSelf: true }) : undefined;
    },
    load(id) {
      return id.startsWith(root) ? htmlOf(id.slice(root.length + 1)) : undefined;
    },
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const path = (request.url ?? '').split('?')[0]!.slice(1).replace(/\/$/, '/index.html');
        const html = htmlOf(path);
        if (!html) return next();
        void server.transformIndexHtml(`/${path}`, html, request.originalUrl).then((whole) => {
          response.setHeader('Content-Type', 'text/html');
          response.end(whole);
        }, next);
      });
    },
  };
}
