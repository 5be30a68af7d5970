/** nginx with the configuration that the project gives to its hosts. */
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compress } from '../../../bin/compress.mjs';

const GIVEN = fileURLToPath(new URL('../../../docs/hosting/nginx.conf', import.meta.url));

/** It is in Debian; where it is not installed these tests cannot be run. */
export const NGINX = spawnSync('nginx', ['-v']).status === 0;

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return port;
}

/**
 * Serves a copy of the built site, compressed, in a folder of its host.
 * @param folder such as 'news/train'
 */
export async function startNginx(
  dist: string,
  folder: string,
): Promise<{ url: string; stop(): Promise<void> }> {
  const home = mkdtempSync(join(tmpdir(), 'train-nginx-'));
  const site = join(home, 'root', folder);
  mkdirSync(site, { recursive: true });
  cpSync(dist, site, { recursive: true });
  await compress(site, 1);
  const port = await freePort();
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((name) => `${name}_temp_path ${home}/${name};`)
    .join(' ');
  writeFileSync(
    join(home, 'nginx.conf'),
    `${process.getuid?.() === 0 ? 'user root;' : ''} daemon off; pid ${home}/pid; error_log stderr; worker_processes 1;
    events {} http { ${temporary} access_log off; server { listen 127.0.0.1:${port}; root ${home}/root; include ${GIVEN}; } }`,
  );
  const nginx = spawn('nginx', ['-p', home, '-c', join(home, 'nginx.conf')], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  nginx.stderr.on('data', (data: Buffer) => (said += data.toString()));
  const ended = new Promise<void>((done) => nginx.once('exit', () => done()));
  const url = `http://localhost:${port}/${folder}`;
  const stop = async (): Promise<void> => {
    nginx.kill('SIGQUIT');
    await ended;
    rmSync(home, { recursive: true, force: true });
  };
  for (;;) {
    const answer = await fetch(`${url}/`).catch(() => null);
    if (answer) return { url, stop };
    if (nginx.exitCode !== null) throw new Error(`nginx does not start: ${said}`);
    await new Promise((done) => setTimeout(done, 20));
  }
}
