import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { npm, ROOT, status, Stop } from './run.mjs';

/**
 * Why the packages have to be installed, or '' if all that the lock file names are there in its versions.
 * Looks at npm's own record of what it installed, so that it does not matter who ran npm.
 */
export function installNeeded(root = ROOT) {
  const lock = read(join(root, 'package-lock.json'));
  if (!lock) throw new Stop('There is no readable package-lock.json: check the repository out again.');
  const record = read(join(root, 'node_modules', '.package-lock.json'));
  if (!record) return 'nothing is installed';
  for (const [path, wanted] of Object.entries(lock.packages)) {
    if (path === '') continue;
    const have = record.packages[path];
    // Optional packages are mostly other systems' binaries.
    if (!have && wanted.optional) continue;
    if (!have || !existsSync(join(root, path))) return `${path} is missing`;
    if (have.version !== wanted.version) return `${path} is ${have.version}, not ${wanted.version}`;
  }
  return '';
}

function read(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}

/** Installs from the lock file what is missing; does nothing when nothing is. */
export async function ensureInstalled() {
  if (!installNeeded()) return;
  status('Installing packages …');
  // A machine set up for production would leave out all that builds the story.
  const { code, output } = await npm(['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'], {
    quiet: true,
  });
  status('');
  if (code === 0) return;
  const reason =
    /npm (?:error|ERR!) (?!code\b|errno\b|syscall\b)(.+)/.exec(output)?.[1] ?? output.trim().split('\n')[0];
  throw new Stop(`npm ci could not install the packages: ${reason || `exit code ${code}`}`);
}
