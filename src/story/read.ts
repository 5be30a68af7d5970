import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { refuseUnseen } from './controls.ts';
import { StoryProblem } from './problem.ts';

/**
 * A text file of the project, without its byte order mark.
 * @param file relative to `root`, with forward slashes
 * @throws StoryProblem where it is not there, not UTF-8, or holds unseen characters
 */
export function readText(root: string, file: string): string {
  const start = { file, line: 1, column: 1 };
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(join(root, file));
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? String(error);
    throw new StoryProblem(
      start,
      '',
      code === 'ENOENT' ? 'there is no such file' : `the file cannot be read (${code})`,
    );
  }
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new StoryProblem(start, '', 'the file is not UTF-8 text');
  }
  refuseUnseen(file, text);
  return text;
}
