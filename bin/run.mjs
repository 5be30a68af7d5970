// Running programs: the little that all commands here share. Node built-ins only, since nothing may be installed yet.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's folder. */
export const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** A failure that needs no stack trace: its message is the one sentence to show. */
export class Stop extends Error {}

/**
 * Runs a program in the repository's folder. `quiet` keeps its output for the answer instead of showing it.
 * Resolves with its exit code (128 + n when a signal ended it); rejects only if it cannot be started.
 */
export function run(command, args, { quiet = false, env = {}, shell = false } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: ROOT,
      env: { ...process.env, ...env },
      stdio: ['ignore', quiet ? 'pipe' : 'inherit', quiet ? 'pipe' : 'inherit'],
      shell,
    });
    let output = '';
    child.stdout?.on('data', (data) => (output += data));
    child.stderr?.on('data', (data) => (output += data));
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ code: code ?? (signal === 'SIGINT' ? 130 : 143), output }));
  });
}

/** Runs npm: the one that runs us, so that no shell is needed to find it. */
export function npm(args, options) {
  const own = process.env.npm_execpath;
  if (own && existsSync(own) && /npm-cli\.[cm]?js$/.test(own))
    return run(process.execPath, [own, ...args], options);
  return run('npm', args, { ...options, shell: process.platform === 'win32' });
}

/** Runs a program that an installed package brings (`bin` in its package.json), without a shell on any system. */
export function tool(pkg, args, options) {
  const folder = join(ROOT, 'node_modules', pkg);
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = typeof bin === 'string' ? bin : (bin[pkg] ?? Object.values(bin)[0]);
  return run(process.execPath, [join(folder, file), ...args], options);
}

/** Says on a terminal what takes long, on a line that goes away again; says nothing into a file or a pipe. */
export function status(text) {
  if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${text}`);
}

/** Runs a command's main function: a `Stop` is said in one sentence, anything else is a mistake of ours and shown whole. */
export async function main(work) {
  try {
    process.exitCode = (await work()) ?? 0;
  } catch (error) {
    status('');
    console.error(error instanceof Stop ? error.message : error);
    process.exitCode = 1;
  }
}
