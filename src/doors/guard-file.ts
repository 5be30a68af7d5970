/** `guard.ts` as the file that the pages name: by its hash, so that a page has the one that was built with it, offline too. */
import { createHash } from 'node:crypto';
import { oneScript } from './one-script.ts';

const SOURCE = 'src/doors/guard.ts';
/** Whatever its hash: a dev server has but one. */
export const GUARD = /^\/assets\/guard-[0-9a-f]{8}\.js$/;

/** By the project's folder: each page of a build asks. */
const made = new Map<string, ReturnType<typeof make>>();

async function make(root: string): Promise<{ file: string; source: string }> {
  const source = await oneScript(root, { file: 'guard.js', source: SOURCE });
  const hash = createHash('sha256').update(source).digest('hex').slice(0, 8);
  return { file: `assets/guard-${hash}.js`, source };
}

/** @returns its name from the site's root, and its text */
export function guardFile(root: string): Promise<{ file: string; source: string }> {
  let guard = made.get(root);
  if (!guard) made.set(root, (guard = make(root)));
  return guard;
}
