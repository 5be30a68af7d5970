#!/usr/bin/env node
// npm run build: Vite's own build; where the story is at fault, its one sentence and nothing else.
import { build } from 'vite';
import { placed } from './build.mjs';

try {
  await build();
} catch (error) {
  const told = placed(String(error?.message ?? error));
  console.error(told.length ? told.join('\n') : error);
  process.exitCode = 1;
}
