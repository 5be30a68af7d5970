import { fileURLToPath } from 'node:url';
import { ESLint } from 'eslint';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const eslint = new ESLint({ cwd: root });

/** The import rules that a line breaks if it stands in a file of that path. */
async function broken(filePath: string, code: string): Promise<string[]> {
  const [result] = await eslint.lintText(code, { filePath: `${root}/${filePath}` });
  return result!.messages
    .map((m) => m.ruleId ?? m.message)
    .filter((rule) => rule.startsWith('no-restricted'));
}

const ORDER = ['doors', 'ui', 'map', 'scene', 'story'];

describe('the import direction', () => {
  it('lets each room import those below it, never one above', async () => {
    for (const [i, from] of ORDER.entries()) {
      for (const [j, to] of ORDER.entries()) {
        const found = await broken(`src/${from}/x.ts`, `import { x } from '../${to}/x.ts';\nx();\n`);
        expect(found, `${from} → ${to}`).toEqual(i > j ? ['no-restricted-imports'] : []);
      }
    }
  });

  it('holds in deeper folders, for types, for components and for late imports', async () => {
    expect(await broken('src/map/a/x.ts', `import { x } from '../../ui/x.ts';\nx();\n`)).toHaveLength(1);
    expect(
      await broken('src/scene/x.ts', `import type { X } from '../map/x.ts';\nexport type Y = X;\n`),
    ).toHaveLength(1);
    expect(
      await broken('src/ui/X.svelte', `<script lang="ts">import { x } from '../doors/x.ts';x();</script>\n`),
    ).toHaveLength(1);
    expect(await broken('src/scene/x.ts', `export const x = () => import('../map/x.ts');\n`)).toEqual([
      'no-restricted-syntax',
    ]);
  });

  it('keeps the scroll alone, and lets the page have it', async () => {
    for (const to of ORDER) {
      expect(await broken('src/scroll/x.ts', `import { x } from '../${to}/x.ts';\nx();\n`), to).toHaveLength(
        1,
      );
    }
    expect(await broken('src/ui/x.ts', `import { x } from '../scroll/x.ts';\nx();\n`)).toEqual([]);
    expect(await broken('src/scene/x.ts', `import { x } from '../scroll/x.ts';\nx();\n`)).toHaveLength(1);
  });
});
