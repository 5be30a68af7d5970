/** Whether the reader wants the simple map: the browser's wish to save data, or the reader's own, which wins. */
import { keep, kept } from './kept.ts';

const KEY = 'armored-train:map';

export function simpleWanted(): boolean {
  const own = kept(KEY);
  const { connection } = navigator as Navigator & { connection?: { saveData?: boolean } };
  return own ? own === 'simple' : connection?.saveData === true;
}

export const rememberSimple = (simple: boolean): void => keep(KEY, simple ? 'simple' : 'live');
