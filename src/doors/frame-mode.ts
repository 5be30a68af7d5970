/** How a frame shows its story, by where it is and who speaks to it. */
import type { Mode } from '../ui/mode.ts';

export interface Situation {
  /** It stands in another page. */
  framed: boolean;
  /** What its address asks for. */
  asked: Mode | null;
  /**
   * `none`: nobody drives it. `promised`: its address says that somebody will. `leads`: somebody does. `steps`: they say
   * that they cannot scroll it.
   */
  host: 'none' | 'promised' | 'leads' | 'steps';
}

/** `hosted`: the frame's own document is not scrolled by the reader, but by the page around it. */
export function modeOf({ framed, asked, host }: Situation): { mode: Mode; hosted: boolean } {
  if (!framed) return { mode: asked ?? 'scroll', hosted: false };
  if (asked === 'steps' || host === 'steps') return { mode: 'steps', hosted: false };
  if (host !== 'none') return { mode: 'scroll', hosted: true };
  // A bare frame that scrolls traps the page's own scroll: only where its editor says so.
  return { mode: asked ?? 'steps', hosted: false };
}
