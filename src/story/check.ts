import { z } from 'zod';
import type { Doc, Path } from './doc.ts';
import { problemAt, problemAtKey } from './doc.ts';
import { didYouMean } from './nearest.ts';
import type { StoryProblem } from './problem.ts';
import { shown } from './problem.ts';

type Issue = z.core.$ZodIssue;

/**
 * The value of `doc`, held to `schema`.
 * @throws StoryProblem for the first fault in the order of the file
 */
export function check<S extends z.ZodType>(schema: S, doc: Doc): z.output<S> {
  const result = schema.safeParse(doc.value, { reportInput: true, error: wording });
  if (result.success) return result.data;
  // To find a place costs a walk through the file; a file that is wrong throughout needs only its first faults.
  const issues = result.error.issues.slice(0, 40).map(innermost);
  // A key that is missing is most often one that is misspelt: the fault is then the misspelling.
  const misspelt = new Set(
    issues.filter((issue) => issue.code === 'unrecognized_keys').map((issue) => issue.path.join()),
  );
  const isMissing = (issue: Issue) =>
    issue.input === undefined && misspelt.has(issue.path.slice(0, -1).join());
  const problems = issues.filter((issue) => !isMissing(issue)).map((issue) => problemOf(schema, doc, issue));
  problems.sort((a, b) => a.line - b.line || a.column - b.column);
  throw problems[0]!;
}

function problemOf(schema: z.ZodType, doc: Doc, issue: Issue): StoryProblem {
  if (issue.code !== 'unrecognized_keys') return problemAt(doc, issue.path, issue.message);
  const key = issue.keys[0]!;
  return problemAtKey(
    doc,
    [...issue.path, key],
    `no key ${shown(key)} here${didYouMean(key, keysAt(schema, issue.path))}`,
  );
}

/**
 * Of a value that may be one of several things, the fault with the thing that it was meant to be: where all but one
 * alternative fail for the value's very kind, the fault of that one.
 */
function innermost(issue: Issue): Issue {
  if (issue.code !== 'invalid_union') return issue;
  const kindred = issue.errors.filter(
    (faults) => !faults.some((fault) => fault.path.length === 0 && fault.code === 'invalid_type'),
  );
  const fault = kindred[0]?.[0];
  if (kindred.length !== 1 || !fault) return issue;
  return innermost({ ...fault, path: [...issue.path, ...fault.path] } as Issue);
}

/** The sentence on a fault that its schema has no own words for. */
function wording(issue: z.core.$ZodRawIssue): string | undefined {
  const { input } = issue;
  switch (issue.code) {
    case 'invalid_type':
    case 'invalid_union':
      if (input === undefined) return 'is missing';
      return `must be ${EXPECTED[String(issue['expected'])] ?? 'something else'}, not ${shown(input)}`;
    case 'invalid_value': {
      if (input === undefined) return 'is missing';
      const values = (issue['values'] as unknown[]).map(String);
      return `${shown(input)} is none of ${values.join(', ')}${typeof input === 'string' ? didYouMean(input, values) : ''}`;
    }
    case 'too_small':
    case 'too_big': {
      const least = issue.code === 'too_small';
      if (Array.isArray(input))
        return `must have at ${least ? `least ${issue['minimum']}` : `most ${issue['maximum']}`} parts, not ${input.length}`;
      if (!least) return `${shown(input)} is more than ${issue['maximum']}`;
      return `${shown(input)} is ${issue['inclusive'] ? 'less' : 'not more'} than ${issue['minimum']}`;
    }
    default:
      return undefined;
  }
}

const EXPECTED: Record<string, string> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  tuple: 'a list',
  object: 'a map',
};

/** The keys that the schema knows where `path` leads. */
function keysAt(schema: z.ZodType, path: Path): string[] {
  let here: z.ZodType[] = [schema];
  for (const part of [...path, undefined]) {
    here = here.flatMap(unwrapped);
    if (part === undefined) break;
    here = here.flatMap((one) => {
      if (one instanceof z.ZodObject) return (one.shape as Record<PropertyKey, z.ZodType>)[part] ?? [];
      return one instanceof z.ZodArray ? (one.element as z.ZodType) : [];
    });
  }
  return here.flatMap((one) => (one instanceof z.ZodObject ? Object.keys(one.shape as object) : []));
}

function unwrapped(schema: z.ZodType): z.ZodType[] {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault)
    return unwrapped(schema.unwrap() as z.ZodType);
  if (schema instanceof z.ZodUnion) return (schema.options as z.ZodType[]).flatMap(unwrapped);
  return [schema];
}
