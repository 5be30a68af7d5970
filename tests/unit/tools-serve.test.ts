import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serve, type Served } from '../../bin/serve.mjs';

const box = mkdtempSync(join(tmpdir(), 'serve-'));
const dir = join(box, 'dist');
let server: Served;

beforeAll(async () => {
  mkdirSync(join(dir, 'es'), { recursive: true });
  mkdirSync(join(dir, 'empty'));
  writeFileSync(join(box, 'secret.txt'), 'secret');
  writeFileSync(join(box, 'dist-secret.txt'), 'secret');
  writeFileSync(join(dir, 'index.html'), '<p>en');
  writeFileSync(join(dir, 'es', 'index.html'), '<p>es');
  writeFileSync(join(dir, 'ten.txt'), '0123456789');
  writeFileSync(join(dir, 'none.txt'), '');
  writeFileSync(join(dir, 'a b.woff2'), 'font');
  symlinkSync(box, join(dir, 'out'));
  server = await serve(dir, { headers: { 'X-Test': 'yes' } });
});

afterAll(async () => {
  await server.close();
  rmSync(box, { recursive: true });
});

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(server.url + path, { headers, redirect: 'manual' });

/** `fetch` tidies addresses up before it sends them; an attacker does not. */
function raw(path: string, method = 'GET'): Promise<{ status: number; body: string }> {
  return new Promise((done, fail) => {
    request({ port: server.port, host: '127.0.0.1', path, method }, (response) => {
      let body = '';
      response.on('data', (data) => (body += data));
      response.on('end', () => done({ status: response.statusCode!, body }));
    })
      .on('error', fail)
      .end();
  });
}

describe('serve', () => {
  it('serves files with their types, and the headers asked for', async () => {
    const types = {
      '/': 'text/html; charset=utf-8',
      '/ten.txt': 'text/plain; charset=utf-8',
      '/a%20b.woff2': 'font/woff2',
    };
    for (const [path, type] of Object.entries(types)) {
      const answer = await get(path);
      expect(answer.status).toBe(200);
      expect(answer.headers.get('content-type')).toBe(type);
      expect(answer.headers.get('x-test')).toBe('yes');
      expect(answer.headers.get('cache-control')).toBe('no-cache');
    }
    expect(await (await get('/none.txt')).text()).toBe('');
  });

  it('serves a folder by its index.html, under an address with a slash', async () => {
    expect(await (await get('/es/')).text()).toBe('<p>es');
    const answer = await get('/es?theme=dark');
    expect(answer.status).toBe(301);
    expect(new URL(answer.headers.get('location')!, `${server.url}/es?theme=dark`).href).toBe(
      `${server.url}/es/?theme=dark`,
    );
    // "//es" must not lead to a host of that name.
    const twice = await get('//es');
    expect(new URL(twice.headers.get('location')!, `${server.url}//es`).host).toBe(new URL(server.url).host);
  });

  it('says 404 for all else, without another page in its place', async () => {
    for (const path of ['/nothing', '/es/nothing', '/empty/', '/ten.txt/']) {
      const answer = await get(path);
      expect(answer.status, path).toBe(404);
      expect(await answer.text()).toBe('Not Found');
    }
  });

  it('never leaves its folder', async () => {
    for (const path of [
      '/../secret.txt',
      '/%2e%2e/secret.txt',
      '/..%2fsecret.txt',
      '/es/..%2f..%2fsecret.txt',
      '/../dist-secret.txt',
      '/out/secret.txt',
      '/%00',
      '/%',
      '*',
    ]) {
      const { status, body } = await raw(path);
      expect(body, path).not.toContain('secret');
      expect(status, path).toBeGreaterThanOrEqual(400);
      expect(status, path).toBeLessThan(500);
    }
  });

  it('serves parts of a file', async () => {
    const parts = { 'bytes=2-4': '234', 'bytes=7-': '789', 'bytes=-3': '789', 'bytes=5-99': '56789' };
    for (const [range, text] of Object.entries(parts)) {
      const answer = await get('/ten.txt', { range });
      expect(answer.status, range).toBe(206);
      expect(await answer.text(), range).toBe(text);
    }
    expect((await get('/ten.txt', { range: 'bytes=2-4' })).headers.get('content-range')).toBe('bytes 2-4/10');
    const beyond = await get('/ten.txt', { range: 'bytes=10-' });
    expect(beyond.status).toBe(416);
    expect(beyond.headers.get('content-range')).toBe('bytes */10');
    for (const range of ['bytes=4-2', 'bytes=0-1,3-4', 'bytes=-', 'lines=1-2']) {
      expect((await get('/ten.txt', { range })).status, range).toBe(200);
    }
  });

  it('answers that nothing changed only while nothing has', async () => {
    const etag = (await get('/ten.txt')).headers.get('etag')!;
    expect((await get('/ten.txt', { 'if-none-match': etag })).status).toBe(304);
    writeFileSync(join(dir, 'ten.txt'), '0123456789!');
    expect((await get('/ten.txt', { 'if-none-match': etag })).status).toBe(200);
    writeFileSync(join(dir, 'ten.txt'), '0123456789');
  });

  it('takes only GET and HEAD', async () => {
    expect((await raw('/ten.txt', 'POST')).status).toBe(405);
    expect(await raw('/ten.txt', 'HEAD')).toEqual({ status: 200, body: '' });
  });

  it('refuses a port that is taken, and a folder that is not there', async () => {
    await expect(serve(dir, { port: server.port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
    await expect(serve(join(box, 'nowhere'))).rejects.toThrow(
      /There is no folder ".*nowhere" to serve; build first/,
    );
  });
});
