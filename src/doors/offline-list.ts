/**
 * What a page's service worker keeps, so that the whole story reads without a network: whatever the page comes to by names.
 * HTML names its style sheets and script, a style sheet its fonts, a script its chunks, the map's worker and its ground.
 */
import { createHash } from 'node:crypto';

/** A file of the build: a chunk has code, an asset has a source. */
export interface BuiltFile {
  code?: string;
  source?: string | Uint8Array;
}

export interface Kept {
  /** Names that the page's HTML holds: HTML that lacks one is of another version. */
  named: string[];
  /** From the worker to the site's root. */
  root: string;
  /** As Workbox takes them: addresses from the worker, no revision where the name has a hash. The page itself is './'. */
  files: { url: string; revision: string | null }[];
}

export interface KeptOptions {
  /** HTML of the page, from the site's root. */
  page: string;
  /** The way from the page to the site's root. */
  root: string;
  /** Still maps of the first screen, from the site's root. */
  stills: readonly string[];
}

/** Nothing with a name that stays is kept beside the page: a new version's would be taken for the old one's. */
const FOLDER = 'assets/';
const NAME = /[\w.-]+-[\w-]{8}\.[a-z\d]+/g;

const textOf = ({ code, source }: BuiltFile): string =>
  code ?? (typeof source === 'string' ? source : Buffer.from(source ?? []).toString('utf8'));

/**
 * @param bundle all files of the build by their names from the site's root
 * @throws Error if the page or a still is not in the bundle, or the page names nothing in it
 */
export function keptBy(bundle: Record<string, BuiltFile>, { page, root, stills }: KeptOptions): Kept {
  const absent = [page, ...stills].find((file) => !bundle[file]);
  if (absent) throw new Error(`${absent} is not built, and cannot be kept for reading offline`);
  const namedIn = (file: string): string[] =>
    [...textOf(bundle[file]!).matchAll(NAME)].map(([name]) => FOLDER + name).filter((one) => bundle[one]);

  const named = [...new Set(namedIn(page))];
  if (!named.length)
    throw new Error(`${page} names no file of the build, and cannot be kept for reading offline`);
  // A set is gone through to its end, and what is added on the way belongs to it.
  const found = new Set(named);
  for (const file of found) for (const next of namedIn(file)) found.add(next);

  return {
    named: named.map((file) => file.slice(FOLDER.length)),
    root,
    files: [
      ...[...found, ...stills].toSorted().map((file) => ({ url: root + file, revision: null })),
      // Last: the network may go while they come, and a page without its files is of no use.
      { url: './', revision: hashOf(textOf(bundle[page]!)) },
    ],
  };
}

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16);
