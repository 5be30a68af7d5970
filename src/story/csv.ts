import { pointsOf } from './position.ts';
import type { Point } from './position.ts';
import { StoryProblem } from './problem.ts';

export interface Cell {
  text: string;
  at: Point;
}

// Runs between quotes are taken whole: an alternative for each letter overflows the stack in a value of megabytes.
const QUOTED = /"([^"]*(?:""[^"]*)*)"/y;
const PLAIN = /[^",\r\n]*/y;
const END = /\r\n|\n|\r|$/y;

/**
 * Rows of a comma-separated file (RFC 4180); empty lines are left out.
 * @throws StoryProblem at a quote that is not closed or stands in the middle of a value
 */
export function parseCsv(file: string, text: string): Cell[][] {
  const point = pointsOf(text);
  const rows: Cell[][] = [];
  let row: Cell[] = [];
  let offset = 0;
  const match = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = offset;
    const found = pattern.exec(text);
    if (found) offset += found[0].length;
    return found;
  };
  while (offset < text.length || row.length > 0) {
    const start = offset;
    const quoted = match(QUOTED);
    if (!quoted && text[offset] === '"')
      throw new StoryProblem(
        { file, ...point(start) },
        '',
        'a quotation mark opens a value that is never closed',
      );
    const value = quoted ? quoted[1]!.replaceAll('""', '"') : match(PLAIN)![0];
    row.push({ text: value, at: point(start) });
    if (text[offset] === ',') {
      offset++;
      continue;
    }
    if (!match(END))
      throw new StoryProblem(
        { file, ...point(offset) },
        '',
        `${JSON.stringify(text[offset])} inside a value; put quotation marks around the whole value and double those in it`,
      );
    if (row.length > 1 || row[0]!.text !== '') rows.push(row);
    row = [];
  }
  return rows;
}
