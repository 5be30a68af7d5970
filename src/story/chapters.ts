import { spanOf, spanText } from './dates.ts';
import type { Doc, Path } from './doc.ts';
import { problemAt } from './doc.ts';
import { noLine } from './lines.ts';
import { didYouMean } from './nearest.ts';
import { noPlace } from './places.ts';
import { shown, StoryProblem } from './problem.ts';
import type { ChapterEntry, StoryFile } from './schema.ts';
import { noSource } from './sources.ts';
import type { Section, StoryText } from './text.ts';
import type { Chapter, Claim, Lang, Source } from './types.ts';
import type { Ground } from './views.ts';
import { viewOf } from './views.ts';

/** Everything that chapters may refer to. */
export interface Known extends Ground {
  sources: Map<string, Source>;
  text: StoryText;
  /** Name of the file that `text` is from. */
  textFile: string;
  lang: Lang;
}

/**
 * The chapters, joined with their texts, every name in them looked up.
 * @param doc the file that `story` was read from
 * @throws StoryProblem for the first fault
 */
export function readChapters(story: StoryFile, doc: Doc, known: Known): Chapter[] {
  refuseDoubles(
    doc,
    story.chapters.map(({ id }, i) => [id, ['chapters', i, 'id']]),
    'chapter',
  );
  const kept = story.chapters.findIndex(({ id }) => KEPT.test(id));
  if (kept >= 0) throw problemAt(doc, ['chapters', kept, 'id'], keptFor(story.chapters[kept]!.id));
  const claims = story.chapters.flatMap((chapter, i) =>
    chapter.claims.map((claim, j): [string, Path] => [claim.id, ['chapters', i, 'claims', j, 'id']]),
  );
  refuseDoubles(doc, claims, 'claim');
  pairTexts(story, doc, known);
  return story.chapters.map((entry, i) =>
    chapterOf(entry, doc, ['chapters', i], known.text.chapters[i]!, known),
  );
}

/** Ids that the page has already (ui/End.svelte, Look.svelte, PlaceCard.svelte): a link to such a chapter would go there. */
const KEPT = /^(?:end|source)-|^(?:after-the-map|find-place|in-view|place-name)$/;
/** The same of the sections after the story, which have `end-` before theirs. */
const KEPT_AT_END = /^(?:stations|places|sources|credits)$/;

function refuseDoubles(doc: Doc, ids: [id: string, path: Path][], what: string): void {
  const seen = new Set<string>();
  for (const [id, path] of ids) {
    if (seen.has(id)) throw problemAt(doc, path, `a second ${what} with the id ${shown(id)}`);
    seen.add(id);
  }
}

const keptFor = (id: string): string => `${shown(id)} is kept for a part of the page; take another id`;

/** Every chapter has a text and every text a chapter, in one order, and no section after the story shares an id. */
function pairTexts(story: StoryFile, doc: Doc, { text, textFile }: Known): void {
  const chapters = new Set(story.chapters.map((chapter) => chapter.id));
  const texts = new Set(text.chapters.map((section) => section.id));
  const refuse = (section: Section, sentence: string): StoryProblem =>
    new StoryProblem({ file: textFile, ...section.at }, section.id, sentence);

  story.chapters.forEach(({ id }, i) => {
    if (!texts.has(id)) {
      const near = didYouMean(
        id,
        [...texts].filter((other) => !chapters.has(other)),
      );
      throw problemAt(
        doc,
        ['chapters', i, 'id'],
        `the chapter ${shown(id)} has no text in ${textFile}${near}`,
      );
    }
  });
  for (const section of text.chapters)
    if (!chapters.has(section.id)) throw refuse(section, `this text has no chapter in ${doc.file}`);
  text.chapters.forEach((section, i) => {
    const { id } = story.chapters[i]!;
    if (section.id !== id)
      throw refuse(
        section,
        `this text stands where the story has the chapter ${shown(id)}; put the texts in the story's order`,
      );
  });
  for (const section of text.end) {
    if (chapters.has(section.id))
      throw refuse(section, `${shown(section.id)} is the id of a chapter already`);
    if (KEPT_AT_END.test(section.id)) throw refuse(section, keptFor(section.id));
  }
}

function chapterOf(entry: ChapterEntry, doc: Doc, path: Path, section: Section, known: Known): Chapter {
  const look = (key: 'lines' | 'places', wrong: (id: string) => string | undefined): string[] => {
    entry[key].forEach((id, i) => {
      const sentence =
        wrong(id) ?? (entry[key].indexOf(id) < i ? `${shown(id)} stands here twice` : undefined);
      if (sentence) throw problemAt(doc, [...path, key, i], sentence);
    });
    return entry[key];
  };
  const span = spanOf(entry.date);
  return {
    id: entry.id,
    part: entry.part,
    date: { ...span, text: spanText(known.lang, span) },
    where: entry.where,
    headline: section.headline,
    html: section.html,
    text: section.text,
    view: viewOf(entry.view, doc, [...path, 'view'], known),
    lines: look('lines', (id) => noLine(known.lines, id)),
    places: look('places', (id) => noPlace(known.places, id)),
    claims: entry.claims.map((claim, i) => claimOf(claim, doc, [...path, 'claims', i], known)),
  };
}

function claimOf(
  entry: ChapterEntry['claims'][number],
  doc: Doc,
  path: Path,
  { sources, lang }: Known,
): Claim {
  const cited = typeof entry.source === 'string' ? [entry.source] : entry.source;
  cited.forEach((id, i) => {
    const wrong = noSource(sources, id);
    if (wrong)
      throw problemAt(
        doc,
        typeof entry.source === 'string' ? [...path, 'source'] : [...path, 'source', i],
        wrong,
      );
  });
  const { id, what, who, certainty } = entry;
  return { id, what, who, when: spanText(lang, spanOf(entry.when)), certainty, sources: [...new Set(cited)] };
}
