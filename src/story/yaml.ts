import { isMap, isNode, isPair, isScalar, isSeq, LineCounter, parseDocument, visit } from 'yaml';
import type { Document, Node } from 'yaml';
import type { Doc, Path } from './doc.ts';
import { StoryProblem } from './problem.ts';

/** Reads YAML 1.2. @throws StoryProblem at the first thing that is not YAML (a repeated key and an unknown tag too) */
export function parseYaml(file: string, text: string): Doc {
  const lines = new LineCounter();
  const point = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const fault = document.errors[0] ?? document.warnings[0];
  const broken = (offset: number, message: string) =>
    new StoryProblem({ file, ...point(offset) }, '', `broken YAML: ${sentence(message)}`);
  if (fault) throw broken(openingOf(document, fault), fault.message);
  visit(document, {
    Alias(_, node, ancestors) {
      const anchored = node.resolve(document);
      const wrong = !anchored
        ? `no anchor &${node.source} before this alias`
        : ancestors.includes(anchored) && `the alias *${node.source} stands inside what it repeats`;
      if (wrong) throw broken(node.range?.[0] ?? 0, wrong);
    },
  });
  let value: unknown;
  try {
    value = document.toJS();
  } catch (error) {
    // Aliases that multiply show only here.
    throw broken(0, (error as Error).message);
  }

  const pairOf = (node: unknown, part: PropertyKey) =>
    isMap(node) ? node.items.find((pair) => isPair(pair) && keyText(pair.key) === String(part)) : undefined;
  const inside = (node: unknown, part: PropertyKey): unknown =>
    isSeq(node) ? node.items[Number(part)] : resolved(pairOf(node, part)?.value);
  const resolved = (node: unknown): unknown =>
    isNode(node) && 'resolve' in node ? (node.resolve(document) ?? node) : node;
  const startOf = (node: unknown): number => (node as Node | null)?.range?.[0] ?? 0;

  return {
    file,
    value,
    at(path: Path) {
      let node: unknown = document.contents;
      let offset = startOf(node);
      for (const part of path) {
        const pair = pairOf(node, part);
        node = inside(node, part);
        if (node === undefined || node === null) return point(pair ? startOf(pair.key) : offset);
        offset = startOf(node);
      }
      return point(offset);
    },
    keyAt(path: Path) {
      let node: unknown = document.contents;
      for (const part of path.slice(0, -1)) node = inside(node, part);
      const key = pairOf(node, path.at(-1) ?? '')?.key;
      return point(startOf(key ?? node));
    },
  };
}

/** Where a fault begins: of a quotation that is never closed, where it opens, not the file's end. */
function openingOf(document: Document.Parsed, fault: { message: string; pos: [number, number] }): number {
  let offset = fault.pos[0];
  if (!fault.message.includes('closing')) return offset;
  visit(document, {
    Scalar(_, { type, range }) {
      if (range && type?.startsWith('QUOTE') && range[0] < fault.pos[0] && range[1] >= fault.pos[0])
        offset = range[0];
    },
  });
  return offset;
}

function keyText(key: unknown): string {
  return isScalar(key) ? String(key.value) : String(key);
}

/** The parser's message as a part of our sentence: one line, no full stop. */
function sentence(message: string): string {
  if (/call stack/.test(message)) return 'nested too deeply';
  const line = message.split('\n')[0]!.trim().replace(/\.$/, '');
  return line.charAt(0).toLowerCase() + line.slice(1);
}
