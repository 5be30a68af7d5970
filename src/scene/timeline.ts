/** The story's time, to scale: November 2022 to September 2023, whatever the chapters' number. */
import type { Story } from '../story/types.ts';

const DAY = 86_400_000;
const day = (iso: string): number => Date.parse(`${iso.slice(0, 10)}T00:00:00Z`) / DAY;
const middle = ({ from, to }: { from: string; to: string }): number => (day(from) + day(to)) / 2;

interface Scale {
  from: number;
  to: number;
  at: number[];
}

const scales = new WeakMap<Story, Scale>();

function scaleOf(story: Story): Scale {
  let scale = scales.get(story);
  if (!scale) {
    const from = Math.min(...story.chapters.map(({ date }) => day(date.from)));
    const to = Math.max(...story.chapters.map(({ date }) => day(date.to)));
    const at = story.chapters.map(({ date }) => (to > from ? (middle(date) - from) / (to - from) : 0));
    scales.set(story, (scale = { from, to, at }));
  }
  return scale;
}

/** Share of the time line, 0 … 1, of each chapter. */
export const ticksOf = (story: Story): number[] => scaleOf(story).at;

/** Share of the time line, 0 … 1, where a reader at this progress is. */
export function timeAt(story: Story, progress: number): number {
  const { at } = scaleOf(story);
  const last = at.length - 1;
  const p = Math.min(last, Math.max(0, progress));
  const k = Math.floor(p);
  const next = at[k + 1];
  return next === undefined ? at[k]! : at[k]! + (p - k) * (next - at[k]!);
}

/** The months that the line spans: share and first day, for its marks. */
export function monthsOf(story: Story): { at: number; iso: string }[] {
  const { from, to } = scaleOf(story);
  const out: { at: number; iso: string }[] = [];
  const first = new Date(from * DAY);
  for (let m = 0; m < 1200; m++) {
    const date = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + m, 1));
    const d = date.getTime() / DAY;
    if (d > to) break;
    if (d >= from) out.push({ at: (d - from) / (to - from), iso: date.toISOString().slice(0, 10) });
  }
  return out;
}
