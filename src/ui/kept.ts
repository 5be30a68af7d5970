/**
 * What the reader has chosen. On the story's own page it is kept for their next visit, where storage is not forbidden; in
 * someone else's page it holds for this visit, and nobody's storage is touched.
 */

const chosen = new Map<string, string>();
let lasts = false;

/** From now on choices are kept, and those of earlier visits hold. For the story's own page, before the story runs. */
export function remember(): void {
  lasts = true;
}

export function kept(key: string): string | null {
  try {
    return chosen.get(key) ?? (lasts ? localStorage.getItem(key) : null);
  } catch {
    return null;
  }
}

export function keep(key: string, value: string): void {
  chosen.set(key, value);
  try {
    if (lasts) localStorage.setItem(key, value);
  } catch {
    // Nothing to do: it holds for this visit.
  }
}
