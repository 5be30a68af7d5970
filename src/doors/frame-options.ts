/** What a frame's address asks for: `embed/?lang=&theme=&mode=&chapter=&basemap=`. */
import { baseOf } from '../story/langs.ts';
import { MODES } from '../ui/mode.ts';
import type { Mode } from '../ui/mode.ts';
import { THEMES } from '../ui/theme.ts';
import type { ThemeChoice } from '../ui/theme.ts';
import { isUrl } from './wire.ts';

export interface FrameOptions {
  lang: string;
  theme: ThemeChoice;
  /** Null: whatever suits where the frame is. */
  mode: Mode | null;
  /** Id of the chapter to begin at. */
  chapter: string | null;
  basemap: string | null;
  /** Whoever made the frame says that they will drive it; see wire.ts. */
  host: boolean;
}

/**
 * @param search with its `?`
 * @param known languages that there are, the first is the default; ids of the chapters
 * @returns what is asked for, and one sentence for each value that is not; those have the default
 */
export function frameOptions(
  search: string,
  known: { langs: string[]; chapters: string[] },
): { options: FrameOptions; warnings: string[] } {
  const params = new URLSearchParams(search);
  const warnings: string[] = [];

  function one<T extends string, D>(
    name: string,
    allowed: readonly T[],
    otherwise: D,
    meant = (value: string) => value,
  ): T | D {
    const value = params.get(name);
    if (value === null || value === '') return otherwise;
    const found = allowed.find((other) => other === meant(value));
    if (found === undefined) warnings.push(wrong(name, value, allowed.join(', '), otherwise));
    return found ?? otherwise;
  }

  function address(name: string): string | null {
    const value = params.get(name);
    if (!value) return null;
    if (isUrl(value)) return value;
    warnings.push(wrong(name, value, 'a web address that begins with https://', null));
    return null;
  }

  return {
    options: {
      lang: one('lang', known.langs, known.langs[0]!, baseOf),
      theme: one('theme', THEMES, 'auto'),
      mode: one('mode', MODES, null),
      chapter: one('chapter', known.chapters, null),
      basemap: address('basemap'),
      host: params.get('host') === '1',
    },
    warnings,
  };
}

function wrong(name: string, value: string, allowed: string, otherwise: unknown): string {
  const shown = value.length > 60 ? `${value.slice(0, 60)}…` : value;
  const now = typeof otherwise === 'string' ? `; it is ${otherwise} now` : '; it is left out';
  return `embed/?${name}=${shown}: allowed is ${allowed}${now}`;
}
