/** What a host asks of the element by its attributes. A wrong value gets the default and one sentence on the console. */
import { OFFSETS, TALLEST } from './loader-options.ts';
import { baseOf } from '../story/langs.ts';
import { MODES } from '../ui/mode.ts';
import type { Mode } from '../ui/mode.ts';
import { THEMES } from '../ui/theme.ts';
import type { ThemeChoice } from '../ui/theme.ts';

export interface Options {
  theme: ThemeChoice;
  mode: Mode;
  /** What covers the top of the window (a sticky header), CSS pixels. */
  offset: number;
  /** The publisher's own basemap: address of a MapLibre style or a PMTiles archive; null for none. */
  basemap: string | null;
}

const told = new WeakMap<Element, Set<string>>();

/** Each wrong value of an element is named once, however often it is read. */
function warn(element: Element, name: string, value: string, allowed: string, otherwise: string): void {
  const key = `${name}=${value}`;
  const known = told.get(element) ?? new Set();
  told.set(element, known);
  if (known.has(key)) return;
  known.add(key);
  const shown = value.length > 60 ? `${value.slice(0, 60)}…` : value;
  console.warn(`<${element.localName} ${name}="${shown}">: allowed is ${allowed}; it is ${otherwise} now`);
}

function oneOf<T extends string>(element: Element, name: string, allowed: readonly T[], otherwise: T): T {
  const value = element.getAttribute(name)?.trim() ?? '';
  const found = value === '' ? otherwise : allowed.find((one) => one === value);
  if (found === undefined) warn(element, name, value, allowed.join(', '), otherwise);
  return found ?? otherwise;
}

/** CSS pixels; `64` and `64px` are the same. */
function offsetOf(element: Element): number {
  const value = element.getAttribute('offset')?.trim() ?? '';
  if (value === '') return 0;
  const [, number] = /^(\d+(?:\.\d+)?)(?:px)?$/.exec(value) ?? [];
  if (number !== undefined && Number(number) <= TALLEST) return Number(number);
  warn(element, 'offset', value, OFFSETS, '0');
  return 0;
}

export const readOptions = (element: Element): Options => ({
  theme: oneOf(element, 'theme', THEMES, 'auto'),
  mode: oneOf(element, 'mode', MODES, 'scroll'),
  offset: offsetOf(element),
  basemap: element.getAttribute('basemap'),
});

/**
 * The language that the element's `lang` asks for: `en-GB` is `en`.
 * @param langs those that there are; the first is the default
 */
export function langOf<L extends string>(element: Element, langs: readonly L[]): L {
  const value = element.getAttribute('lang')?.trim() ?? '';
  const base = baseOf(value);
  const found = value === '' ? langs[0]! : langs.find((lang) => lang === base);
  if (found === undefined) warn(element, 'lang', value, langs.join(', '), langs[0]!);
  return found ?? langs[0]!;
}
