import type { Path } from './doc.ts';
import { shown } from './problem.ts';

/** Where and why a text is not JSON. */
export class ScanError extends Error {
  readonly offset: number;
  constructor(offset: number, message: string) {
    super(message);
    this.offset = offset;
  }
}

const SPACE = /[ \t\n\r]*/y;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
// Runs between escapes are taken whole: an alternative for each letter overflows the stack in a text of megabytes.
// eslint-disable-next-line no-control-regex
const STRING = /"[^"\\\u0000-\u001F]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\u0000-\u001F]*)*"/y;
const WORD = /[A-Za-z_$][\w$]*/y;
const DEEPEST = 200;

/**
 * Walks through JSON text to find where the value (and its name) at a path stands, or where the text breaks. Stricter than
 * `JSON.parse`: a name stands once in its object, and nothing is nested without end.
 */
export class Scan {
  private readonly text: string;
  private readonly path: Path;
  private position = 0;
  /** How much of the path has been found, and where the innermost found thing stands. */
  private found = -1;
  private valueAt = 0;
  private keyOf = 0;

  constructor(text: string, path: Path) {
    this.text = text;
    this.path = path;
  }

  /** Offsets of the value at the path and of its key. @throws ScanError where the text is no JSON */
  run(): { value: number; key: number } {
    this.skip();
    this.value(0, true);
    this.skip();
    if (this.position < this.text.length) this.fail('something after the end');
    return { value: this.valueAt, key: this.keyOf };
  }

  private fail(what: string): never {
    throw new ScanError(this.position, what);
  }

  private match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.position;
    const found = pattern.exec(this.text)?.[0];
    if (found !== undefined) this.position += found.length;
    return found;
  }

  private skip(): void {
    this.match(SPACE);
  }

  private next(): string {
    const character = this.text.codePointAt(this.position);
    return character === undefined ? 'the end of the file' : `"${String.fromCodePoint(character)}"`;
  }

  /** One value; `on` where every part of the path so far (depth of them) has matched. */
  private value(depth: number, on: boolean, key = this.position): void {
    if (depth > DEEPEST) this.fail('nested too deeply');
    if (on && depth <= this.path.length && depth > this.found) {
      this.found = depth;
      this.valueAt = this.position;
      this.keyOf = key;
    }
    const first = this.text[this.position];
    if (first === '{') this.list('}', depth, on);
    else if (first === '[') this.list(']', depth, on);
    else if (first === '"') this.string();
    else if (this.match(NUMBER) === undefined) this.word();
  }

  private word(): void {
    const start = this.position;
    const word = this.match(WORD);
    if (word === 'true' || word === 'false' || word === 'null') return;
    this.position = start;
    this.fail(`expected a value, not ${word === undefined ? this.next() : `"${word}"`}`);
  }

  private string(): string {
    const text = this.match(STRING);
    if (text === undefined)
      this.fail(
        this.next() === '"""'
          ? 'a text that is not closed, or with a wrong escape'
          : `expected a name in quotes, not ${this.next()}`,
      );
    return text;
  }

  private list(close: '}' | ']', depth: number, on: boolean): void {
    this.position++;
    this.skip();
    if (this.text[this.position] === close) return void this.position++;
    const names = new Set<string>();
    for (let index = 0; ; index++) {
      const key = this.position;
      let name: PropertyKey = index;
      if (close === '}') {
        name = JSON.parse(this.string()) as string;
        if (names.has(name)) {
          this.position = key;
          this.fail(`a second ${shown(name)} in one object`);
        }
        names.add(name);
        this.skip();
        if (this.text[this.position] !== ':') this.fail(`expected ":", not ${this.next()}`);
        this.position++;
        this.skip();
      }
      this.value(depth + 1, on && this.path[depth] === name, key);
      this.skip();
      const after = this.text[this.position];
      if (after === close) return void this.position++;
      if (after !== ',') this.fail(`expected "," or "${close}", not ${this.next()}`);
      this.position++;
      this.skip();
    }
  }
}
