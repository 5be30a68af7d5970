#!/usr/bin/env node
// npm run build [-- --compress]: Vite's own build; where the story is at fault, its one sentence and nothing else.
import { join } from 'node:path';
import { build } from 'vite';
import { placed } from './build.mjs';
import { compress } from './compress.mjs';
import { ROOT } from './run.mjs';

const unknown = process.argv.slice(2).find((option) => option !== '--compress');
if (unknown !== undefined) {
  console.error(`There is no option "${unknown}"; there is: --compress.`);
  process.exit(2);
}
try {
  await build();
  if (process.argv.includes('--compress'))
    console.log(`${await compress(join(ROOT, 'dist'))} files compressed, as .br and .gz beside them`);
} catch (error) {
  const told = placed(String(error?.message ?? error));
  console.error(told.length ? told.join('\n') : error);
  process.exitCode = 1;
}
