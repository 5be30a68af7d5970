import { StoryProblem } from './problem.ts';
import type { Lang } from './types.ts';
import { en } from './words/en.ts';
import type { Words } from './words.ts';

const WORDS: Partial<Record<Lang, Words>> = { en };

/** The fixed strings of the interface. @throws StoryProblem where they are not written yet in that language */
export function wordsOf(lang: Lang): Words {
  const words = WORDS[lang];
  if (!words)
    throw new StoryProblem(
      { file: `src/story/words/${lang}.ts`, line: 1, column: 1 },
      '',
      `there are no words in the language ${JSON.stringify(lang)} yet`,
    );
  return words;
}
