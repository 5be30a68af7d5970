import type { Definition, Link, Nodes, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { shown } from './problem.ts';

/** Turns a node of the text into the problem that it is. */
export type Refuse = (node: Nodes, sentence: string) => Error;

/** What is wrong with a place's id; undefined where it is right. */
export type PlaceCheck = (id: string) => string | undefined;

/**
 * Makes of each `place:ID` link one to `#place=ID`, marked with the place's id, and of each other link one that tells
 * the other side nothing; `[text][name]` becomes such a link too. `[words](lang:ID)` is no link: it says in which language
 * the words are. In place.
 * @throws what `refuse` makes of a link to anything but http(s), mailto or a known place, and of a picture
 */
export function turnLinks(tree: Root, noPlace: PlaceCheck, refuse: Refuse): void {
  const named = new Map<string, Definition>();
  visit(tree, 'definition', (node) => {
    if (!named.has(node.identifier)) named.set(node.identifier, node);
    turnLink(node, noPlace, refuse);
  });
  visit(tree, (node) => {
    if (node.type === 'link') turnLink(node, noPlace, refuse);
    if (node.type === 'image' || node.type === 'imageReference')
      throw refuse(node, `a picture has no place in the text: ${shown(node.alt ?? '')}`);
    if (node.type === 'text' && /\]\(\s*(place|lang|https?|mailto):/i.test(node.value))
      throw refuse(
        node,
        `a link that is written wrongly: ${shown(node.value.slice(node.value.lastIndexOf('[', node.value.search(/\]\(/))))}`,
      );
  });
  visit(tree, 'linkReference', (node, index, parent) => {
    if (!parent || index === undefined) return;
    // The parser makes a reference only of a name that is defined.
    const { url, data } = named.get(node.identifier)!;
    parent.children[index] = { type: 'link', url, data, children: node.children, position: node.position };
  });
}

function turnLink(node: Link | Definition, noPlace: PlaceCheck, refuse: Refuse): void {
  const place = /^place:(.*)$/is.exec(node.url)?.[1];
  const lang = /^lang:(.*)$/is.exec(node.url)?.[1];
  if (lang !== undefined) {
    if (!LANGUAGE.test(lang))
      throw refuse(
        node,
        `${shown(lang)} is not a language, as "es", or "ko-Latn" for Korean in Latin letters`,
      );
    node.data = { hName: 'span', hProperties: { lang } };
  } else if (place !== undefined) {
    const wrong = noPlace(place);
    if (wrong) throw refuse(node, wrong);
    node.url = `#place=${place}`;
    node.data = { hProperties: { dataPlace: place } };
  } else if (isWeb(node.url)) node.data = { hProperties: { rel: ['noopener', 'noreferrer'] } };
  else if (!/^mailto:[^\s@]+@[^\s@]+$/i.test(node.url))
    throw refuse(node, `a link to ${shown(node.url)}; links go to http(s), mailto or place addresses only`);
}

/** A language by its tag (BCP 47), as far as words in a story need one. */
const LANGUAGE = /^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$/;

function isWeb(url: string): boolean {
  return /^https?:\/\/[^\s]+$/i.test(url) && URL.canParse(url);
}
