import { z } from 'zod';
import { check } from './check.ts';
import type { Doc } from './doc.ts';
import { problemAt } from './doc.ts';
import { shown } from './problem.ts';

/** Where the data credits stand, relative to the project's root. */
export const CREDITS = 'geo/credits.json';

const schema = z.array(z.strictObject({ html: z.string() }));

const TAG = /<(\/?)([a-z0-9]+)((?:\s[^<>]*)?)>/gi;
const HREF = /^\s+href="(https?:\/\/[^\s"<>]+)"$/i;
const PLAIN = ['em', 'strong', 'i', 'b', 'cite'];

/**
 * The credits, one a row, as safe HTML: links to http(s) and emphasis, nothing else.
 * @throws StoryProblem at a row with anything else in it
 */
export function readCredits(doc: Doc): string[] {
  return check(schema, doc).map(({ html }, i) => {
    const refuse = (what: string): never => {
      throw problemAt(
        doc,
        [i, 'html'],
        `${what}; a credit holds only text, <a href="https://…"> and emphasis`,
      );
    };
    return safe(html, refuse);
  });
}

function safe(html: string, refuse: (what: string) => never): string {
  const open: string[] = [];
  let out = '';
  let end = 0;
  for (const match of html.matchAll(TAG)) {
    const [tag, slash, name, attributes] = match as unknown as [string, string, string, string];
    out += escaped(html.slice(end, match.index));
    end = match.index + tag.length;
    const lower = name.toLowerCase();
    if (slash) {
      if (open.pop() !== lower) refuse(`${shown(tag)} closes nothing`);
      out += `</${lower}>`;
      continue;
    }
    const href = HREF.exec(attributes)?.[1];
    if (lower === 'a' && href) out += `<a href="${escaped(href)}" rel="noopener noreferrer">`;
    else if (PLAIN.includes(lower) && attributes.trim() === '') out += `<${lower}>`;
    else refuse(`${shown(tag)} is not allowed`);
    open.push(lower);
  }
  if (open.length > 0) refuse(`<${open.at(-1)}> is not closed`);
  return out + escaped(html.slice(end));
}

/** Text as HTML shows it; what is an entity already stays one. */
function escaped(text: string): string {
  return text
    .replace(/&(?!(?:[a-z]+\d*|#\d+|#x[\da-f]+);)/gi, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;');
}
