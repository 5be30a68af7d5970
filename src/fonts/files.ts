import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { create, type FontFile } from 'fontkit';
import { CUTS, faceOf, PACKAGES, type Family, type Font } from './families.ts';

/** One woff2 file of an installed @fontsource package: a face's glyphs for one script or so. */
export interface Cut {
  /** Package and cut, fit for a file name: `ibm-plex-sans-latin`. */
  name: string;
  path: string;
  font: FontFile;
}

const require = createRequire(import.meta.url);
const found = new Map<string, Map<string, string>>();
const opened = new Map<string, Cut>();

/** Reads and unpacks a file once a process: the build asks for the same ten over and over. */
function open(name: string, path: string): Cut {
  let cut = opened.get(path);
  if (!cut) opened.set(path, (cut = { name, path, font: create(readFileSync(path)) }));
  return cut;
}

/** The folder of an installed package, or null. Some packages do not export their package.json: look for the file. */
function folderOf(name: string): string | null {
  for (const root of require.resolve.paths(name) ?? []) {
    const folder = join(root, name);
    if (existsSync(join(folder, 'metadata.json'))) return folder;
  }
  return null;
}

/** Name and path of each of a face's files, in the order in which they are asked for a character. */
function pathsOf(font: Required<Font>): Map<string, string> {
  const key = `${font.family} ${font.weight} ${font.style}`;
  const known = found.get(key);
  if (known) return known;
  const paths = new Map<string, string>();
  for (const pkg of PACKAGES[font.family]) {
    const folder = folderOf(pkg);
    if (!folder) continue;
    const id = pkg.slice(pkg.indexOf('/') + 1);
    const { subsets } = JSON.parse(readFileSync(join(folder, 'metadata.json'), 'utf8')) as {
      subsets: string[];
    };
    const rank = (cut: string) => (CUTS.indexOf(cut) + CUTS.length + 1) % (CUTS.length + 1);
    for (const cut of subsets.toSorted((a, b) => rank(a) - rank(b))) {
      // Korean has no italics: upright is better than another machine's letters.
      for (const style of new Set([font.style, 'normal'])) {
        const path = join(folder, 'files', `${id}-${cut}-${font.weight}-${style}.woff2`);
        if (!existsSync(path)) continue;
        paths.set(`${id}-${cut}`, path);
        break;
      }
    }
  }
  if (paths.size === 0) {
    throw new Error(
      `No file of the font face "${key}" is installed; run npm ci (${PACKAGES[font.family][0]}).`,
    );
  }
  found.set(key, paths);
  return paths;
}

/** The first of the face's files that has the character, or null. */
export function cutFor(font: Font, character: string): Cut | null {
  const codePoint = character.codePointAt(0);
  if (codePoint === undefined) return null;
  for (const [name, path] of pathsOf(faceOf(font))) {
    const cut = open(name, path);
    if (cut.font.hasGlyphForCodePoint(codePoint)) return cut;
  }
  return null;
}

/** All files of a face, opened. */
export function cutsOf(font: Font): Cut[] {
  return [...pathsOf(faceOf(font))].map(([name, path]) => open(name, path));
}

/** The characters that no installed file of the family has, each once: these fall back to the reader's own fonts. */
export function missingCharacters(text: string, family: Family): string[] {
  const shown = new Set(text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, ''));
  return [...shown].filter((character) => !cutFor({ family }, character));
}
