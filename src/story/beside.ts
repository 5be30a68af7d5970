/**
 * What a translation has to say beside the text: everything that for English stands in story.yaml and in geo/. It is the
 * last part of text/<lang>.md, in lists keyed by id, with `|` between the texts of one thing.
 */
import type { ListItem, RootContent } from 'mdast';
import { plainText } from './markdown.ts';
import { didYouMean } from './nearest.ts';
import type { Point } from './position.ts';
import { shown, StoryProblem } from './problem.ts';
import type { Raw } from './text.ts';
import { start } from './text.ts';
import type { Story } from './types.ts';

/** The parts by the id of their headline, with what each of their items is about. */
const PARTS = {
  where: 'chapter',
  claims: 'claim',
  places: 'place',
  lines: 'line',
  landmarks: 'landmark',
} as const;
type PartId = keyof typeof PARTS;
const IDS = Object.keys(PARTS) as PartId[];

/** The texts of each thing by its id. */
type Texts = Map<string, string[]>;

interface Item {
  id: string;
  texts: string[];
  at: Point;
}

/**
 * The story with its texts replaced by a translation's.
 * @param story as it is in the first language, but for what is translated already
 * @param parts of the translation's text; null where it has none
 * @throws StoryProblem for the first text that is missing, or that the story does not have
 */
export function withBeside(story: Story, file: string, parts: Raw[] | null): Story {
  const wanted = textsOf(story);
  if (!parts)
    throw new StoryProblem(
      { file, line: 1, column: 1 },
      '',
      `the part "# Beside the story {#beside}" is missing; it has ${IDS.map((id) => `{#${id}}`).join(', ')}`,
    );
  const odd = parts.find(({ id }) => !IDS.some((known) => known === id));
  if (odd)
    throw new StoryProblem(
      { file, ...start(odd.heading) },
      odd.id,
      `no part ${shown(odd.id)} beside the story; there are ${IDS.join(', ')}${didYouMean(odd.id, IDS)}`,
    );
  const said = {} as Record<PartId, Texts>;
  for (const id of IDS) said[id] = readPart(file, parts, id, wanted[id]);
  return translated(story, said);
}

/** What there is to be translated, in the story's order. */
function textsOf(story: Story): Record<PartId, Texts> {
  const { chapters, places, lines, route, landmarks } = story;
  return {
    where: new Map(chapters.map(({ id, where }) => [id, [where]])),
    claims: new Map(
      chapters.flatMap(({ claims }) =>
        claims.map(({ id, what, who }): [string, string[]] => [id, [what, who]]),
      ),
    ),
    places: new Map(
      Object.values(places).map(({ id, fact, how, note }) => [
        id,
        [fact, how, ...(note === undefined ? [] : [note])],
      ]),
    ),
    lines: new Map([...Object.values(lines), ...route.legs].map(({ id, name }) => [id, [name]])),
    landmarks: new Map(landmarks.map(({ id, how }) => [id, [how]])),
  };
}

function readPart(file: string, parts: Raw[], id: PartId, wanted: Texts): Texts {
  const part = parts.find((one) => one.id === id);
  const at = part ? start(part.heading) : { line: 1, column: 1 };
  const refuse = (point: Point, sentence: string): StoryProblem =>
    new StoryProblem({ file, ...point }, id, sentence);
  if (!part) {
    if (wanted.size === 0) return new Map();
    throw refuse(at, `the part {#${id}} is missing from "# Beside the story {#beside}"`);
  }
  const what = PARTS[id];
  const said: Texts = new Map();
  for (const item of part.blocks.flatMap((block) => itemsOf(block, refuse))) {
    const original = wanted.get(item.id);
    if (!original)
      throw refuse(
        item.at,
        `the story has no ${what} ${shown(item.id)}${didYouMean(item.id, wanted.keys())}`,
      );
    if (said.has(item.id)) throw refuse(item.at, `a second text for the ${what} ${shown(item.id)}`);
    const { length } = original;
    if (item.texts.length !== length)
      throw refuse(
        item.at,
        `the ${what} ${shown(item.id)} has ${length === 1 ? 'one text' : `${length} texts with "|" between them`}, not ${item.texts.length}`,
      );
    const wrong = original.findIndex((text, i) => (text === '') !== (item.texts[i] === ''));
    if (wrong >= 0)
      throw refuse(
        item.at,
        original[wrong] === ''
          ? `the ${what} ${shown(item.id)} has nothing to translate where this says ${shown(item.texts[wrong])}`
          : `the ${what} ${shown(item.id)} lacks the text for ${shown(original[wrong])}`,
      );
    said.set(item.id, item.texts);
  }
  for (const [key, texts] of wanted)
    if (!said.has(key) && texts.some((text) => text !== ''))
      throw refuse(at, `the ${what} ${shown(key)} is missing: ${shown(texts.join(' | '))}`);
  return said;
}

/** The items of a list: `id` in backticks, then its texts. */
function itemsOf(block: RootContent, refuse: (at: Point, sentence: string) => StoryProblem): Item[] {
  if (block.type !== 'list')
    throw refuse(start(block), 'here stands a list, an item for each id, as in "- `id` text"');
  return block.children.map((item: ListItem): Item => {
    const [first] = item.children;
    const [key, ...rest] = first?.type === 'paragraph' ? first.children : [];
    const at = start(item);
    if (item.children.length !== 1 || key?.type !== 'inlineCode')
      throw refuse(
        at,
        `an item begins with its id in backticks, as in "- \`id\` text", not ${shown(plainText([item]))}`,
      );
    return { id: key.value, texts: plainText(rest).split(/\s*\|\s*/), at };
  });
}

function translated(story: Story, said: Record<PartId, Texts>): Story {
  const of = (part: PartId, id: string, i: number): string => said[part].get(id)?.[i] ?? '';
  const named = <T extends { id: string }>(line: T): T => ({ ...line, name: of('lines', line.id, 0) });
  const each = <T>(record: Record<string, T>, change: (one: T) => T): Record<string, T> =>
    Object.fromEntries(Object.entries(record).map(([id, one]) => [id, change(one)]));
  return {
    ...story,
    chapters: story.chapters.map((chapter) => ({
      ...chapter,
      where: of('where', chapter.id, 0),
      claims: chapter.claims.map((claim) => ({
        ...claim,
        what: of('claims', claim.id, 0),
        who: of('claims', claim.id, 1),
      })),
    })),
    places: each(story.places, (place) => ({
      ...place,
      fact: of('places', place.id, 0),
      how: of('places', place.id, 1),
      ...(place.note !== undefined && { note: of('places', place.id, 2) }),
    })),
    lines: each(story.lines, named),
    route: { ...story.route, legs: story.route.legs.map(named) },
    landmarks: story.landmarks.map((landmark) => ({ ...landmark, how: of('landmarks', landmark.id, 0) })),
  };
}
