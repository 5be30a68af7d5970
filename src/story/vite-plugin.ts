import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import type { Plugin, ResolvedConfig } from 'vite';
import { LANGS } from './langs.ts';
import { lean } from './lean.ts';
import { loadStory, storyFiles } from './load.ts';
import { StoryProblem } from './problem.ts';
import { storyJsonSchema } from './schema.ts';
import type { Lang, Story } from './types.ts';

/** The whole story, and the one for a page that holds its text already (lean.ts). */
const MODULE = new RegExp(`^virtual:(story|lean)/(${LANGS.join('|')})$`);

/** Where the story's JSON Schema is published, relative to the project's root. */
export const SCHEMA = 'src/story/story.schema.json';

/**
 * Serves the story in each language as the modules `virtual:story/<lang>` and `virtual:lean/<lang>`. A fault in the story stops the build with
 * its one sentence, and shows in the browser while developing; there each save of a file of the story reloads the page.
 * It also keeps the published JSON Schema in step with the schema.
 * @param options.root the project's folder; Vite's own root where left out
 * @param options.complete adds what other rooms make at build time (letters' widths, names of still maps)
 */
export function story(
  options: { root?: string; complete?: (root: string, story: Story) => Story | Promise<Story> } = {},
): Plugin {
  let root = options.root ?? '';
  const inStory = new Set(LANGS.flatMap(storyFiles));

  return {
    name: 'armored-train:story',

    configResolved(config: ResolvedConfig) {
      root = options.root ?? config.root;
    },

    buildStart() {
      publishSchema(root);
    },

    resolveId(id) {
      return MODULE.test(id) ? `\0${id}` : undefined;
    },

    async load(id) {
      const [, kind, lang] = (id.startsWith('\0') && MODULE.exec(id.slice(1))) || [];
      if (!lang) return undefined;
      for (const file of storyFiles(lang as Lang)) this.addWatchFile(join(root, file));
      try {
        const loaded = loadStory(root, lang as Lang).story;
        const story = options.complete ? await options.complete(root, loaded) : loaded;
        return {
          code: `export default ${JSON.stringify(kind === 'lean' ? lean(story) : story)};`,
          map: null,
        };
      } catch (error) {
        if (!(error instanceof StoryProblem)) throw error;
        const loc = { file: join(root, error.file), line: error.line, column: error.column };
        return this.error({ message: error.message, loc, stack: '' });
      }
    },

    hotUpdate({ file }) {
      if (!inStory.has(relative(root, file).split(sep).join('/'))) return undefined;
      const graph = this.environment.moduleGraph;
      for (const lang of LANGS) {
        for (const kind of ['story', 'lean']) {
          const module = graph.getModuleById(`\0virtual:${kind}/${lang}`);
          if (module) graph.invalidateModule(module);
        }
      }
      this.environment.hot.send({ type: 'full-reload' });
      return [];
    },
  };
}

/** Writes the JSON Schema where it is not what the schema says. @param root the project's folder */
export function publishSchema(root: string): void {
  const file = join(root, SCHEMA);
  const fresh = storyJsonSchema();
  if (!existsSync(dirname(file))) return;
  if (existsSync(file) && readFileSync(file, 'utf8') === fresh) return;
  writeFileSync(file, fresh);
}
