/** The layout is written for any direction of writing; only what lies on the map, which has a left and a right, is not. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const src = fileURLToPath(new URL('../../src', import.meta.url));
const files = (readdirSync(src, { recursive: true }) as string[]).filter((name) => name.endsWith('.css'));

/** Selectors of what is placed on the map or measured with it (ui/layout.ts), and of what is drawn and is no layout. */
const ON_THE_MAP = /\.(?:label|dot|spot|tip|probe|look-probe)\b/;
const DRAWN = /\.(?:lens|up|down)\b|summary::after/;

/** The values of a shorthand. */
function valuesOf(text: string): string[] {
  const values = [''];
  let depth = 0;
  for (const character of text.trim()) {
    if (character === '(') depth++;
    if (character === ')') depth--;
    if (/\s/.test(character) && !depth) values.push('');
    else values[values.length - 1] += character;
  }
  return values.filter((value) => value && value !== '!important');
}

/** Declarations that say left or right where they mean the beginning or the end of a line. */
function sided(css: string): string[] {
  const found: string[] = [];
  for (const [, selector, block] of css.replace(/\/\*[\s\S]*?\*\//g, '').matchAll(/([^{};]+)\{([^{}]*)\}/g)) {
    if (ON_THE_MAP.test(selector!) || DRAWN.test(selector!) || /@/.test(selector!)) continue;
    for (const declaration of block!.split(';')) {
      const [property = '', value = ''] = declaration.split(/:(.*)/s).map((part) => part.trim());
      // A telephone's notch is on its left whatever is written on it.
      if (value.includes('safe-area-inset')) continue;
      const [, right, , left] = valuesOf(value);
      const physical =
        /(?:^|-)(?:left|right)(?:-|$)/.test(property) ||
        (/^(?:text-align|float|clear)$/.test(property) && /left|right/.test(value)) ||
        (/^(?:inset|margin|padding|border-width|scroll-margin|scroll-padding)$/.test(property) &&
          left !== undefined &&
          left !== right);
      if (physical) found.push(`${selector!.trim()} { ${property}: ${value} }`);
    }
  }
  return found;
}

describe('what is laid out by left and right', () => {
  it('is found', () => {
    expect(
      sided('.a { padding-left: 1em } .b { inset: auto 0 0 auto; margin: 1px 2px 3px 2px }'),
    ).toHaveLength(2);
    expect(sided('.label { left: 0 } .c { padding-inline-start: 1em; text-align: right }')).toEqual([
      '.c { text-align: right }',
    ]);
  });

  it.each(files)('is only what lies on the map: %s', (file) => {
    expect(sided(readFileSync(`${src}/${file}`, 'utf8'))).toEqual([]);
  });
});
