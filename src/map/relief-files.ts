/** Where the relief's pictures are once the site is built. */
import type { ReliefImage } from './relief.ts';

const lists = import.meta.glob<{ images: ReliefImage[] }>('../../geo/relief/relief.json', {
  eager: true,
  import: 'default',
});
const urls = import.meta.glob<string>('../../geo/relief/*.avif', {
  eager: true,
  query: '?url',
  import: 'default',
});

/** In their order, with the address of each; the build has seen to it that they are there. */
export const RELIEFS: (ReliefImage & { url: string })[] = Object.values(lists)
  .flatMap(({ images }) => images)
  .flatMap((image) => {
    const url = urls[`../../geo/relief/${image.file}`];
    return url ? [{ ...image, url: new URL(url, import.meta.url).href }] : [];
  });
