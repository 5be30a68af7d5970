#!/usr/bin/env node
// npm start: install what is missing, build, serve.
import { join } from 'node:path';
import { build } from './build.mjs';
import { ensureInstalled } from './install.mjs';
import { main, ROOT, Stop } from './run.mjs';
import { serve } from './serve.mjs';

const FIRST_PORT = 4173;

await main(async () => {
  await ensureInstalled();
  await build();
  const server = await serveOnFreePort();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.once(signal, () => void server.close().then(() => process.exit(0)));
  }
  console.log(`The Armored Train is at ${server.url} (Ctrl-C ends it)`);
});

async function serveOnFreePort() {
  for (let port = FIRST_PORT; port < FIRST_PORT + 100; port++) {
    try {
      // As its host must, for the frame has no origin of its own: without it the guide's sample shows still maps.
      return await serve(join(ROOT, 'dist'), { port, headers: { 'Access-Control-Allow-Origin': '*' } });
    } catch (error) {
      if (error.code !== 'EADDRINUSE' && error.code !== 'EACCES') throw error;
    }
  }
  throw new Stop(`None of the ports ${FIRST_PORT} to ${FIRST_PORT + 99} is free.`);
}
