/** What the built service workers list. No browser. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Kept } from '../../../src/doors/offline-list.ts';

/**
 * What a page's service worker keeps, from the site's root.
 * @param folder of the page, with a slash at its end
 */
export function keptFiles(dir: string, folder = ''): string[] {
  const worker = readFileSync(join(dir, folder, 'sw.js'), 'utf8');
  const { files } = JSON.parse(/^self\.KEPT=(.+);$/m.exec(worker)![1]!) as Kept;
  return files.map(({ url }) => (url === './' ? `${folder}index.html` : join(folder, url)));
}
