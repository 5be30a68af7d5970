import { spawnSync } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { run, status, Stop } from './run.mjs';

/** How every Chromium of ours is started: WebGL in software, the same on every machine, and no calls home. */
export const CHROMIUM_ARGS = [
  '--no-sandbox',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--ignore-gpu-blocklist',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

const USUAL = {
  darwin: ({ HOME = '' }) =>
    ['Chromium', 'Google Chrome', 'Microsoft Edge'].flatMap((app) => [
      `/Applications/${app}.app/Contents/MacOS/${app}`,
      `${HOME}/Applications/${app}.app/Contents/MacOS/${app}`,
    ]),
  win32: (env) =>
    [env.ProgramFiles, env['ProgramFiles(x86)'], env.LOCALAPPDATA]
      .filter(Boolean)
      .flatMap((dir) =>
        [
          'Chromium\\Application\\chrome.exe',
          'Google\\Chrome\\Application\\chrome.exe',
          'Microsoft\\Edge\\Application\\msedge.exe',
        ].map((path) => `${dir}\\${path}`),
      ),
};

const WHAT_TO_DO =
  'No Chromium was found: install Chromium or Chrome (on Debian: apt-get install -y chromium), or set CHROMIUM_PATH to its program.';

/** The path of an installed Chromium, or ''. Throws where CHROMIUM_PATH names no program. */
export function findChromium({ env = process.env, platform = process.platform } = {}) {
  if (env.CHROMIUM_PATH) {
    if (runnable(env.CHROMIUM_PATH)) return env.CHROMIUM_PATH;
    throw new Stop(`CHROMIUM_PATH is "${env.CHROMIUM_PATH}", which is no program that can be run.`);
  }
  const onPath = NAMES.flatMap((name) =>
    (env.PATH ?? '')
      .split(delimiter)
      .filter(Boolean)
      .map((dir) => join(dir, name)),
  );
  const paths = [...(platform === 'win32' ? [] : onPath), ...(USUAL[platform]?.(env) ?? [])];
  return paths.find((path) => runnable(path) && (platform !== 'linux' || answers(path))) ?? '';
}

function runnable(path) {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/** Some distributions ship a script of this name that only tells where the real one is to be had. */
function answers(path) {
  const { status: code, stdout } = spawnSync(path, ['--version'], { encoding: 'utf8', timeout: 30_000 });
  return code === 0 && /\d+\.\d+/.test(stdout);
}

/** An installed Chromium, else one from Debian's packages where we may install them. */
export async function ensureChromium() {
  const found = findChromium();
  if (found) return found;
  if (process.platform !== 'linux' || process.getuid() !== 0 || !onPath('apt-get'))
    throw new Stop(WHAT_TO_DO);
  status('Installing Chromium …');
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  // An old list of packages can still do; the installation tells.
  await run('apt-get', ['update'], { quiet: true, env });
  const { code, output } = await run('apt-get', ['install', '-y', 'chromium'], { quiet: true, env });
  status('');
  const installed = code === 0 && findChromium();
  if (installed) return installed;
  const reason = /^E: (.+)/m.exec(output)?.[1];
  throw new Stop(reason ? `${WHAT_TO_DO} (apt-get install -y chromium said: ${reason})` : WHAT_TO_DO);
}

function onPath(name) {
  return (process.env.PATH ?? '').split(delimiter).some((dir) => dir && runnable(join(dir, name)));
}
