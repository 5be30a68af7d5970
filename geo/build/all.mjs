/** Makes every basemap again, band by band; each step says its size. */
import { BANDS } from './bands.mjs';
import { makeBand } from './fine.mjs';

for (const id of Object.keys(BANDS)) await makeBand(id);
await import('./world.mjs');
await import('./towns.mjs');
await import('./relief.mjs');
