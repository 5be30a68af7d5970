import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { eventually } from './support/eventually.ts';
import { DIST, openStory } from './support/site.ts';
import { goTo, idle } from './support/story.ts';

const host = mkdtempSync(join(tmpdir(), 'subpath-'));
cpSync(DIST, join(host, 'a/b'), { recursive: true });
afterAll(() => rmSync(host, { recursive: true }));

it('in a folder of its host the site asks for nothing outside that folder', async () => {
  const paths: string[] = [];
  const { page, errors, foreign, close } = await openStory({
    dir: host,
    path: '/a/b/',
    prepare: async (context) =>
      context.on('request', (request) => paths.push(new URL(request.url()).pathname)),
  });
  await goTo(page, 'over-the-bridge');
  await eventually(() => page.evaluate(() => document.querySelector('armored-train-story')!.painter)).toBe(
    'maplibre',
  );
  await idle(page);
  await close();
  expect(errors).toEqual([]);
  expect(foreign).toEqual([]);
  // The first screen's still, the map's ground, its library.
  for (const part of ['stills/', '.topo', 'maplibre'])
    expect(paths.filter((path) => path.includes(part)).length, part).toBeGreaterThan(0);
  expect(paths.filter((path) => !path.startsWith('/a/b/') && !path.startsWith('http'))).toEqual([]);
});
