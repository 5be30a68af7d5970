import type { Doc, Path } from './doc.ts';
import { pointsOf } from './position.ts';
import { StoryProblem } from './problem.ts';
import { Scan, ScanError } from './json-scan.ts';

/** Reads JSON. @throws StoryProblem at the very character where it stops being JSON */
export function parseJson(file: string, text: string): Doc {
  const point = pointsOf(text);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // V8's messages name no place in many cases, so our own scan finds it.
    throw new StoryProblem(
      { file, ...point(faultIn(text).offset) },
      '',
      `broken JSON: ${faultIn(text).sentence}`,
    );
  }
  return {
    file,
    value,
    at: (path: Path) => point(new Scan(text, path).run().value),
    keyAt: (path: Path) => point(new Scan(text, path).run().key),
  };
}

function faultIn(text: string): { offset: number; sentence: string } {
  try {
    new Scan(text, []).run();
  } catch (error) {
    if (error instanceof ScanError) return { offset: error.offset, sentence: error.message };
    throw error;
  }
  return { offset: 0, sentence: 'it cannot be read' };
}
