/** Writes each language's `sw.js`: what it keeps, then the worker's code, which is the same in all. */
import type { Plugin } from 'vite';
import { FIRST } from '../story/langs.ts';
import type { Lang } from '../story/langs.ts';
import { loadStory } from '../story/load.ts';
import { complete } from './complete.ts';
import { keptBy } from './offline-list.ts';
import { oneScript } from './one-script.ts';
import { wayToRoot } from './prerender.ts';

const WORKER = { file: 'sw.js', source: 'src/doors/offline-worker.ts' };

export function offline({ langs }: { langs: readonly Lang[] }): Plugin {
  let root = '';
  return {
    name: 'armored-train:offline',
    apply: 'build',
    configResolved(config) {
      root = config.root;
    },
    generateBundle: {
      // Once all HTML and all stills are there.
      order: 'post',
      async handler(_, bundle) {
        const code = await oneScript(root, WORKER);
        for (const lang of langs) {
          const folder = lang === FIRST ? '' : `${lang}/`;
          const page = `${folder}index.html`;
          const [{ stills } = {}] = (await complete(root, loadStory(root, lang).story)).chapters;
          const kept = keptBy(bundle, {
            page,
            root: wayToRoot(`/${page}`),
            stills: Object.values(stills ?? {}).flatMap(({ light, dark }) => [light, dark]),
          });
          const source = `self.KEPT=${JSON.stringify(kept)};\n${code}`;
          this.emitFile({ type: 'asset', fileName: folder + WORKER.file, source });
        }
      },
    },
  };
}
