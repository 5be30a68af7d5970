// npm run build -- --compress: .br and .gz beside each text file, for hosts that send what lies ready.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const TEXT = /\.(?:css|html|js|json|mjs|svg|ts|txt)$/;
/** Smaller files gain nothing: they fit into one packet as they are. Bytes. */
const LEAST = 1024;

/**
 * @param dir the built site
 * @param quality of brotli, 0 to 11; less is sooner done
 * @returns how many files were compressed
 */
export async function compress(dir, quality = constants.BROTLI_MAX_QUALITY) {
  const names = (await readdir(dir, { recursive: true })).filter((name) => TEXT.test(name));
  const done = await Promise.all(
    names.map(async (name) => {
      const file = join(dir, name);
      const raw = await readFile(file);
      if (raw.length < LEAST) return 0;
      const params = {
        [constants.BROTLI_PARAM_QUALITY]: quality,
        [constants.BROTLI_PARAM_SIZE_HINT]: raw.length,
      };
      await writeFile(`${file}.br`, await promisify(brotliCompress)(raw, { params }));
      await writeFile(`${file}.gz`, await promisify(gzip)(raw, { level: constants.Z_BEST_COMPRESSION }));
      return 1;
    }),
  );
  return done.reduce((sum, one) => sum + one, 0);
}
