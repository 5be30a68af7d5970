import { localeOf } from './dates.ts';
import type { Chapter, Lang } from './types.ts';

/** Short names of the months that the story spans, by their first day; January with its year. */
export function monthNames(lang: Lang, chapters: Chapter[]): Record<string, string> {
  const days = chapters.flatMap(({ date }) => [date.from, date.to]).sort();
  const out: Record<string, string> = {};
  const [first, last] = [days[0], days.at(-1)];
  if (!first || !last) return out;
  const short = new Intl.DateTimeFormat(localeOf(lang), { month: 'short', timeZone: 'UTC' });
  const month = new Date(`${first.slice(0, 7)}-01T00:00:00Z`);
  // A story of centuries has no use for months: 100 years are enough.
  for (let i = 0; i < 1200; i++, month.setUTCMonth(month.getUTCMonth() + 1)) {
    const iso = month.toISOString().slice(0, 10);
    if (iso > last) break;
    out[iso] = month.getUTCMonth() === 0 ? String(month.getUTCFullYear()) : short.format(month);
  }
  return out;
}
