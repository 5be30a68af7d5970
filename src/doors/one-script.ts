/** A file of ours with all that it imports as one classic script, for those that no bundle of the site's may hold. */
import { basename, join } from 'node:path';
import { build } from 'vite';

export interface Script {
  /** What it is to be called, from the site's root. */
  file: string;
  /** Where it begins, from the project's folder. */
  source: string;
}

/**
 * @param root the project's folder
 * @returns a script that leaves no name behind
 */
export async function oneScript(root: string, { file, source }: Script): Promise<string> {
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
        // Byte for byte: a name for a number costs more than the number.
        optimization: { inlineConst: { mode: 'all', pass: 2 } },
        output: { format: 'iife', entryFileNames: basename(file) },
      },
    },
  });
  const [first] = [built].flat();
  const chunk = first && 'output' in first ? first.output.find(({ type }) => type === 'chunk') : undefined;
  if (chunk?.type !== 'chunk') throw new Error(`${source} came to no script`);
  return chunk.code;
}
