/** What is wrong with the story, in one sentence that says where: the only error that the loader throws. */
export class StoryProblem extends Error {
  /** Relative to the project's root, with forward slashes. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** From 1, in UTF-16 units, as editors count. */
  readonly column: number;

  /**
   * @param at where the fault is
   * @param label what the sentence is about, for instance `view.fit`; '' for nothing
   * @param sentence what is wrong, with the bad value
   */
  constructor(at: { file: string; line: number; column: number }, label: string, sentence: string) {
    super(`${at.file}:${at.line}:${at.column} ${label === '' ? '' : `${label}: `}${sentence}`);
    this.name = 'StoryProblem';
    this.file = at.file;
    this.line = at.line;
    this.column = at.column;
  }
}

/** The bad value as a sentence shows it: text in quotes, cut after 80 characters. */
export function shown(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value.length > 80 ? `${value.slice(0, 79)}…` : value);
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object' && value !== null) return 'a map';
  return value === null ? 'nothing' : String(value);
}
