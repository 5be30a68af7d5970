import type { Heading, Nodes, RootContent } from 'mdast';
import { visit } from 'unist-util-visit';
import { unseen } from './controls.ts';
import type { PlaceCheck, Refuse } from './links.ts';
import { turnLinks } from './links.ts';
import { parseMarkdown, plainText, safeHtml, tooDeep } from './markdown.ts';
import { pointsOf } from './position.ts';
import type { Point } from './position.ts';
import { shown, StoryProblem } from './problem.ts';

/** A headline and what stands under it. */
export interface Section {
  id: string;
  headline: string;
  /** Safe HTML. */
  html: string;
  /** The same without markup. */
  text: string;
  /** Where its links lead, in order: `#place=ID`, or an address. */
  links: string[];
  /** Where the heading stands. */
  at: Point;
}

export interface StoryText {
  title: string;
  /** Safe HTML. */
  standfirst: string;
  chapters: Section[];
  end: Section[];
  /** The parts of `# … {#beside}`, for beside.ts; of a text that has none, null. */
  beside: Raw[] | null;
}

/** A headline and the blocks under it, not yet HTML. */
export interface Raw {
  heading: Heading;
  id: string;
  headline: string;
  blocks: RootContent[];
}

/**
 * Reads a text of the story: `# Title`, the standfirst, `## Headline {#id}` for each chapter, `# After the story
 * {#end}`, and `## Headline {#id}` for each section after the story. A translation has one more part, `# Beside the story
 * {#beside}`.
 * @param noPlace says what is wrong with the id of a place
 * @param translated whether the text is a translation
 * @throws StoryProblem for the first fault
 */
export function readStoryText(
  file: string,
  source: string,
  noPlace: PlaceCheck,
  { translated = false } = {},
): StoryText {
  const deep = tooDeep(source);
  if (deep !== undefined)
    throw new StoryProblem(
      { file, ...pointsOf(source)(deep) },
      '',
      'lists and quotations that are nested too deeply',
    );
  const tree = parseMarkdown(source);
  const refuse: Refuse = (node, sentence) => problem(file, node, idBefore(tree.children, node), sentence);
  visit(tree, (node) => {
    const found = 'value' in node ? unseen(node.value) : undefined;
    if (found) throw refuse(node, found.sentence);
  });
  turnLinks(tree, noPlace, refuse);

  const { title, standfirst, chapters, end, beside } = split(file, tree.children, translated);
  const section = (raw: Raw): Section => {
    const text = plainText(raw.blocks);
    if (text === '') throw problem(file, raw.heading, raw.id, 'there is no text under this headline');
    const links: string[] = [];
    // The language of some words is marked like a link, and is none.
    for (const block of raw.blocks)
      visit(block, 'link', ({ url, data }) => void (data?.hName === 'span' || links.push(url)));
    const { id, headline } = raw;
    return { id, headline, html: safeHtml(raw.blocks), text, links, at: start(raw.heading) };
  };
  return {
    title,
    standfirst: safeHtml(standfirst),
    chapters: chapters.map(section),
    end: end.map(section),
    beside,
  };
}

export function start(node: Nodes): Point {
  return { line: node.position?.start.line ?? 1, column: node.position?.start.column ?? 1 };
}

function problem(file: string, node: Nodes, label: string, sentence: string): StoryProblem {
  return new StoryProblem({ file, ...start(node) }, label, sentence);
}

/** The blocks under each heading. */
function split(
  file: string,
  blocks: RootContent[],
  translated: boolean,
): { title: string; standfirst: RootContent[]; chapters: Raw[]; end: Raw[]; beside: Raw[] | null } {
  const first = blocks.find((block) => block.type !== 'definition');
  if (first?.type !== 'heading' || first.depth !== 1)
    throw new StoryProblem(
      { file, ...(first ? start(first) : { line: 1, column: 1 }) },
      '',
      'the text must begin with its title, as "# Title"',
    );
  const title = headingOf(file, first).headline;
  const standfirst: RootContent[] = [];
  const [chapters, end]: [Raw[], Raw[]] = [[], []];
  let beside: Raw[] | null = null;
  const seen = new Set<string>();
  let after = false;
  let under: RootContent[] | undefined = standfirst;

  for (const block of blocks.slice(blocks.indexOf(first) + 1)) {
    if (block.type === 'definition') continue;
    if (block.type !== 'heading' || block.depth > 2) {
      if (!under)
        throw problem(
          file,
          block,
          beside ? 'beside' : 'end',
          'text here has no headline of its own; put a "## Headline {#id}" before it',
        );
      under.push(block);
      continue;
    }
    const { id, headline } = headingOf(file, block);
    if (block.depth === 1) {
      under = undefined;
      if (!after && id === 'end') after = true;
      else if (translated && !beside && id === 'beside') beside = [];
      else
        throw problem(
          file,
          block,
          '',
          `a second title, ${shown(headline)}; after the first only "# After the story {#end}"${translated ? ' and "# Beside the story {#beside}"' : ''} may come`,
        );
      continue;
    }
    if (id === '')
      throw problem(
        file,
        block,
        '',
        `the headline ${shown(headline)} lacks its id, as in "## ${headline.slice(0, 40)} {#id}"`,
      );
    if (seen.has(id)) throw problem(file, block, id, `a second headline with the id ${shown(id)}`);
    seen.add(id);
    const raw: Raw = { heading: block, id, headline, blocks: [] };
    (beside ?? (after ? end : chapters)).push(raw);
    under = raw.blocks;
  }
  if (plainText(standfirst) === '') throw problem(file, first, '', 'there is no standfirst under the title');
  return { title, standfirst, chapters, end, beside };
}

/** A heading's words and its id ('' where it has none). */
function headingOf(file: string, heading: Heading): { id: string; headline: string } {
  visit(heading, ['link', 'linkReference'], (node) => {
    throw problem(file, node, '', 'a headline cannot hold a link');
  });
  const words = plainText(heading.children);
  const [, headline, id = ''] = /^(.*?)\s*(?:\{#([a-z0-9]+(?:-[a-z0-9]+)*)\})?$/.exec(words) as unknown as [
    string,
    string,
    string?,
  ];
  if (headline === '') throw problem(file, heading, id, 'a headline without words');
  const odd = /\{#[^}]*\}?/.exec(headline);
  if (odd)
    throw problem(
      file,
      heading,
      '',
      `${shown(odd[0])} is not an id (as {#id}, small letters, digits and hyphens, at the end)`,
    );
  return { id, headline };
}

/** Id of the heading above a node, to say where in the text it is; '' in the standfirst. */
function idBefore(blocks: RootContent[], node: Nodes): string {
  const line = start(node).line;
  const above = blocks.filter((block) => block.type === 'heading' && start(block).line <= line).at(-1);
  return (above && /\{#([a-z0-9-]+)\}\s*$/.exec(plainText([above]))?.[1]) ?? '';
}
