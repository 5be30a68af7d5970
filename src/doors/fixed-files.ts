/**
 * The files whose names stay: those that other people's pages know, at the site's root (`embed.js`, the loader, a classic
 * script, and `armored-train.js`, the element's module, an entry of the build itself, with its types), `embed/lang.js` and
 * `guard.js`.
 */
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { build } from 'vite';
import type { Plugin } from 'vite';

/** The element's module, without its ending. */
export const ELEMENT = 'armored-train';
/** Names are from the site's root. */
const LOADER = { file: 'embed.js', source: 'src/doors/loader.ts' };
const FRAME_LANG = { file: 'embed/lang.js', source: 'src/doors/frame-lang.ts' };
const GUARD = { file: 'guard.js', source: 'src/doors/guard.ts' };
const TYPES = { file: `${ELEMENT}.d.ts`, source: 'src/doors/public-types.d.ts' };

/**
 * A file as one classic script that leaves no name behind.
 * @param root the project's folder
 */
async function bundle(root: string, { file, source }: typeof LOADER): Promise<string> {
  const built = await build({
    root,
    configFile: false,
    logLevel: 'warn',
    build: {
      target: 'es2022',
      write: false,
      minify: true,
      modulePreload: false,
      rollupOptions: {
        input: join(root, source),
        output: { format: 'iife', entryFileNames: basename(file) },
      },
    },
  });
  const [first] = [built].flat();
  const chunk = first && 'output' in first ? first.output.find(({ type }) => type === 'chunk') : undefined;
  if (chunk?.type !== 'chunk') throw new Error(`${source} came to no script`);
  return chunk.code;
}

export function fixedFiles(): Plugin {
  let root = '';
  return {
    name: 'armored-train:fixed-files',
    configResolved(config) {
      root = config.root;
    },
    async generateBundle() {
      for (const script of [LOADER, FRAME_LANG, GUARD])
        this.emitFile({ type: 'asset', fileName: script.file, source: await bundle(root, script) });
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
        const made = [LOADER, FRAME_LANG, GUARD].find(({ file }) => path === `/${file}`);
        if (path === `/${ELEMENT}.js`) script(`export * from '/src/doors/${ELEMENT}.ts';`);
        else if (made) void bundle(root, made).then(script, next);
        else next();
      });
    },
  };
}
