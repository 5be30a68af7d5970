import type { Lang } from './types.ts';
import { en } from './words/en.ts';
import { es } from './words/es.ts';
import { ko } from './words/ko.ts';
import { ru } from './words/ru.ts';
import type { Words } from './words.ts';

const WORDS: Record<Lang, Words> = { en, es, ko, ru };

/** The fixed strings of the interface. */
export const wordsOf = (lang: Lang): Words => WORDS[lang];
