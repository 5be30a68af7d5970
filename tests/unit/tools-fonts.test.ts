import { create } from 'fontkit';
import { describe, expect, it } from 'vitest';
import {
  covers,
  FACES,
  fontMetrics,
  makeFonts,
  measure,
  missingCharacters,
  outline,
  wholeFonts,
} from '../../src/fonts/index.ts';
import { cssOf, firstFaces, type Face } from '../../src/fonts/faces.ts';
import { LANGS } from '../../src/story/langs.ts';
import type { Lang } from '../../src/story/langs.ts';
import { unicodeRangeOf } from '../../src/fonts/cut.ts';

const SANS = { family: 'AT Sans' } as const;
const SERIF = { family: 'AT Serif' } as const;
const ENGLISH = 'P’yŏngyang – “possible route” · Владивосток';

/** Whether a font file's unicode-range says that it is to draw the character. */
function claims(range: string, character: string): boolean {
  const code = character.codePointAt(0)!;
  return range.split(',').some((part) => {
    const [from, to = from] = part
      .slice(2)
      .split('-')
      .map((hex) => parseInt(hex, 16));
    return code >= from! && code <= to!;
  });
}

/** The box of all points of a path of relative commands. */
function boxOf(d: string): { left: number; right: number; top: number; bottom: number } {
  const box = { left: Infinity, right: -Infinity, top: Infinity, bottom: -Infinity };
  let [x, y, startX, startY] = [0, 0, 0, 0];
  for (const [, command, args] of d.matchAll(/([mlqcz])([^mlqcz]*)/g)) {
    const numbers = [...args!.matchAll(/-?(?:\d+\.?\d*|\.\d+)/g)].map(Number);
    if (command === 'z') [x, y] = [startX, startY];
    let [endX, endY] = [x, y];
    for (let i = 0; i < numbers.length; i += 2) {
      [endX, endY] = [x + numbers[i]!, y + numbers[i + 1]!];
      box.left = Math.min(box.left, endX);
      box.right = Math.max(box.right, endX);
      box.top = Math.min(box.top, endY);
      box.bottom = Math.max(box.bottom, endY);
    }
    [x, y] = [endX, endY];
    if (command === 'm') [startX, startY] = [x, y];
  }
  return box;
}

describe('makeFonts', () => {
  it('cuts italics to what is set in them, and to nothing else', async () => {
    const [italic] = await makeFonts('en', ENGLISH, [{ ...SERIF, style: 'italic' }], 'possible');
    const shown = [...'abcdeilopsz09'].filter((character) => claims(italic!.unicodeRange, character));
    expect(shown.join('')).toBe('beilops');
  });

  it('gives every face the characters of the text and of the language, each in exactly one file', async () => {
    const fonts = await makeFonts('en', ENGLISH);
    for (const face of FACES) {
      const files = fonts.filter(
        (f) => f.family === face.family && f.weight === face.weight && f.style === face.style,
      );
      for (const character of ENGLISH + 'az AZ 09 …') {
        const having = files.filter((f) => create(f.woff2).hasGlyphForCodePoint(character.codePointAt(0)!));
        expect(having.length, `${character} in ${face.family} ${face.weight}`).toBeGreaterThan(0);
        const named = files.filter((f) => claims(f.unicodeRange, character));
        expect(named, `${character} in ${face.family} ${face.weight}`).toHaveLength(1);
        expect(having).toContain(named[0]);
      }
    }
  });

  it('keeps every face below 30 kB, and leaves out what nobody asked for', async () => {
    const fonts = await makeFonts('en', ENGLISH);
    for (const font of fonts) expect(font.woff2.length, font.name).toBeLessThan(30_000);
    for (const font of fonts) expect(claims(font.unicodeRange, 'Ж')).toBe(false);
  });

  it('always gives Russian its alphabet', async () => {
    const [font] = (await makeFonts('ru', '', [SANS])).filter((f) => f.name.endsWith('cyrillic'));
    for (const letter of 'ЁёЖжЯя№')
      expect(create(font!.woff2).hasGlyphForCodePoint(letter.codePointAt(0)!)).toBe(true);
  });

  it('refuses a face that there is none of', async () => {
    await expect(makeFonts('en', '', [{ family: 'AT Sans', weight: 900 }])).rejects.toThrow(
      /no font face "AT Sans 900 normal"; there are: AT Serif 400 normal, /,
    );
  });
});

describe('wholeFonts', () => {
  it('names no character in two files of a face', () => {
    const files = wholeFonts([SERIF]);
    for (const character of 'aŏЖ́–') {
      expect(files.filter((f) => claims(f.unicodeRange, character)).length, character).toBe(1);
    }
  });
});

describe('measure', () => {
  it('adds up over the files that a text needs, and kerns', () => {
    expect(measure('Vladivostok', SANS)).toBeCloseTo(5.203, 3);
    expect(measure('Ho – Владивосток', SANS)).toBeCloseTo(
      measure('Ho – ', SANS) + measure('Владивосток', SANS),
      6,
    );
    expect(measure('AV', SERIF)).toBeLessThan(measure('A', SERIF) + measure('V', SERIF));
    expect(measure('', SANS)).toBe(0);
  });

  it('counts a heavier face as wider and what no font has as an em', () => {
    expect(measure('Khasan', { ...SANS, weight: 600 })).toBeGreaterThan(measure('Khasan', SANS));
    expect(measure('地圖', SANS)).toBe(2);
  });

  it('knows what it cannot draw', () => {
    expect(covers('Pyongyang · Пхеньян', SANS)).toBe(true);
    expect(covers('地', SANS)).toBe(false);
    expect(missingCharacters('a地b\u00ad\n地Я', 'AT Sans')).toEqual(['地']);
  });

  it('tells the heights of a face in ems', () => {
    const { ascent, capHeight, xHeight, descent } = fontMetrics(SANS);
    expect(ascent).toBeGreaterThan(capHeight);
    expect(capHeight).toBeGreaterThan(xHeight);
    expect(xHeight).toBeGreaterThan(0.4);
    expect(descent).toBeGreaterThan(0.1);
  });
});

describe('outline', () => {
  it('draws a word as high and as wide as its letters are', () => {
    const box = boxOf(outline('Vladivostok', SANS, { size: 100 }));
    const width = measure('Vladivostok', SANS) * 100;
    expect(box.left).toBeGreaterThan(-2);
    expect(box.right).toBeLessThan(width + 2);
    expect(box.right - box.left).toBeGreaterThan(width * 0.95);
    // "l" and "d" stand higher than the capital; the round letters hang a little below the baseline.
    expect(box.top).toBeLessThan(-fontMetrics(SANS).capHeight * 100 + 1);
    expect(box.top).toBeGreaterThan(-85);
    expect(box.bottom).toBeGreaterThan(0);
    expect(box.bottom).toBeLessThan(3);
  });

  it('stands where it is told to, by either end or the middle, also when spaced', () => {
    for (const spacing of [0, 0.2]) {
      const at = (anchor: 'start' | 'middle' | 'end') =>
        boxOf(outline('HIH', SANS, { size: 20, x: 300, y: 50, anchor, spacing }));
      const [start, middle, end] = [at('start'), at('middle'), at('end')];
      expect(start.left).toBeGreaterThan(300);
      expect(end.right).toBeLessThan(300);
      expect((middle.left + middle.right) / 2).toBeCloseTo(300, 0);
      expect(start.bottom).toBeCloseTo(50, 1);
      expect(start.right - start.left).toBeCloseTo(end.right - end.left, 1);
    }
    const width = (spacing: number) => {
      const box = boxOf(outline('HIH', SANS, { size: 20, spacing }));
      return box.right - box.left;
    };
    expect(width(0.2) - width(0)).toBeCloseTo(2 * 0.2 * 20, 1);
  });

  it('refuses what it cannot draw', () => {
    expect(() => outline('a地', SANS, { size: 10 })).toThrow(
      'No installed file of the font "AT Sans" can draw "地".',
    );
  });
});

describe('what a page needs of the files', () => {
  const face: Face = {
    family: 'AT Sans',
    weight: 500,
    style: 'italic',
    unicodeRange: unicodeRangeOf([97, 32, 33, 98, 0x2013]),
    file: 'assets/a.woff2',
    url: 'https://story.example/assets/a.woff2',
  };

  it('writes ranges as CSS has them', () => {
    expect(face.unicodeRange).toBe('U+20-21,U+61-62,U+2013');
  });

  it('writes rules with the addresses of the faces', () => {
    expect(cssOf([face], 'en')).toBe(
      "@font-face{font-family:'AT Sans';font-weight:500;font-style:italic;font-display:swap;" +
        "src:url('https://story.example/assets/a.woff2') format('woff2');unicode-range:U+20-21,U+61-62,U+2013}",
    );
  });

  it('lets no font in the page’s own script move the text when it comes late, and always uses a foreign one', () => {
    const shown = (lang: Lang, file: string) =>
      /font-display:(\w+)/.exec(cssOf([{ ...face, file }], lang))?.[1];
    const [latin, cyrillic, korean] = ['latin', 'cyrillic', 'korean'].map(
      (cut) => `assets/a-${cut}-0a1b.woff2`,
    );
    expect(LANGS.map((lang) => [latin, cyrillic, korean].map((file) => shown(lang, file!)))).toEqual([
      ['optional', 'swap', 'swap'],
      ['optional', 'swap', 'swap'],
      ['optional', 'swap', 'optional'],
      ['optional', 'optional', 'swap'],
    ]);
  });

  it('loads first what the running text is set in: its rare letters and its own script’s italics too', () => {
    const file = (name: string) => `assets/at-${name}-0a1b.woff2`;
    const faces = ['latin', 'latin-ext', 'cyrillic'].flatMap((cut) =>
      (['normal', 'italic'] as const).flatMap((style) =>
        [400, 600].map((weight) => ({
          ...face,
          family: 'AT Serif',
          weight,
          style,
          file: file(`${weight}-${style}-${cut}`),
        })),
      ),
    );
    const first = (lang: Lang) => firstFaces(faces, lang).map((one) => one.file);
    expect(first('en')).toEqual(
      ['400-normal-latin', '400-normal-latin-ext', '400-italic-latin', '600-normal-latin'].map(file),
    );
    expect(first('ru')).toEqual(
      [
        '400-normal-latin',
        '400-normal-cyrillic',
        '400-normal-latin-ext',
        '400-italic-cyrillic',
        '600-normal-latin',
        '600-normal-cyrillic',
      ].map(file),
    );
  });

  // They were in another font for the whole of a first visit.
  it('always sets the names of seas and rivers in their own font, from the file that the text has', () => {
    const css = cssOf([{ ...face, family: 'AT Serif', file: 'assets/a-latin-0a1b.woff2' }], 'en');
    const rules = css
      .split('\n')
      .map((rule) => /family:'([^']+)'.*display:(\w+);src:url\('([^']+)/.exec(rule)?.slice(1));
    expect(rules).toEqual([
      ['AT Serif', 'optional', face.url],
      ['AT Water', 'swap', face.url],
    ]);
  });
});
