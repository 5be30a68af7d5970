/** What the bench says: figures, each beside the target that it is held to. */

export interface Figure {
  part: string;
  /** 'first paint', 'frame, median'. */
  name: string;
  /** Whose: 'ours', 'bare', 'newsroom'; '' where there is only one. */
  of: string;
  value: number;
  unit: string;
  /** At most, or at least; left out where the figure only stands beside others. */
  target?: { most: number } | { least: number };
}

export const misses = ({ value, target }: Figure): boolean =>
  target !== undefined && ('most' in target ? value > target.most : value < target.least);

const DIGITS: Record<string, number> = { ms: 1, µs: 1, kB: 1, MB: 2, '×': 2 };

/** A figure without a unit is a count. */
export const shown = (value: number, unit: string): string =>
  `${value.toFixed(DIGITS[unit] ?? (unit ? 3 : 0))}${unit && ` ${unit}`}`;

function targetOf({ target, unit }: Figure): string {
  if (!target) return '';
  return 'most' in target ? `at most ${shown(target.most, unit)}` : `at least ${shown(target.least, unit)}`;
}

/** As a table for the terminal, part by part. */
export function table(figures: readonly Figure[]): string {
  const rows = figures.map((figure) => [
    [figure.name, figure.of].filter(Boolean).join(', '),
    shown(figure.value, figure.unit),
    targetOf(figure),
    misses(figure) ? 'MISSED' : '',
  ]);
  const widths = [0, 1, 2].map((i) => Math.max(0, ...rows.map((row) => row[i]!.length)));
  const lines: string[] = [];
  figures.forEach(({ part }, i) => {
    if (part !== figures[i - 1]?.part) lines.push('', `— ${part}`);
    const [name, value, target, mark] = rows[i]! as [string, string, string, string];
    const cells = [name.padEnd(widths[0]!), value.padStart(widths[1]!), target.padEnd(widths[2]!), mark];
    lines.push(`  ${cells.join('  ')}`.trimEnd());
  });
  return lines.join('\n').trimStart();
}
