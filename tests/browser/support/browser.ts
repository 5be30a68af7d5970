import { chromium, type Browser } from 'playwright-core';
import { afterAll } from 'vitest';
import { CHROMIUM_ARGS, findChromium } from '../../../bin/chromium.mjs';

const launched = new Map<number, Promise<Browser>>();

/**
 * The Chromium that all tests of a file share; started with the first call, ended after the file's last test.
 * @param textSize what its reader has set their text to, in frames of other processes too; CSS pixels
 */
export function browser(textSize = 16): Promise<Browser> {
  let one = launched.get(textSize);
  if (!one) launched.set(textSize, (one = launch(textSize)));
  return one;
}

async function launch(textSize: number): Promise<Browser> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('No Chromium is installed; npm test installs one where it may.');
  const args = textSize === 16 ? [] : [`--blink-settings=defaultFontSize=${textSize}`];
  return chromium.launch({ executablePath, args: [...CHROMIUM_ARGS, ...args] });
}

afterAll(async () => {
  for (const one of launched.values()) await (await one.catch(() => undefined))?.close();
  launched.clear();
});
