/** How many letters must be changed, added or left out to make `b` of `a` (Levenshtein). */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const swap = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(swap, row[j]! + 1, next[j - 1]! + 1));
    }
    row = next;
  }
  return row[b.length]!;
}

/** The name that `wrong` was most likely meant to be; undefined where none is near (a third of the letters wrong). */
export function nearest(wrong: string, names: Iterable<string>): string | undefined {
  // A name cannot be near one that is much longer; a whole paragraph as a name must not take minutes.
  if (wrong.length > 100) return undefined;
  const most = wrong.length < 4 ? 1 : Math.max(2, Math.floor(wrong.length / 3));
  let best: string | undefined;
  let least = most + 1;
  for (const name of names) {
    if (Math.abs(name.length - wrong.length) >= least) continue;
    const d = distance(wrong.toLowerCase(), name.toLowerCase());
    if (d < least) [best, least] = [name, d];
  }
  return best;
}

/** `; did you mean "vladivostok"?`, or '' where no name is near. */
export function didYouMean(wrong: string, names: Iterable<string>): string {
  const name = nearest(wrong, names);
  return name === undefined ? '' : `; did you mean "${name}"?`;
}
