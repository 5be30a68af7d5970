/** Makes every basemap again, band by band; each step says its size. */
await import('./world.mjs');
await import('./continent.mjs');
await import('./corridor.mjs');
