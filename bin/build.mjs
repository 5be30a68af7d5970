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

/** The sentence or sentences in a failed build's output that say what is wrong. */
export function reasonOf(output) {
  // eslint-disable-next-line no-control-regex -- colours
  const plain = output.replace(/\x1b\[[\d;]*m/g, '');
  const lines = plain
    .split(/\r?\n/)
    .map((line) => line.trim().replace(/^(?:\w*Error|error during build): /, ''));
  const placed = [...new Set(lines.filter((line) => PLACED.test(line)))];
  if (placed.length) return placed.join('\n');
  const after = lines.findIndex((line) =>
    /^(?:error during build:?|Build failed with \d+ errors?:)$/.test(line),
  );
  const told = lines
    .slice(after + 1)
    .find((line) => line && !/^(?:\[plugin |\[.*\]$|at |Build failed|vite v)/.test(line));
  const at = /╭─\[ ?(\S+?) ?\]/.exec(plain)?.[1];
  return `The build failed: ${at ? `${at} ` : ''}${told ?? 'it gave no reason'} (npm run build shows all of it)`;
}
