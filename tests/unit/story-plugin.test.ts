import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, createServer } from 'vite';
import type { Rollup } from 'vite';
import { describe, expect, it } from 'vitest';
import { storyJsonSchema } from '../../src/story/schema.ts';
import { SCHEMA, story } from '../../src/story/vite-plugin.ts';
import { edited, load, storyFolder } from './story-fixture.ts';

const TYPO = edited('yaml', 'to: hamhung', 'to: hamhun');
const SENTENCE =
  'src/story/story.yaml:23:48 view.to: no place "hamhun" in geo/places.geojson; did you mean "hamhung"?';

function built(root: string) {
  writeFileSync(join(root, 'main.js'), "export { default } from 'virtual:story/en';\n");
  return build({
    root,
    configFile: false,
    logLevel: 'silent',
    plugins: [story()],
    build: {
      write: false,
      minify: false,
      rollupOptions: { input: join(root, 'main.js'), preserveEntrySignatures: 'strict' },
    },
  }) as Promise<Rollup.RollupOutput>;
}

async function serving<T>(
  root: string,
  use: (server: Awaited<ReturnType<typeof createServer>>) => Promise<T>,
): Promise<T> {
  const server = await createServer({
    root,
    configFile: false,
    logLevel: 'silent',
    appType: 'custom',
    plugins: [story()],
    server: { middlewareMode: true, ws: false },
  });
  try {
    return await use(server);
  } finally {
    await server.close();
  }
}

describe('the Vite plugin', () => {
  it('builds the story into a module', async () => {
    const output = await built(storyFolder());
    const module = (await import(`data:text/javascript,${encodeURIComponent(output.output[0].code)}`)) as {
      default: unknown;
    };
    expect(module.default).toEqual(load());
  });

  it('stops the build with the one sentence', async () => {
    await expect(built(storyFolder(TYPO))).rejects.toThrow(SENTENCE);
  });

  it('publishes the JSON Schema where it is missing or old', async () => {
    const root = storyFolder();
    await built(root);
    expect(readFileSync(join(root, SCHEMA), 'utf8')).toBe(storyJsonSchema());
    writeFileSync(join(root, SCHEMA), '{}');
    await built(root);
    expect(readFileSync(join(root, SCHEMA), 'utf8')).toBe(storyJsonSchema());
    rmSync(join(root, SCHEMA));
  });

  it('reloads the page when a file of the story is saved, wrong or right, and reads it afresh', async () => {
    const root = storyFolder();
    await serving(root, async (server) => {
      let reloads = 0;
      server.environments.client.hot.send = (message: unknown) => {
        if ((message as { type?: string }).type === 'full-reload') reloads++;
      };
      const read = async () => {
        try {
          return (await server.transformRequest('virtual:story/en'))?.code ?? '';
        } catch (error) {
          const { message, loc } = error as { message: string; loc?: { line: number; column: number } };
          return `${message} (${loc?.line}:${loc?.column})`;
        }
      };
      /** Saves until the watcher, which may still be looking around, has seen it. */
      const saved = async (file: string, text: string, then: string) => {
        const before = reloads;
        const save = () => {
          if (reloads === before) writeFileSync(join(root, file), text);
          return reloads;
        };
        await expect.poll(save, { interval: 300, timeout: 6000 }).toBeGreaterThan(before);
        await expect.poll(read, { timeout: 3000 }).toContain(then);
      };
      expect(await read()).toContain('The Train');
      await saved(
        'src/story/text/en.md',
        edited('text', '# The Train', '# Another Train').text!,
        'Another Train',
      );
      await saved('src/story/story.yaml', TYPO.yaml!, `${SENTENCE} (23:48)`);
      await saved('src/story/story.yaml', TYPO.yaml!.replace('hamhun,', 'hamhung,'), 'Another Train');
      const places = readFileSync(join(root, 'geo/places.geojson'), 'utf8');
      await saved('geo/places.geojson', places.replace('"Km 0."', '"Kilometre 0."'), 'Kilometre 0.');
    });
  }, 30_000);
});
