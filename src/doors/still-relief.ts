/** The shaded relief as a still's stage shows it: sampled from the same pictures that the live map lays on the planet. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { reliefAt } from '../map/relief.ts';
import type { ReliefImage } from '../map/relief.ts';
import { projectorOf } from '../scene/planet.ts';
import type { Camera, Viewport } from '../scene/types.ts';

export interface Picture {
  width: number;
  height: number;
  /** Four bytes a pixel: red, green, blue, opacity. */
  pixels: Uint8Array;
}

export interface Relief {
  box: ReliefImage['box'];
  /** The picture, and the same at half the size, a quarter, an eighth: far out a single pixel would be noise. */
  levels: Picture[];
}

/** CSS pixels of the stage to one of the sample: the relief is soft. */
const STEP = 3.5;
const LEVELS = 4;

/**
 * @param root the project's folder
 * @returns none, with a warning on the console, where no relief has been made
 * @throws Error if a picture is missing that relief.json names
 */
export async function readReliefs(root: string): Promise<Relief[]> {
  const list = join(root, 'geo/relief/relief.json');
  if (!existsSync(list)) {
    console.warn('geo/relief/relief.json is missing: no map has a relief; geo/README.md says how to make it');
    return [];
  }
  const { images } = JSON.parse(readFileSync(list, 'utf8')) as { images: ReliefImage[] };
  return Promise.all(
    images.map(async ({ file, box }) => {
      const path = join(root, 'geo/relief', file);
      if (!existsSync(path))
        throw new Error(`geo/relief/${file} is missing; geo/README.md says how to make it`);
      const { width = 1 } = await sharp(path).metadata();
      const levels = Array.from({ length: LEVELS }, async (_, i): Promise<Picture> => {
        const one = sharp(path)
          .ensureAlpha()
          .resize(Math.round(width / 2 ** i));
        const { data, info } = await one.raw().toBuffer({ resolveWithObject: true });
        return { width: info.width, height: info.height, pixels: data };
      });
      return { box, levels: await Promise.all(levels) };
    }),
  );
}

const mercatorY = (lat: number): number =>
  Math.log(Math.tan(Math.PI / 4 + (Math.max(-85, Math.min(85, lat)) * Math.PI) / 360));

/** Luminance and opacity at a point, 0 … 255, between the pixels; nothing beyond the picture. */
function at([w, s, e, n]: Relief['box'], picture: Picture, lon: number, lat: number): [number, number] {
  const { width, height, pixels } = picture;
  const [top, bottom] = [mercatorY(n), mercatorY(s)];
  const x = ((lon - w) / (e - w)) * width - 0.5;
  const y = ((top - mercatorY(lat)) / (top - bottom)) * height - 0.5;
  if (x < 0 || y < 0 || x >= width - 1 || y >= height - 1) return [0, 0];
  const [i, j] = [Math.floor(x), Math.floor(y)];
  let [light, alpha] = [0, 0];
  for (const [dx, dy] of [
    [0, 0],
    [1, 0],
    [0, 1],
    [1, 1],
  ] as const) {
    const share = (dx ? x - i : 1 - x + i) * (dy ? y - j : 1 - y + j);
    const p = 4 * ((j + dy) * width + i + dx);
    alpha += share * pixels[p + 3]!;
    light += share * pixels[p + 3]! * pixels[p]!;
  }
  return [alpha ? light / alpha : 0, alpha];
}

/** @returns an address that holds the picture itself; '' where no relief is to be seen */
export async function sampleRelief(reliefs: Relief[], camera: Camera, view: Viewport): Promise<string> {
  if (reliefAt(camera.zoom) === 0) return '';
  const [width, height] = [Math.ceil(view.width / STEP), Math.ceil(view.height / STEP)];
  const { unproject } = projectorOf(camera, view);
  const out = Buffer.alloc(width * height * 4);
  let most = 0;
  // The level whose pixels are as large as the sample's, or a little finer.
  const degrees = (STEP * 360) / (512 * 2 ** camera.zoom);
  const pictures = reliefs.map(({ box, levels }) => {
    const size = (box[2] - box[0]) / levels[0]!.width;
    const level = Math.min(levels.length - 1, Math.max(0, Math.floor(Math.log2(degrees / size))));
    return { box, picture: levels[level]! };
  });
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const ground = unproject(((column + 0.5) / width) * view.width, ((row + 0.5) / height) * view.height);
      if (!ground) continue;
      const p = 4 * (row * width + column);
      for (const { box, picture } of pictures) {
        const [light, alpha] = at(box, picture, ...ground);
        if (alpha < 1) continue;
        // One over the other, where two pictures fade into each other.
        const [under, below] = [out[p]!, out[p + 3]! * (1 - alpha / 255)];
        out.fill((light * alpha + under * below) / (alpha + below), p, p + 3);
        out[p + 3] = alpha + below;
        most = Math.max(most, alpha);
      }
    }
  }
  if (most < 2) return '';
  // AVIF: its opacity is compressed as smoothly as its light is. A browser without it shows the map without relief.
  const picture = await sharp(out, { raw: { width, height, channels: 4 } })
    .avif({ quality: 30, effort: 2 })
    .toBuffer();
  return `data:image/avif;base64,${picture.toString('base64')}`;
}
