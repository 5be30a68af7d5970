// A static file server as any static host is: what is in the folder, and nothing else.
import { createReadStream } from 'node:fs';
import { realpath, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, resolve, sep } from 'node:path';

const TYPES = {
  '.avif': 'image/avif',
  '.css': 'text/css; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.geojson': 'application/geo+json',
  '.gif': 'image/gif',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.md': 'text/markdown; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.webp': 'image/webp',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml',
  '.yaml': 'application/yaml',
};

/**
 * Serves a folder to this machine alone. `port` 0 takes any free one; `headers` go with every answer.
 * Rejects with the system's error (`code: 'EADDRINUSE'`) where the port is taken.
 */
export async function serve(dir, { port = 0, headers = {} } = {}) {
  const root = await realpath(resolve(dir)).catch(() => {
    throw new Error(`There is no folder "${dir}" to serve; build first (npm run build).`);
  });
  const answer = (request, response) => {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    handle(root, request, response).catch(() => {
      if (response.headersSent) response.destroy();
      else say(response, 500, 'Internal Server Error');
    });
  };
  // "localhost" is one or the other, as the browser likes.
  const first = await listen(answer, port, '127.0.0.1');
  const bound = first.address().port;
  const servers = [first];
  try {
    servers.push(await listen(answer, bound, '::1'));
  } catch (error) {
    // Machines without IPv6 are fine; someone else's server under the same name is not.
    if (error.code === 'EADDRINUSE') {
      await close(servers);
      if (port === 0) return serve(dir, { port, headers });
      throw error;
    }
  }
  return { url: `http://localhost:${bound}`, port: bound, close: () => close(servers) };
}

function listen(answer, port, host) {
  return new Promise((done, fail) => {
    const server = createServer(answer);
    server.once('error', fail);
    server.listen(port, host, () => {
      server.off('error', fail);
      done(server);
    });
  });
}

async function close(servers) {
  await Promise.all(
    servers.map(
      (server) =>
        new Promise((done) => {
          server.close(done);
          server.closeAllConnections();
        }),
    ),
  );
}

async function handle(root, request, response) {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.setHeader('Allow', 'GET, HEAD');
    return say(response, 405, 'Method Not Allowed');
  }
  const [path, query = ''] = splitOnce(request.url, '?');
  let name;
  try {
    name = decodeURIComponent(path);
  } catch {
    return say(response, 400, 'Bad Request');
  }
  if (!name.startsWith('/') || name.includes('\0')) return say(response, 400, 'Bad Request');

  let file = await within(root, join(root, name));
  if (!file) return say(response, 404, 'Not Found');
  let info = await stat(file);
  if (info.isDirectory()) {
    if (!name.endsWith('/')) {
      // Relative addresses in the page would point elsewhere without the slash.
      response.setHeader('Location', `./${path.slice(path.lastIndexOf('/') + 1)}/${query && `?${query}`}`);
      return say(response, 301, 'Moved Permanently');
    }
    file = await within(root, join(file, 'index.html'));
    if (!file) return say(response, 404, 'Not Found');
    info = await stat(file);
  } else if (name.endsWith('/')) return say(response, 404, 'Not Found');
  if (!info.isFile()) return say(response, 404, 'Not Found');
  send(request, response, file, info);
}

/** The real path, if there is such a file or folder and it is in the root: links and dots lead nowhere else. */
async function within(root, path) {
  const real = await realpath(path).catch(() => null);
  return real && (real === root || real.startsWith(root + sep)) ? real : null;
}

function send(request, response, file, info) {
  const etag = `"${info.size.toString(36)}-${Math.round(info.mtimeMs).toString(36)}"`;
  response.setHeader('Content-Type', TYPES[extname(file).toLowerCase()] ?? 'application/octet-stream');
  response.setHeader('ETag', etag);
  // Browsers may keep files but have to ask: after a new build nobody sees the old page.
  response.setHeader('Cache-Control', 'no-cache');
  response.setHeader('Accept-Ranges', 'bytes');
  if (request.headers['if-none-match'] === etag) {
    response.statusCode = 304;
    return response.end();
  }
  const range = rangeOf(request.headers, etag, info.size);
  if (range === 'none') {
    response.setHeader('Content-Range', `bytes */${info.size}`);
    return say(response, 416, 'Range Not Satisfiable');
  }
  const { start, end } = range ?? { start: 0, end: info.size - 1 };
  if (range) {
    response.statusCode = 206;
    response.setHeader('Content-Range', `bytes ${start}-${end}/${info.size}`);
  }
  response.setHeader('Content-Length', end - start + 1);
  if (request.method === 'HEAD' || info.size === 0) return response.end();
  const stream = createReadStream(file, { start, end });
  stream.on('error', () => response.destroy());
  response.on('close', () => stream.destroy());
  stream.pipe(response);
}

/** One range of bytes, null for the whole file, 'none' where nothing is there. Lists of ranges get the whole file. */
function rangeOf(headers, etag, size) {
  const [, from, to] = /^bytes=(\d*)-(\d*)$/.exec(headers.range ?? '') ?? [];
  if ((!from && !to) || (headers['if-range'] && headers['if-range'] !== etag)) return null;
  const start = from ? Number(from) : Math.max(0, size - Number(to));
  const end = from && to ? Math.min(Number(to), size - 1) : size - 1;
  if (from && to && Number(to) < Number(from)) return null;
  return start > end ? 'none' : { start, end };
}

function say(response, status, text) {
  response.statusCode = status;
  response.setHeader('Content-Type', 'text/plain; charset=utf-8');
  response.setHeader('Content-Length', Buffer.byteLength(text));
  response.end(response.req.method === 'HEAD' ? undefined : text);
}

function splitOnce(text, mark) {
  const at = text.indexOf(mark);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}
