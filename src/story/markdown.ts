import type { Nodes, Paragraph, Parent, Root, RootContent, Text } from 'mdast';
import rehypeSanitize from 'rehype-sanitize';
import rehypeStringify from 'rehype-stringify';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { visit, SKIP } from 'unist-util-visit';

/** The elements that text of the story may become; whatever else there is falls away. */
const ALLOWED = {
  tagNames: [
    'p',
    'span',
    'em',
    'strong',
    'a',
    'ul',
    'ol',
    'li',
    'br',
    'code',
    'pre',
    'blockquote',
    'h3',
    'h4',
    'hr',
  ],
  attributes: { a: ['href', 'dataPlace', 'rel'], span: ['lang'], ol: ['start'] },
  protocols: { href: ['http', 'https', 'mailto'] },
};

const parser = unified().use(remarkParse);
const toHtml = unified().use(remarkRehype).use(rehypeSanitize, ALLOWED);
const writer = unified().use(rehypeStringify);

/** Lists and quotations in each other, on one line; where there are so many, reading them takes minutes or overflows the stack. */
const TOO_DEEP = /^(?:[ \t]*(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t]))){20}/m;

/** Where in a text lists and quotations are nested too deeply to be read: an offset; undefined where nothing is. */
export const tooDeep = (source: string): number | undefined => TOO_DEEP.exec(source)?.index;

/** The Markdown tree of a text, in which HTML is text like any other. */
export function parseMarkdown(source: string): Root {
  const tree = parser.parse(source);
  visit(tree, 'html', (node, index, parent: Parent | undefined) => {
    if (!parent || index === undefined) return;
    const text: Text = { type: 'text', value: node.value, position: node.position };
    const paragraph: Paragraph = { type: 'paragraph', children: [text], position: node.position };
    parent.children[index] = HOLDS_WORDS.has(parent.type) ? text : paragraph;
    return [SKIP, index + 1];
  });
  return tree;
}

/** The kinds of node that hold words; all others hold blocks. */
const HOLDS_WORDS = new Set(['paragraph', 'heading', 'emphasis', 'strong', 'link', 'linkReference']);

/** Safe HTML of some blocks. */
export function safeHtml(blocks: RootContent[]): string {
  const tree: Root = { type: 'root', children: blocks };
  return writer.stringify(toHtml.runSync(tree));
}

/** The words of a tree without any markup, in one line. */
export function plainText(nodes: Nodes[]): string {
  const parts: string[] = [];
  const read = (node: Nodes): void => {
    if ('value' in node) parts.push(node.value);
    else if ('children' in node) node.children.forEach(read);
    if (node.type === 'break' || (!INLINE.has(node.type) && parts.at(-1) !== ' ')) parts.push(' ');
  };
  nodes.forEach(read);
  return parts.join('').replace(/\s+/g, ' ').trim();
}

const INLINE = new Set(['text', 'inlineCode', 'emphasis', 'strong', 'link', 'linkReference']);
