/** Makes every basemap again, band by band; each step says its size. */
import { BANDS } from './bands.mjs';
import { makeBand } from './fine.mjs';

await import('./world.mjs');
for (const id of Object.keys(BANDS)) await makeBand(id);
await import('./towns.mjs');
await import('./relief.mjs');
