import type { Doc, Path } from './doc.ts';
import { pointsOf } from './position.ts';
import { StoryProblem } from './problem.ts';
import { Scan, ScanError } from './json-scan.ts';

/**
 * Reads JSON.
 * @throws StoryProblem at the very character where it stops being JSON, and at a name that stands twice in one object:
 *   `JSON.parse` takes the last of them without a word
 */
export function parseJson(file: string, text: string): Doc {
  const point = pointsOf(text);
  // Before `JSON.parse`, whose messages name no place in many cases.
  try {
    new Scan(text, []).run();
  } catch (error) {
    if (!(error instanceof ScanError)) throw error;
    throw new StoryProblem({ file, ...point(error.offset) }, '', `broken JSON: ${error.message}`);
  }
  return {
    file,
    value: JSON.parse(text) as unknown,
    at: (path: Path) => point(new Scan(text, path).run().value),
    keyAt: (path: Path) => point(new Scan(text, path).run().key),
  };
}
