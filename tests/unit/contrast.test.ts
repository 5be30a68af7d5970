/** Whether what is written and drawn on the map can be told from what lies under it (WCAG 2.2, 1.4.3 and 1.4.11). */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { PALETTES } from '../../src/map/palette.ts';
import type { Palette, Theme } from '../../src/map/palette.ts';
import { ROUTE, STROKES } from '../../src/map/strokes.ts';
import { CERTAINTIES } from '../../src/story/types.ts';

type Rgb = [number, number, number];
const rgb = (hex: string): Rgb => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as Rgb;

/** Relative luminance, as WCAG has it. */
const luminance = (colour: Rgb): number => {
  const [r, g, b] = colour.map((value) => {
    const s = value / 255;
    return s <= 0.04045 ? s / 12.92 : ((s + 0.055) / 1.055) ** 2.4;
  }) as Rgb;
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const contrast = (a: Rgb, b: Rgb): number => {
  const [less, more] = [luminance(a), luminance(b)].toSorted((x, y) => x - y) as [number, number];
  return (more + 0.05) / (less + 0.05);
};
/** What an ink of some opacity looks like over a ground. */
const over = (ink: Rgb, ground: Rgb, opacity: number): Rgb =>
  ink.map((value, i) => value * opacity + ground[i]! * (1 - opacity)) as Rgb;

/** All that may lie under letters and lines. */
const GROUNDS = ['space', 'sea', 'land', 'story', 'lake', 'tint', 'halo'] as const;
/** The inks that letters are written in. */
const LETTERS = ['ink', 'faint'] as const;
const pairs = (inks: readonly (keyof Palette)[]): [Theme, keyof Palette, keyof Palette][] =>
  (['light', 'dark'] as const).flatMap((theme) =>
    inks.flatMap((ink) =>
      GROUNDS.map((ground): [Theme, keyof Palette, keyof Palette] => [theme, ink, ground]),
    ),
  );

describe('letters on the map', () => {
  it.each(pairs(LETTERS))('in %s, %s on %s stand out 4.5 : 1', (theme, ink, ground) => {
    const palette = PALETTES[theme];
    expect(contrast(rgb(palette[ink]), rgb(palette[ground]))).toBeGreaterThanOrEqual(4.5);
  });
});

describe('lines that say something', () => {
  const inks = [...new Set(CERTAINTIES.map((certainty) => STROKES[certainty].ink))];
  it.each(pairs(inks))('in %s, %s on %s stand out 3 : 1', (theme, ink, ground) => {
    const palette = PALETTES[theme];
    expect(contrast(rgb(palette[ink]), rgb(palette[ground]))).toBeGreaterThanOrEqual(3);
  });

  it.each(pairs(['green']))(
    'in %s the way ahead of the train, %s on %s, stands out 3 : 1',
    (theme, ink, ground) => {
      const [line, under] = [rgb(PALETTES[theme][ink]), rgb(PALETTES[theme][ground])];
      expect(contrast(over(line, under, ROUTE.ahead.opacity), under)).toBeGreaterThanOrEqual(3);
    },
  );

  it.each(['light', 'dark'] as const)('in %s the train’s stripe stands out on its livery 3 : 1', (theme) => {
    const { yellow, livery } = PALETTES[theme];
    expect(contrast(rgb(yellow), rgb(livery))).toBeGreaterThanOrEqual(3);
  });
});

describe('the inks of the page', () => {
  const css = readFileSync(new URL('../../src/ui/css/base.css', import.meta.url), 'utf8');
  const blocks = { light: /\.story \{([^}]*)\}/, dark: /\.story\[data-theme='dark'\] \{([^}]*)\}/ };
  const inksOf = (theme: Theme): Record<string, string> =>
    Object.fromEntries(
      [...blocks[theme].exec(css)![1]!.matchAll(/--([a-z]+): (#[0-9a-f]{6});/g)].map(([, name, hex]) => [
        name,
        hex,
      ]),
    );

  it.each(['light', 'dark'] as const)(
    'in %s are the map’s, so that what holds for one holds for the other',
    (theme) => {
      const inks = inksOf(theme);
      for (const name of [
        'space',
        'sea',
        'land',
        'ink',
        'faint',
        'green',
        'livery',
        'yellow',
        'rust',
      ] as const)
        expect(inks[name], name).toBe(PALETTES[theme][name].toLowerCase());
    },
  );

  it.each(['light', 'dark'] as const)('in %s stand out on paper: words 4.5 : 1, the focus 3 : 1', (theme) => {
    const inks = inksOf(theme);
    for (const ground of ['paper', 'land']) {
      for (const ink of ['ink', 'quiet', 'rust', 'faint'])
        expect(contrast(rgb(inks[ink]!), rgb(inks[ground]!)), `${ink} on ${ground}`).toBeGreaterThanOrEqual(
          4.5,
        );
      expect(contrast(rgb(inks.green!), rgb(inks[ground]!)), `green on ${ground}`).toBeGreaterThanOrEqual(3);
    }
  });
});
