import type { Doc, Path } from './doc.ts';
import { problemAt } from './doc.ts';
import { pointsOf } from './position.ts';
import { StoryProblem } from './problem.ts';

/*
 * Characters that nobody sees but that turn text around (a source's address could be made to read as another), and
 * control characters, which no keyboard types on purpose. Tab and line ends are fine. Halves of a character (lone
 * surrogates, which come only as escapes) become a question mark on every screen.
 */
const UNSEEN =
  // eslint-disable-next-line no-control-regex
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]|\p{Surrogate}/u;

/** The sentence on the first unseen character in `text` and its offset; undefined where there is none. */
export function unseen(text: string): { offset: number; sentence: string } | undefined {
  const match = UNSEEN.exec(text);
  if (!match) return undefined;
  const code = match[0].charCodeAt(0);
  const name = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
  if (code >= 0xd800 && code < 0xe000)
    return { offset: match.index, sentence: `half a character, ${name}; take it out` };
  const turns = code === 0x61c || (code >= 0x200e && code < 0xfeff);
  const sentence = `an unseen ${turns ? 'character that turns the direction of text' : 'control character'}, ${name}; take it out`;
  return { offset: match.index, sentence };
}

/** Refuses a file that holds an unseen character. @throws StoryProblem */
export function refuseUnseen(file: string, text: string): void {
  const found = unseen(text);
  if (found) throw new StoryProblem({ file, ...pointsOf(text)(found.offset) }, '', found.sentence);
}

/** Refuses unseen characters in any text of a parsed file: there they may have come in as escapes. @throws StoryProblem */
export function refuseUnseenIn(doc: Doc): void {
  const look = (value: unknown, path: Path): void => {
    if (typeof value === 'string') {
      const found = unseen(value);
      if (found) throw problemAt(doc, path, found.sentence);
    } else if (Array.isArray(value)) value.forEach((one, i) => look(one, [...path, i]));
    else if (typeof value === 'object' && value !== null)
      for (const [key, one] of Object.entries(value)) look(one, [...path, key]);
  };
  look(doc.value, []);
}
