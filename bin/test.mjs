#!/usr/bin/env node
// npm test [-- types|lint|unit|browser …]: install what is missing, then check everything or the parts named.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from './build.mjs';
import { ensureChromium } from './chromium.mjs';
import { ensureInstalled } from './install.mjs';
import { main, Stop, tool } from './run.mjs';

const counts = { passed: 0, failed: 0, skipped: 0 };

/** Each part's steps, in order; a step resolves with an exit code. */
const PARTS = {
  types: [
    () => tool('svelte-check', ['--tsconfig', './tsconfig.json']),
    () => tool('typescript', ['--noEmit']),
    // Service workers have other globals than pages.
    () => tool('typescript', ['--noEmit', '--project', './tsconfig.worker.json']),
  ],
  lint: [
    () => tool('eslint', ['.', '--max-warnings', '0']),
    () => tool('prettier', ['--check', '.', '--log-level', 'warn']),
  ],
  unit: [() => vitest('unit')],
  browser: [() => build(), () => vitest('browser')],
};

await main(async () => {
  const asked = process.argv.slice(2);
  const unknown = asked.find((part) => !Object.hasOwn(PARTS, part));
  if (unknown !== undefined) {
    throw new Stop(
      `There is no part "${unknown}" of the tests; there are: ${Object.keys(PARTS).join(', ')}.`,
    );
  }
  const parts = Object.keys(PARTS).filter((part) => !asked.length || asked.includes(part));
  await ensureInstalled();
  if (parts.includes('browser')) process.env.CHROMIUM_PATH = await ensureChromium();

  const began = Date.now();
  for (const part of parts) {
    console.log(`— ${part}`);
    for (const step of PARTS[part]) {
      const code = (await step())?.code ?? 0;
      if (code === 0) continue;
      console.log(`Stopped: ${part} failed.`);
      if (counts.passed || counts.failed) console.log(summary());
      return code;
    }
  }
  console.log(`All well: ${parts.join(', ')}, in ${Math.round((Date.now() - began) / 1000)} s.`);
  if (counts.passed) console.log(summary());
  return 0;
});

async function vitest(project) {
  const folder = mkdtempSync(join(tmpdir(), 'armored-train-'));
  const report = join(folder, 'report.json');
  try {
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
    const result = await tool('vitest', ['run', '--project', project, ...reporters]);
    count(report);
    return result;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function count(report) {
  try {
    const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = JSON.parse(
      readFileSync(report, 'utf8'),
    );
    counts.passed += numPassedTests;
    counts.failed += numFailedTests;
    counts.skipped += numPendingTests + numTodoTests;
  } catch {
    // Vitest did not come so far as to write one; its exit code and output have told.
  }
}

function summary() {
  return `${counts.passed} passed, ${counts.failed} failed${counts.skipped ? `, ${counts.skipped} skipped` : ''}`;
}
