/** The few numbers that a row of measurements is told by. */

/** @param share 0 … 1; the value that this share of the others does not exceed */
export function quantile(values: readonly number[], share: number): number {
  if (!values.length) throw new RangeError('nothing was measured');
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length - 1e-9) - 1)] ?? sorted[0]!;
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);
export const longest = (values: readonly number[]): number => quantile(values, 1);
export const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
