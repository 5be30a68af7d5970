import type { Point } from './position.ts';
import { StoryProblem } from './problem.ts';

export type Path = readonly PropertyKey[];

/** A parsed data file that knows where each of its values stands. */
export interface Doc {
  file: string;
  value: unknown;
  /** Where the value at `path` begins; of what is missing, where the innermost thing around it begins. */
  at(path: Path): Point;
  /** Where the last name of `path` itself is written, for instance of a key that should not be there. */
  keyAt(path: Path): Point;
}

/** `view.fit` for `chapters, 3, view, fit, 0`: what an editor sees in the file around the fault. */
export function labelOf(path: Path): string {
  const names = path.filter((part) => typeof part === 'string');
  const listed = names[0] === 'chapters' || names[0] === 'features';
  const inner = listed && path.length > 1 ? names.slice(1) : names;
  return (inner[0] === 'properties' && inner.length > 1 ? inner.slice(1) : inner).join('.');
}

/** The problem with the value at `path`. */
export function problemAt(doc: Doc, path: Path, sentence: string): StoryProblem {
  return new StoryProblem({ file: doc.file, ...doc.at(path) }, labelOf(path), sentence);
}

/** The problem with a name that should not be where it is. */
export function problemAtKey(doc: Doc, path: Path, sentence: string): StoryProblem {
  return new StoryProblem({ file: doc.file, ...doc.keyAt(path) }, labelOf(path.slice(0, -1)), sentence);
}
