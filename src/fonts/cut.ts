import { readFileSync } from 'node:fs';
import subsetFont from 'subset-font';
import type { Lang } from '../story/types.ts';
import { ALWAYS, FACES, type Family, type Font } from './families.ts';
import { cutFor, cutsOf, type Cut } from './files.ts';

/** A font file to be served: one face's glyphs from one @fontsource file. */
export interface MadeFont {
  family: Family;
  weight: number;
  style: 'normal' | 'italic';
  /** Fit for a file name, without a hash: `at-sans-400-italic-ibm-plex-sans-latin`. */
  name: string;
  woff2: Buffer;
  /** As CSS has it: `U+20-7e,U+2013`. No character is in two files of a face. */
  unicodeRange: string;
}

// What we use or browsers apply by themselves; fractions and superiors would bring glyphs that nobody sees.
const FEATURES = ['kern', 'liga', 'calt', 'ccmp', 'locl', 'mark', 'mkmk', 'tnum', 'lnum'];

/**
 * The faces' files cut down to the characters given and those that the language always needs.
 * Characters that no installed font has are left out (`missingCharacters` tells which).
 * @param italics all that is ever set in italics: a few words and names, no numbers put together at run time
 */
export async function makeFonts(
  lang: Lang,
  characters: string,
  faces: Font[] = FACES,
  italics = ALWAYS[lang] + characters,
): Promise<MadeFont[]> {
  const made: MadeFont[] = [];
  for (const face of faces) {
    const text = face.style === 'italic' ? italics : ALWAYS[lang] + characters;
    const wanted = new Set(text.replace(/[\p{Cc}\u2028\u2029]/gu, ''));
    const perCut = new Map<Cut, string[]>();
    for (const character of wanted) {
      const cut = cutFor(face, character);
      if (!cut) continue;
      const list = perCut.get(cut);
      if (list) list.push(character);
      else perCut.set(cut, [character]);
    }
    for (const [cut, list] of perCut) {
      const woff2 = await subsetOf(cut, list.join(''));
      made.push(
        describe(
          face,
          cut,
          list.map((c) => c.codePointAt(0)!),
          woff2,
        ),
      );
    }
  }
  return made;
}

/** The faces' files as they are, for development: no cutting, and a new word in the story needs no new font. */
export function wholeFonts(faces: Font[] = FACES): MadeFont[] {
  return faces.flatMap((face) => {
    const taken = new Set<number>();
    return cutsOf(face).flatMap((cut) => {
      const own = cut.font.characterSet.filter((codePoint) => !taken.has(codePoint));
      for (const codePoint of own) taken.add(codePoint);
      // Without a range a file would draw everything.
      return own.length ? [describe(face, cut, own, readFileSync(cut.path))] : [];
    });
  });
}

/** What has been cut in this process: a build asks twice, for the browser and for the prerendering. */
const subsets = new Map<string, Promise<Buffer>>();

function subsetOf(cut: Cut, characters: string): Promise<Buffer> {
  const key = `${cut.path} ${characters}`;
  let made = subsets.get(key);
  if (!made) {
    made = subsetFont(readFileSync(cut.path), characters, {
      targetFormat: 'woff2',
      keepFeatures: FEATURES,
      noHinting: true,
    });
    subsets.set(key, made);
  }
  return made;
}

function describe(face: Font, cut: Cut, codePoints: number[], woff2: Buffer): MadeFont {
  const { family, weight = 400, style = 'normal' } = face;
  const name = [
    family.toLowerCase().replace(' ', '-'),
    weight,
    ...(style === 'italic' ? [style] : []),
    cut.name,
  ];
  return { family, weight, style, name: name.join('-'), woff2, unicodeRange: unicodeRangeOf(codePoints) };
}

/** [32, 33, 34, 8211] → 'U+20-22,U+2013' */
export function unicodeRangeOf(codePoints: number[]): string {
  const ranges: [number, number][] = [];
  for (const codePoint of codePoints.toSorted((a, b) => a - b)) {
    const last = ranges.at(-1);
    if (last && codePoint <= last[1] + 1) last[1] = codePoint;
    else ranges.push([codePoint, codePoint]);
  }
  const hex = (n: number) => n.toString(16);
  return ranges.map(([from, to]) => `U+${hex(from)}${to > from ? `-${hex(to)}` : ''}`).join(',');
}
