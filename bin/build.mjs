import { npm, status, Stop } from './run.mjs';

/** Builds the site into dist/ with the package's own build script; quiet unless it fails. */
export async function build() {
  status('Building …');
  const { code, output } = await npm(['run', '--silent', 'build'], { quiet: true });
  status('');
  if (code !== 0) throw new Stop(reasonOf(output));
}

/** `src/story/story.yaml:41:12 view.fit: no place …`: what the story's own checks say. */
const PLACED = /^[\w./@-]+\.(?:yaml|md|csv|json|geojson|ts|js|svelte|css|html):\d+(?::\d+)?:? \S/;

// eslint-disable-next-line no-control-regex -- colours
const plainOf = (output) => output.replace(/\x1b\[[\d;]*m/g, '');

const linesOf = (plain) =>
  plain.split(/\r?\n/).map((line) => line.trim().replace(/^(?:\w*Error|error during build): /, ''));

/** The sentences in a build's output that name a file and a place in it, each once. */
export const placed = (output) => [
  ...new Set(
    linesOf(plainOf(output))
      .map((line) => line.replace(/^\[plugin [^\]]*\]\s*/, ''))
      .filter((line) => PLACED.test(line)),
  ),
];

/** The sentence or sentences in a failed build's output that say what is wrong. */
export function reasonOf(output) {
  const plain = plainOf(output);
  const lines = linesOf(plain);
  const sentences = placed(output);
  if (sentences.length) return sentences.join('\n');
  const after = lines.findIndex((line) =>
    /^(?:error during build:?|Build failed with \d+ errors?:)$/.test(line),
  );
  const told = lines
    .slice(after + 1)
    .find((line) => line && !/^(?:\[plugin |\[.*\]$|at |Build failed|vite v)/.test(line));
  const at = /╭─\[ ?(\S+?) ?\]/.exec(plain)?.[1];
  return `The build failed: ${at ? `${at} ` : ''}${told ?? 'it gave no reason'} (npm run build shows all of it)`;
}
