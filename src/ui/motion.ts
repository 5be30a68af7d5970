/** Whether the map travels or is cut from scene to scene: the system's setting, or the reader's own, which wins. */
import { keep, kept } from './kept.ts';

const KEY = 'armored-train:motion';

const reduced = (): MediaQueryList => matchMedia('(prefers-reduced-motion: reduce)');

export function motionWanted(): boolean {
  const own = kept(KEY);
  return own ? own === 'on' : !reduced().matches;
}

export const rememberMotion = (on: boolean): void => keep(KEY, on ? 'on' : 'off');

/**
 * The system's setting may change while the story is read.
 * @param changed is told what is wanted now
 * @returns the way to stop it
 */
export function motionChanges(changed: (on: boolean) => void): () => void {
  const query = reduced();
  const told = (): void => changed(motionWanted());
  query.addEventListener('change', told);
  return () => query.removeEventListener('change', told);
}
