/** Whether the map travels or is cut from scene to scene: the system's setting, or the reader's own, which wins. */
const KEY = 'armored-train:motion';

/** Storage may be forbidden to us; the switch then holds for this visit. */
function stored(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

export function motionWanted(): boolean {
  const own = stored();
  return own ? own === 'on' : !matchMedia('(prefers-reduced-motion: reduce)').matches;
}

export function rememberMotion(on: boolean): void {
  try {
    localStorage.setItem(KEY, on ? 'on' : 'off');
  } catch {
    // Nothing to do: it holds for this visit.
  }
}
