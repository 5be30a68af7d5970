/** Articles on one origin that have the element from another, under a strict content security policy. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serve } from '../../../bin/serve.mjs';
import { DIST, openStory, type Opened, type OpenOptions } from './site.ts';

/** What a page does that was not written for us: nothing of it may reach the story. */
const HOSTILE = `
  html { font-size: 62.5%; }
  article { direction: rtl; font: italic 700 40px/3 fantasy; color: red; letter-spacing: .4em; word-spacing: 1em;
    text-transform: uppercase; text-indent: 4em; text-align: center; white-space: pre; visibility: visible;
    --paper: red; --ink: red; --quiet: red; --serif: fantasy; --now: .9; --at: .9; }
  article { display: flow-root; width: 800px; }
  article * { display: flex !important; float: left !important; overflow: hidden !important; height: 90px !important;
    max-height: 90px !important; contain: strict !important; transform: translateX(9px) !important;
    container-type: size !important; filter: blur(1px) !important; columns: 3 !important; color: red !important; }
  h1, h2 { font-size: 200px !important; }
  img, svg, canvas { max-width: 100% !important; height: auto !important; }
  a { color: red !important; }
`;

export interface Articles {
  /** Of the story's origin, without a slash at its end. */
  url: string;
  /** @param path `/hostile.html`, whose styles are against it; `/plain.html`; `/empty.html`, without an element yet */
  open(path: string, options?: OpenOptions): Promise<Opened>;
  close(): Promise<void>;
}

export async function articlesWithElement(): Promise<Articles> {
  const dir = mkdtempSync(join(tmpdir(), 'element-'));
  const story = await serve(DIST, { headers: { 'Access-Control-Allow-Origin': '*' } });
  const policy =
    `default-src 'none'; script-src 'self' ${story.url}; style-src 'self'; img-src ${story.url} data: blob:; ` +
    `font-src ${story.url}; connect-src ${story.url}; worker-src blob: ${story.url}`;
  const page = (body: string, head = '') =>
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Article</title>${head}</head><body>${body}</body></html>`;
  const script = `<script type="module" src="${story.url}/armored-train.js"></script>`;
  const strict = `<meta http-equiv="Content-Security-Policy" content="${policy}"><link rel="icon" href="data:,">`;
  writeFileSync(join(dir, 'hostile.css'), HOSTILE);
  writeFileSync(
    join(dir, 'hostile.html'),
    page(
      `<article><p>Before it</p><armored-train-story><a href="${story.url}/">The story</a></armored-train-story></article><p id="below">Below</p>${script}`,
      `${strict}<link rel="stylesheet" href="hostile.css">`,
    ),
  );
  writeFileSync(
    join(dir, 'plain.html'),
    page(
      `<main><p>Above</p><armored-train-story></armored-train-story></main><aside></aside>${script}`,
      strict,
    ),
  );
  writeFileSync(join(dir, 'empty.html'), page(`<main></main>${script}`, strict));
  return {
    url: story.url,
    open: (path, options = {}) => openStory({ dir, path, ...options }),
    async close() {
      await story.close();
      rmSync(dir, { recursive: true });
    },
  };
}
