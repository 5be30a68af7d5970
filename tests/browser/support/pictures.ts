/** Pictures of the live map's own canvas, taken and compared in the page: letters and cards play no part. */
import type { Page } from 'playwright-core';

export interface Picture {
  /** Share of pixels that nothing was painted on: around the globe, or where the map has a hole. */
  clear: number;
}

export interface Pictures {
  /** Puts the map somewhere, waits until it has all, and keeps the picture under a name. */
  take(name: string, center: [number, number], zoom: number): Promise<Picture>;
  /** Share of pixels whose colour differs by more than `distance` (0 … 441, in RGB). */
  differ(a: string, b: string, distance: number): number;
  /** Of the ground that both show plainly, the share that is land in one and water in the other. */
  unlike(a: string, b: string): number;
}

/** Gives the page `window.pictures`. The story must wait while they are taken: it would move the map back. */
export async function takePictures(page: Page): Promise<void> {
  await page.evaluate(() => {
    const map = document.querySelector('armored-train-story')!.map!;
    const kept = new Map<string, { image: ImageData; zoom: number }>();
    const paper = document.createElement('canvas').getContext('2d', { willReadFrequently: true })!;

    /** 1 land, −1 water, 0 a line, or nothing. The light theme's land is warm and its water cold. */
    const ground = ({ data }: ImageData, pixel: number): number => {
      const [r, g, b, a] = data.subarray(4 * pixel, 4 * pixel + 4) as unknown as number[];
      if (a! < 255 || r! + g! + b! < 600 || Math.abs(r! - b!) <= 4) return 0;
      return Math.sign(r! - b!);
    };

    const pictures: Pictures = {
      async take(name, center, zoom) {
        map.jumpTo({ center, zoom, padding: { top: 0, right: 0, bottom: 0, left: 0 } });
        const idle = new Promise<void>((done) => void map.once('idle', () => done()));
        map.triggerRepaint();
        await idle;
        // What is drawn can be read until this task ends.
        map.redraw();
        const { width, height } = map.getCanvas();
        Object.assign(paper.canvas, { width, height });
        paper.drawImage(map.getCanvas(), 0, 0);
        const image = paper.getImageData(0, 0, width, height);
        kept.set(name, { image, zoom });
        let clear = 0;
        for (let i = 3; i < image.data.length; i += 4) if (image.data[i] === 0) clear++;
        return { clear: clear / (width * height) };
      },

      differ(a, b, distance) {
        const [one, two] = [kept.get(a)!.image.data, kept.get(b)!.image.data];
        let count = 0;
        for (let i = 0; i < one.length; i += 4) {
          const far = Math.hypot(one[i]! - two[i]!, one[i + 1]! - two[i + 1]!, one[i + 2]! - two[i + 2]!);
          if (far > distance) count++;
        }
        return (4 * count) / one.length;
      },

      unlike(a, b) {
        const [one, two] = [kept.get(a)!, kept.get(b)!];
        const { width, height } = one.image;
        // Both have the same middle; the second is the closer.
        const scale = 2 ** (two.zoom - one.zoom);
        const there = (at: number, size: number) => Math.round(size / 2 + (at - size / 2) / scale);
        let [unlike, all] = [0, 0];
        for (let x = 2; x < width; x += 3) {
          for (let y = 2; y < height; y += 3) {
            const here = ground(two.image, y * width + x);
            const before = ground(one.image, there(y, height) * width + there(x, width));
            if (!here || !before) continue;
            all++;
            if (here !== before) unlike++;
          }
        }
        return unlike / all;
      },
    };
    Object.assign(window, { pictures });
  });
}
