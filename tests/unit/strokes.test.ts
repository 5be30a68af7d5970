/** The key's samples are drawn by the style sheet, the map's lines from map/strokes.ts: one language of lines. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { STROKES } from '../../src/map/strokes.ts';
import { CERTAINTIES } from '../../src/story/types.ts';

const css = readFileSync(fileURLToPath(new URL('../../src/ui/css/base.css', import.meta.url)), 'utf8');

it.each(CERTAINTIES)('the key’s sample of "%s" is the map’s line', (certainty) => {
  const [, block = ''] = new RegExp(`\\.stroke\\.${certainty} \\{([^}]*)\\}`).exec(css) ?? [];
  const of = (name: string): string | undefined => new RegExp(`${name}: ([^;]*);`).exec(block)?.[1];
  const { width, dash, ink } = STROKES[certainty];
  expect(of('--width')).toBe(`${width}px`);
  expect(of('--long')).toBe(dash ? `${dash[0]}px` : undefined);
  expect(of('--gap')).toBe(dash ? `${dash[1]}px` : undefined);
  expect(of('(?<!-)color')).toBe(ink === 'ink' ? undefined : `var(--${ink})`);
});
