import { refuseUnlike } from './alike.ts';
import { AREAS, readAreas } from './areas.ts';
import { withBeside } from './beside.ts';
import { readChapters } from './chapters.ts';
import { check } from './check.ts';
import { refuseUnseenIn } from './controls.ts';
import { CREDITS, readCredits } from './credits.ts';
import type { Doc } from './doc.ts';
import { problemAt } from './doc.ts';
import { parseJson } from './json.ts';
import { LANDMARKS, readLandmarks } from './landmarks.ts';
import { FIRST } from './langs.ts';
import { MOVEMENTS, readLines } from './lines.ts';
import { monthNames } from './months.ts';
import { noPlace, PLACES, readPlaces } from './places.ts';
import { shown, StoryProblem } from './problem.ts';
import { readText } from './read.ts';
import { readRoute, ROUTE } from './route.ts';
import { storySchema } from './schema.ts';
import type { StoryFile } from './schema.ts';
import { citedSources, noSource, readSources, SOURCES } from './sources.ts';
import { readStoryText } from './text.ts';
import { readTowns, TOWNS } from './towns.ts';
import type { Chapter, Lang, Line, Pace, Place, Source, Story } from './types.ts';
import { wordsOf } from './words-of.ts';
import { parseYaml } from './yaml.ts';

/** The chapters, relative to the project's root. */
export const STORY = 'src/story/story.yaml';

/** The text in one language, relative to the project's root. */
export function textFile(lang: Lang): string {
  return `src/story/text/${lang}.md`;
}

/** Every file that the story in one language is made from, relative to the project's root. */
export function storyFiles(lang: Lang): string[] {
  // A translation is held to the text that it was made from.
  const texts = [...new Set([textFile(lang), textFile(FIRST)])];
  return [STORY, SOURCES, PLACES, MOVEMENTS, ROUTE, AREAS, TOWNS, LANDMARKS, CREDITS, ...texts];
}

/**
 * Reads, checks and joins all that the story is made from.
 * @param root the project's folder
 * @returns the story, and the files it was read from (relative to `root`), to watch
 * @throws StoryProblem for the first fault, always the same one; nothing else
 */
export function loadStory(root: string, lang: Lang): { story: Story; files: string[] } {
  const ui = wordsOf(lang);
  const doc = open(root, STORY, parseYaml);
  const entry = check(storySchema, doc);
  const sources = readSources(readText(root, SOURCES), lang);
  const placesDoc = open(root, PLACES, parseJson);
  const places = readPlaces(placesDoc, lang, sources, ui);
  const moves = readLines(open(root, MOVEMENTS, parseJson), sources);
  const routeDoc = open(root, ROUTE, parseJson);
  const joined = readRoute(routeDoc, places, sources);
  const { route } = joined;
  const lines = new Map<string, Line>(moves.lines);
  for (const [id, line] of joined.lines) {
    if (lines.has(id))
      throw new StoryProblem(
        { file: ROUTE, line: 1, column: 1 },
        '',
        `a second line with the id ${shown(id)}; the first is in ${MOVEMENTS}`,
      );
    lines.set(id, line);
  }
  const file = textFile(lang);
  const translated = lang !== FIRST;
  const known = (id: string): string | undefined => noPlace(places, id);
  const text = readStoryText(file, readText(root, file), known, { translated });
  const chapters = readChapters(entry, doc, { places, lines, route, sources, text, textFile: file, lang });
  if (translated) {
    const first = textFile(FIRST);
    const original = readStoryText(first, readText(root, first), known);
    refuseUnlike({ ...text, file }, { ...original, file: first });
  }
  joinChapters(chapters, places, placesDoc);
  const pace = paceOf(entry.pace, doc, sources);
  const cited = [
    ...(pace ? [pace.source] : []),
    ...chapters.flatMap((chapter) => chapter.claims.flatMap((claim) => claim.sources)),
    ...[...places.values()].flatMap((place) => place.sources),
    ...moves.cited,
    ...joined.cited,
  ];
  const story: Story = {
    lang,
    title: text.title,
    standfirst: text.standfirst,
    caveat: ui.caveat,
    report: entry.report,
    chapters,
    places: Object.fromEntries(places),
    lines: Object.fromEntries(lines),
    route,
    areas: readAreas(open(root, AREAS, parseJson), lang),
    towns: readTowns(open(root, TOWNS, parseJson), lang),
    landmarks: readLandmarks(open(root, LANDMARKS, parseJson), lang, places),
    pace,
    months: monthNames(lang, chapters),
    sources: citedSources(sources, cited),
    end: text.end.map(({ id, headline, html }) => ({ id, headline, html })),
    credits: readCredits(open(root, CREDITS, parseJson)),
    ui,
  };
  return { story: translated ? withBeside(story, file, text.beside) : story, files: storyFiles(lang) };
}

/**
 * Gives every place the chapters that it belongs to: those that name it, in their list of places or by a link in their
 * text, and those that its own entry adds.
 */
function joinChapters(chapters: Chapter[], places: Map<string, Place>, doc: Doc): void {
  const ids = chapters.map((chapter) => chapter.id);
  [...places.values()].forEach((place, i) => {
    const wrong = place.chapters.findIndex((id) => !ids.includes(id));
    if (wrong >= 0)
      throw problemAt(
        doc,
        ['features', i, 'properties', 'chapters', wrong],
        `no chapter ${shown(place.chapters[wrong])} in ${STORY}`,
      );
    place.chapters = chapters
      .filter(
        ({ id, places: named, html }) =>
          place.chapters.includes(id) ||
          named.includes(place.id) ||
          html.includes(`data-place="${place.id}"`),
      )
      .map(({ id }) => id);
  });
}

function paceOf(entry: StoryFile['pace'], doc: Doc, sources: Map<string, Source>): Pace | null {
  if (!entry) return null;
  const wrong = noSource(sources, entry.source);
  if (wrong) throw problemAt(doc, ['pace', 'source'], wrong);
  return { hours: entry.hours, kmh: entry.km_per_hour, source: entry.source };
}

function open(root: string, file: string, parse: (file: string, text: string) => Doc): Doc {
  const doc = parse(file, readText(root, file));
  refuseUnseenIn(doc);
  return doc;
}
