/** The station ticks as pictures of a few pixels, made here: a sprite would be one more file to wait for. */
import type { StyleImageInterface } from 'maplibre-gl';

const RATIO = 3;
const SIZE = 16;

/** Length and width of a tick, and the distance of a double tick's strokes, CSS pixels. */
export const TICK = { length: 11, width: 1.6, double: 4 };

/** A stroke across a line that runs upward, or two of them. @param colour `#rrggbb` */
export function tick(count: 1 | 2, colour: string): { data: StyleImageInterface; pixelRatio: number } {
  const px = SIZE * RATIO;
  const rgb = [1, 3, 5].map((i) => Number.parseInt(colour.slice(i, i + 2), 16));
  const data = new Uint8Array(px * px * 4);
  const middles = count === 1 ? [0] : [-TICK.double / 2, TICK.double / 2];
  for (let row = 0; row < px; row++) {
    for (let column = 0; column < px; column++) {
      const x = (column + 0.5) / RATIO - SIZE / 2;
      const y = (row + 0.5) / RATIO - SIZE / 2;
      const inside = Math.abs(x) <= TICK.length / 2 && middles.some((m) => Math.abs(y - m) <= TICK.width / 2);
      if (!inside) continue;
      data.set([rgb[0]!, rgb[1]!, rgb[2]!, 255], (row * px + column) * 4);
    }
  }
  return { data: { width: px, height: px, data }, pixelRatio: RATIO };
}
