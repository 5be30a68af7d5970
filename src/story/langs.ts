/** The languages in which the story is told; the first is the one that it was written in. */
export const LANGS = ['en', 'es', 'ko', 'ru'] as const;

export type Lang = (typeof LANGS)[number];

/** The language in which story.yaml and geo/ are written, and the default wherever none is asked for. */
export const FIRST: Lang = LANGS[0];

/** The language of a tag, as `LANGS` writes it: `es-ES` is `es`. */
export const baseOf = (tag: string): string => tag.trim().toLowerCase().split('-')[0]!;

/** What each language calls itself. */
export const LANGUAGE_NAMES: Record<Lang, string> = {
  en: 'English',
  es: 'Español',
  ko: '한국어',
  ru: 'Русский',
};
