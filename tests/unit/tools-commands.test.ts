import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { reasonOf } from '../../bin/build.mjs';
import { findChromium } from '../../bin/chromium.mjs';
import { installNeeded } from '../../bin/install.mjs';

let box: string;
beforeEach(() => (box = mkdtempSync(join(tmpdir(), 'commands-'))));
afterEach(() => rmSync(box, { recursive: true }));

describe('installNeeded', () => {
  const lock = (packages: Record<string, object>) => JSON.stringify({ packages: { '': {}, ...packages } });
  const write = (wanted: Record<string, object>, have?: Record<string, object>) => {
    writeFileSync(join(box, 'package-lock.json'), lock(wanted));
    if (!have) return;
    for (const path of Object.keys(have)) mkdirSync(join(box, path), { recursive: true });
    writeFileSync(join(box, 'node_modules', '.package-lock.json'), lock(have));
  };
  const A1 = { 'node_modules/a': { version: '1.0.0' } };
  const A2 = { 'node_modules/a': { version: '2.0.0' } };

  it('is content with what the lock file says, also when npm itself put it there', () => {
    write(A1, A1);
    expect(installNeeded(box)).toBe('');
  });

  it('misses everything, a package, another version, a deleted folder', () => {
    write(A1);
    expect(installNeeded(box)).toBe('nothing is installed');
    write({ ...A1, 'node_modules/b': { version: '1.0.0' } }, A1);
    expect(installNeeded(box)).toBe('node_modules/b is missing');
    write(A2, A1);
    expect(installNeeded(box)).toBe('node_modules/a is 1.0.0, not 2.0.0');
    write(A1, A1);
    rmSync(join(box, 'node_modules', 'a'), { recursive: true });
    expect(installNeeded(box)).toBe('node_modules/a is missing');
  });

  it("does not miss other systems' packages", () => {
    write({ ...A1, 'node_modules/c-win32': { version: '1.0.0', optional: true } }, A1);
    expect(installNeeded(box)).toBe('');
  });

  it('says in a sentence that there is no lock file', () => {
    expect(() => installNeeded(box)).toThrow('There is no readable package-lock.json');
  });
});

describe.skipIf(process.platform === 'win32')('findChromium', () => {
  const program = (name: string, says: string, code = 0) => {
    const path = join(box, name);
    writeFileSync(path, `#!/bin/sh\necho '${says}'\nexit ${code}\n`);
    chmodSync(path, 0o755);
    return path;
  };
  const find = (CHROMIUM_PATH?: string) =>
    findChromium({
      env: { PATH: box, ...(CHROMIUM_PATH === undefined ? {} : { CHROMIUM_PATH }) },
      platform: 'linux',
    });

  it('takes the first of the usual names that is there', () => {
    expect(find()).toBe('');
    const chrome = program('google-chrome-stable', 'Google Chrome 140.0.1');
    expect(find()).toBe(chrome);
    const chromium = program('chromium', 'Chromium 140.0.1');
    expect(find()).toBe(chromium);
  });

  it('passes over one that only tells where a real one is to be had', () => {
    program('chromium-browser', 'requires the chromium snap to be installed', 1);
    expect(find()).toBe('');
  });

  it('does as CHROMIUM_PATH says, or refuses', () => {
    program('chromium', 'Chromium 140.0.1');
    const own = program('mine', '');
    expect(find(own)).toBe(own);
    expect(() => find('/no/such')).toThrow(
      'CHROMIUM_PATH is "/no/such", which is no program that can be run.',
    );
  });
});

describe('reasonOf', () => {
  const WRONG = 'src/story/story.yaml:41:12 view.fit: no place "vladivostock"; did you mean "vladivostok"?';

  it("is the story's own sentence, each once", () => {
    const output = `vite v8\n\u001b[31merror during build:\u001b[39m\n[plugin story]\nError: ${WRONG}\n    at x (/y/z.ts:1:2)\n${WRONG}\n`;
    expect(reasonOf(output)).toBe(WRONG);
    expect(reasonOf(`${WRONG}\nsrc/story/text/en.md:3 no text for the chapter "x"`).split('\n')).toHaveLength(
      2,
    );
  });

  it('is the first thing that Vite says where the code is wrong', () => {
    const output =
      'error during build:\nBuild failed with 1 error:\n\n[plugin fonts]\nReferenceError: Cannot access x\n    at urlOf (/a.ts:2:5)\n';
    expect(reasonOf(output)).toBe('The build failed: Cannot access x (npm run build shows all of it)');
    expect(
      reasonOf('Build failed with 1 error:\n\n[PARSE_ERROR] Unexpected token\n   ╭─[ src/main.js:57:14 ]\n'),
    ).toBe(
      'The build failed: src/main.js:57:14 [PARSE_ERROR] Unexpected token (npm run build shows all of it)',
    );
    expect(reasonOf('')).toBe('The build failed: it gave no reason (npm run build shows all of it)');
  });
});
