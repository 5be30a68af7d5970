/**
 * The files whose names stay: those that other people's pages know, at the site's root (`embed.js`, the loader, a classic
 * script, and `armored-train.js`, the element's module, an entry of the build itself, with its types), and `embed/lang.js`.
 * The pages' guard, too, whose name has a hash.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { GUARD, guardFile } from './guard-file.ts';
import { oneScript } from './one-script.ts';

/** The element's module, without its ending. */
export const ELEMENT = 'armored-train';
/** Names are from the site's root. */
const LOADER = { file: 'embed.js', source: 'src/doors/loader.ts' };
const FRAME_LANG = { file: 'embed/lang.js', source: 'src/doors/frame-lang.ts' };
const TYPES = { file: `${ELEMENT}.d.ts`, source: 'src/doors/public-types.d.ts' };

export function fixedFiles(): Plugin {
  let root = '';
  return {
    name: 'armored-train:fixed-files',
    configResolved(config) {
      root = config.root;
    },
    async generateBundle() {
      for (const script of [LOADER, FRAME_LANG])
        this.emitFile({ type: 'asset', fileName: script.file, source: await oneScript(root, script) });
      const { file: fileName, source } = await guardFile(root);
      this.emitFile({ type: 'asset', fileName, source });
      const types = readFileSync(join(root, TYPES.source), 'utf8');
      this.emitFile({ type: 'asset', fileName: TYPES.file, source: types });
    },
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const path = request.url?.split('?')[0];
        const script = (code: string): void => {
          response.setHeader('Content-Type', 'text/javascript');
          response.setHeader('Access-Control-Allow-Origin', '*');
          response.end(code);
        };
        const made = [LOADER, FRAME_LANG].find(({ file }) => path === `/${file}`);
        if (path === `/${ELEMENT}.js`) script(`export * from '/src/doors/${ELEMENT}.ts';`);
        else if (made) void oneScript(root, made).then(script, next);
        else if (GUARD.test(path ?? '')) void guardFile(root).then((guard) => script(guard.source), next);
        else next();
      });
    },
  };
}
