/**
 * A soft shaded relief: black where the ground turns from the light, white where it turns to it, each only as opaque as
 * the slope is steep, so that one picture serves the light plate and the dark. From the heights of Debian's
 * marble-qt-data (2 arc-minutes, 8 bits, public domain). Writes geo/relief/.
 */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';

const TILES = '/usr/share/marble/data/maps/earth/srtm/3/';
/** Pixels of one tile, and of the whole world: plate carrée, north up. */
const TILE = 675;
const WORLD = { w: 10_800, h: 5_400 };
const OUT = fileURLToPath(new URL('../relief/', import.meta.url));

/**
 * West, south, east, north in degrees, degrees of longitude to a pixel, and over how many the heights are smoothed: for
 * single slopes, and for whole ranges. Where the story's train runs it is finer; the two overlap, and fade over each other.
 */
const IMAGES = [
  { file: 'east.avif', box: [93, 26, 152, 63], step: 0.064, fine: 0.075, broad: 0.15 },
  { file: 'west.avif', box: [18, 34, 97, 67], step: 0.1, fine: 0.11, broad: 0.26 },
];
/** Degrees over which a picture fades at its edges. */
const FADE = 4;
/** Pixels beyond which it has faded: a block of the compression, so that nothing of it spills over the edge. */
const MARGIN = 8;
const smooth = (/** @type {number} */ t) => t * t * (3 - 2 * t);

/** The raster's 8 bits are not even steps of height: metres at some of its values, read off known places. */
const HEIGHTS = [
  [88, 0],
  [100, 20],
  [124, 150],
  [150, 450],
  [170, 900],
  [187, 1400],
  [197, 2500],
  [220, 5000],
  [242, 8800],
];
const SHORE = 88;

const heightOf = Float32Array.from({ length: 256 }, (_, v) => {
  if (v <= SHORE) return 0;
  const i = Math.min(
    HEIGHTS.length - 1,
    Math.max(
      1,
      HEIGHTS.findIndex(([value]) => value >= v),
    ),
  );
  const [[v0, h0], [v1, h1]] = [HEIGHTS[i - 1], HEIGHTS[i]];
  return h0 + ((h1 - h0) * (v - v0)) / (v1 - v0);
});

const RAD = Math.PI / 180;
const mercator = (/** @type {number} */ lat) => Math.asinh(Math.tan(lat * RAD)) / RAD;
const latitude = (/** @type {number} */ y) => Math.atan(Math.sinh(y * RAD)) / RAD;

/** @type {Map<string, Promise<Buffer>>} */
const tiles = new Map();
/** @param {number} row @param {number} column */
function tile(row, column) {
  const name = `${String(row).padStart(6, '0')}/${String(row).padStart(6, '0')}_${String(column).padStart(6, '0')}.jpg`;
  let made = tiles.get(name);
  if (!made) {
    made = sharp(TILES + name)
      .greyscale()
      .raw()
      .toBuffer();
    tiles.set(name, made);
  }
  return made;
}

/** Separable, with the edge's value beyond it. @param {Float32Array} data @param {number} w @param {number} h @param {number} sigma pixels */
function blurred(data, w, h, sigma) {
  const reach = Math.ceil(sigma * 3);
  const kernel = Array.from({ length: 2 * reach + 1 }, (_, i) =>
    Math.exp(-((i - reach) ** 2) / (2 * sigma ** 2)),
  );
  const sum = kernel.reduce((a, b) => a + b);
  const pass = (/** @type {Float32Array} */ from, /** @type {boolean} */ across) => {
    const to = new Float32Array(from.length);
    for (let y = 0; y < h; y++)
      for (let x = 0; x < w; x++) {
        let value = 0;
        for (let k = -reach; k <= reach; k++) {
          const xx = across ? Math.min(w - 1, Math.max(0, x + k)) : x;
          const yy = across ? y : Math.min(h - 1, Math.max(0, y + k));
          value += from[yy * w + xx] * kernel[k + reach];
        }
        to[y * w + x] = value / sum;
      }
    return to;
  };
  return pass(pass(data, true), false);
}

/** @param {{ file: string, box: number[], step: number, fine: number, broad: number }} image */
async function make({ file, box, step, ...smoothed }) {
  const [west, south, east, north] = box;
  const [top, bottom] = [mercator(north), mercator(south)];
  const [w, h] = [Math.round((east - west) / step), Math.round((top - bottom) / step)];
  const raw = new Float32Array(w * h);
  const land = new Float32Array(w * h);
  for (let y = 0; y < h; y++) {
    const lat = latitude(top - ((y + 0.5) / h) * (top - bottom));
    const py = Math.min(WORLD.h - 1, Math.floor(((90 - lat) / 180) * WORLD.h));
    for (let x = 0; x < w; x++) {
      const lon = west + ((x + 0.5) / w) * (east - west);
      const px = Math.floor(((lon + 180) / 360) * WORLD.w) % WORLD.w;
      const pixels = await tile(Math.floor(py / TILE), Math.floor(px / TILE));
      const value = pixels[(py % TILE) * TILE + (px % TILE)];
      // The square root brings low hills and high mountains nearer to each other.
      raw[y * w + x] = Math.sqrt(heightOf[value]);
      land[y * w + x] = value > SHORE ? 1 : 0;
    }
  }
  const fine = blurred(raw, w, h, smoothed.fine / step);
  const broad = blurred(raw, w, h, smoothed.broad / step);
  const shore = blurred(land, w, h, 0.7);
  const out = Buffer.alloc(w * h * 4);
  const scale = 0.055 / step;
  for (let y = 1; y < h - 1; y++)
    for (let x = 1; x < w - 1; x++) {
      const slope = (/** @type {Float32Array} */ f) =>
        f[y * w + x - 1] - f[y * w + x + 1] + (f[(y - 1) * w + x] - f[(y + 1) * w + x]);
      // Light from the north-west: what rises to the south-east is lit.
      const lit = -(0.5 * slope(fine) + 0.75 * slope(broad)) * scale;
      const edge = (Math.min(x, w - x, y, h - y) - MARGIN) * step;
      const faded = smooth(Math.min(1, Math.max(0, edge / FADE)));
      const strength = Math.min(1, Math.abs(lit) / 16) ** 0.85 * (lit > 0 ? 0.5 : 0.42) - 0.022;
      const alpha = Math.max(0, strength) * faded * Math.max(0, 2 * shore[y * w + x] - 1);
      const i = (y * w + x) * 4;
      out[i] = out[i + 1] = out[i + 2] = lit > 0 ? 255 : 0;
      out[i + 3] = Math.round(255 * alpha);
    }
  const picture = await sharp(out, { raw: { width: w, height: h, channels: 4 } })
    .avif({ quality: 28, effort: 9 })
    .toBuffer();
  writeFileSync(OUT + file, picture);
  console.log(`relief ${file}: ${w} × ${h}, ${(picture.length / 1e3).toFixed(1)} kB`);
  return { file, box };
}

if (!existsSync(TILES))
  throw new Error('the heights are not there: apt-get install -y --no-install-recommends marble-qt-data');
mkdirSync(OUT, { recursive: true });
const images = [];
for (const image of IMAGES) images.push(await make(image));
const rows = images.map(({ file, box }) => `    { "file": "${file}", "box": [${box.join(', ')}] }`);
writeFileSync(`${OUT}relief.json`, `{\n  "images": [\n${rows.join(',\n')}\n  ]\n}\n`);
