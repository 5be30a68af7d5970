import { chromium, type Browser } from 'playwright-core';
import { afterAll } from 'vitest';
import { CHROMIUM_ARGS, findChromium } from '../../../bin/chromium.mjs';

let launched: Promise<Browser> | undefined;

/** The Chromium that all tests of a file share; started with the first call, ended after the file's last test. */
export function browser(): Promise<Browser> {
  launched ??= launch();
  return launched;
}

async function launch(): Promise<Browser> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('No Chromium is installed; npm test installs one where it may.');
  return chromium.launch({ executablePath, args: CHROMIUM_ARGS });
}

afterAll(async () => {
  await (await launched?.catch(() => undefined))?.close();
  launched = undefined;
});
