/** Words in another script than the page's: in which language they are to be read out. */
import type { Lang } from './langs.ts';

export interface Run {
  text: string;
  /** BCP 47; undefined for the page's own language. */
  lang?: string;
}

/** The scripts that a page is written in; letters of any other are foreign there. */
const OWN: Record<Lang, RegExp> = {
  en: /[\p{Script=Latin}]/u,
  es: /[\p{Script=Latin}]/u,
  ko: /[\p{Script=Hangul}]/u,
  ru: /[\p{Script=Cyrillic}]/u,
};

const FOREIGN: [script: RegExp, lang: string][] = [
  [words('Latin', '(?:[ \\u00a0]\\(|[ \\u00a0/])'), 'en'],
  [words('Cyrillic', '[ \\u00a0]'), 'ru'],
  [words('Hangul', '[ \\u00a0]'), 'ko'],
];

/** Words of a script, one after another. @param between what may stand between two of them, as a pattern */
function words(script: string, between: string): RegExp {
  const letter = `[\\p{Script=${script}}\\p{Mark}\\d]`;
  const word = `\\p{Script=${script}}(?:(?:${letter}|[’'&.-])*${letter})?`;
  return new RegExp(`${word}(?:${between}${word})*`, 'gu');
}

/** Read out as letters or as a unit in any language: they are no words of another. */
const EVERYWHERE = /^(?:km|m|mm|[A-Z]{2,4}\d*)$/;

/** A text in the page's language, cut where words in another script begin and end. Latin letters are taken for English. */
export function runsOf(text: string, lang: Lang): Run[] {
  const marks = FOREIGN.flatMap(([script, foreign]) =>
    [...text.matchAll(script)]
      .filter(([found]) => !OWN[lang].test(found) && !EVERYWHERE.test(found.trim()))
      .map((found) => ({ from: found.index, to: found.index + found[0].length, lang: foreign })),
  ).toSorted((a, b) => a.from - b.from);
  const runs: Run[] = [];
  let at = 0;
  for (const { from, to, lang: foreign } of marks) {
    if (from > at) runs.push({ text: text.slice(at, from) });
    runs.push({ text: text.slice(from, to), lang: foreign });
    at = to;
  }
  if (at < text.length) runs.push({ text: text.slice(at) });
  return runs;
}
