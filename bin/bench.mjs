#!/usr/bin/env node
// npm run bench [-- bytes sight scrolling scale memory] [-- --json --quick]: what the story costs, on this machine.
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from './build.mjs';
import { ensureChromium } from './chromium.mjs';
import { ensureInstalled } from './install.mjs';
import { main, ROOT, status, Stop } from './run.mjs';

const PARTS = ['bytes', 'sight', 'scrolling', 'scale', 'memory'];

await main(async () => {
  const { parts, json, quick } = read();
  await ensureInstalled();
  const executablePath = await ensureChromium();
  // `DIST` measures a build that lies elsewhere.
  if (!process.env.DIST) await build();
  const dist = process.env.DIST || join(ROOT, 'dist');
  const { createServer } = await import('vite');
  // The bench is TypeScript, as all tests are; Vite runs it.
  const server = await createServer({
    root: ROOT,
    configFile: false,
    appType: 'custom',
    logLevel: 'error',
    server: { middlewareMode: true, ws: false, watch: null },
    optimizeDeps: { noDiscovery: true },
  });
  try {
    const { bench, misses, table } = await server.ssrLoadModule('/tests/bench/bench.ts');
    const said = (part) => status(`Measuring ${part} …`);
    const told = (figures) => {
      status('');
      if (!json) console.log(`${table(figures)}\n`);
    };
    const result = await bench({ dist, executablePath, parts, quick, said, told });
    status('');
    const { machine, load, figures } = result;
    if (json) return void console.log(JSON.stringify(result, null, 1));
    const loads = Object.entries(load).map(([part, value]) => `${part} ${value.toFixed(1)}`);
    console.log(`${machine.processors} × ${machine.model}, Chromium ${machine.chromium}, WebGL in software`);
    console.log(`The machine's load before each part: ${loads.join(', ')}`);
    const [held, missed] = [figures.filter(({ target }) => target).length, figures.filter(misses).length];
    console.log(`${held - missed} of ${held} targets met${quick ? '; --quick: hardly more than a try' : ''}`);
  } finally {
    await server.close();
  }
});

function read() {
  let parsed;
  try {
    parsed = parseArgs({
      allowPositionals: true,
      options: { json: { type: 'boolean', default: false }, quick: { type: 'boolean', default: false } },
    });
  } catch (error) {
    throw new Stop(error.message);
  }
  const { values, positionals } = parsed;
  const unknown = positionals.find((part) => !PARTS.includes(part));
  if (unknown !== undefined)
    throw new Stop(`There is no part "${unknown}" of the bench; there are: ${PARTS.join(', ')}.`);
  return { ...values, parts: PARTS.filter((part) => !positionals.length || positionals.includes(part)) };
}
