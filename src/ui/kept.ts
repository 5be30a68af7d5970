/** What the reader has chosen, kept for their next visit. Storage may be forbidden to us: then it holds for this visit. */

const chosen = new Map<string, string>();

export function kept(key: string): string | null {
  try {
    return chosen.get(key) ?? localStorage.getItem(key);
  } catch {
    return null;
  }
}

export function keep(key: string, value: string): void {
  chosen.set(key, value);
  try {
    localStorage.setItem(key, value);
  } catch {
    // Nothing to do: it holds for this visit.
  }
}
