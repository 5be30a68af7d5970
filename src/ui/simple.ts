/** Whether the reader wants the simple map: the browser's wish to save data, or the reader's own, which wins. */
import { keep, kept } from './kept.ts';

const KEY = 'armored-train:map';

export const savesData = (): boolean =>
  (navigator as Navigator & { connection?: { saveData?: boolean } }).connection?.saveData === true;

export function simpleWanted(): boolean {
  const own = kept(KEY);
  return own ? own === 'simple' : savesData();
}

export const rememberSimple = (simple: boolean): void => keep(KEY, simple ? 'simple' : 'live');
