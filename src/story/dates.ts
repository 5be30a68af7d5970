import type { Lang } from './types.ts';

/** ISO dates, inclusive. */
export interface Span {
  from: string;
  to: string;
  precision: 'day' | 'month' | 'about';
}

/** `2023-09-04` or `2023-09`, of days that the calendar has. */
export function isDate(text: string): boolean {
  const match = /^(\d{4})-(\d{2})(?:-(\d{2}))?$/.exec(text);
  if (!match) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3] ?? '1')];
  return month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
}

function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** What an editor wrote, a day, a month or a range, as a full span. Takes dates that `isDate` has passed. */
export function spanOf(
  when: string | { from: string; to?: string | undefined; precision?: Span['precision'] | undefined },
): Span {
  const { from, to = from, precision } = typeof when === 'string' ? { from: when } : when;
  const [year, month] = to.split('-').map(Number) as [number, number];
  return {
    from: from.length === 7 ? `${from}-01` : from,
    to: to.length === 7 ? `${to}-${String(daysIn(year, month)).padStart(2, '0')}` : to,
    precision: precision ?? (from.length === 7 || to.length === 7 ? 'month' : 'day'),
  };
}

/** English dates go day first, as in '4 Sep 2023': British order, with American (three-letter) months. */
const LOCALE: Record<Lang, string> = { en: 'en-GB', es: 'es', ko: 'ko', ru: 'ru' };
export const localeOf = (lang: Lang): string => LOCALE[lang];

const ABOUT: Record<Lang, (date: string) => string> = {
  en: (date) => `about ${date}`,
  es: (date) => `hacia ${date}`,
  ko: (date) => `${date}경`,
  ru: (date) => `около ${date}`,
};

const formats = new Map<string, Intl.DateTimeFormat>();
function formatOf(lang: Lang, parts: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${lang} ${JSON.stringify(parts)}`;
  const known = formats.get(key) ?? new Intl.DateTimeFormat(LOCALE[lang], { ...parts, timeZone: 'UTC' });
  formats.set(key, known);
  return known;
}

const DAY = { day: 'numeric', month: 'short', year: 'numeric' } as const;
const MONTH = { month: 'short', year: 'numeric' } as const;
const YEAR = { year: 'numeric' } as const;

function text(lang: Lang, parts: Intl.DateTimeFormatOptions, from: string, to: string): string {
  const format = formatOf(lang, parts);
  const [a, b] = [new Date(`${from}T00:00:00Z`), new Date(`${to}T00:00:00Z`)];
  const written = from === to ? format.format(a) : format.formatRange(a, b);
  // Spaces about a dash differ from one ICU to the next; between two numbers or months none is wanted.
  const even = written
    .replace(/\u202F/g, '\u00A0')
    .replace(/\s*–\s*/g, (_, at: number) => (/^[\p{L}\p{N}.]+$/u.test(written.slice(0, at)) ? '–' : ' – '));
  return lang === 'en' ? even.replace(/\bSept\b/g, 'Sep') : even;
}

/** A span written out for the reader: '4 Sep 2023', '18–19 Nov 2022', 'Nov 2022', 'about 26 Jul 2023'. */
export function spanText(lang: Lang, span: Span): string {
  if (span.precision === 'month') {
    const first = (date: string) => `${date.slice(0, 7)}-01`;
    return text(lang, MONTH, first(span.from), first(span.to));
  }
  const written = text(lang, DAY, span.from, span.to);
  return span.precision === 'about' ? ABOUT[lang](written) : written;
}

/** A source's own date written out: '4 Sep 2023', 'Dec 2022', '2011', ''. */
export function sourceDateText(lang: Lang, date: string): string {
  if (date === '') return '';
  const full = `${date}-01-01`.slice(0, 10);
  return text(lang, date.length === 4 ? YEAR : date.length === 7 ? MONTH : DAY, full, full);
}
