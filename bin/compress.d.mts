/**
 * @param dir the built site
 * @param quality of brotli, 0 to 11; less is sooner done
 * @returns how many files were compressed
 */
export function compress(dir: string, quality?: number): Promise<number>;
