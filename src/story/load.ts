import { AREAS, readAreas } from './areas.ts';
import { readChapters } from './chapters.ts';
import { check } from './check.ts';
import { refuseUnseenIn } from './controls.ts';
import { CREDITS, readCredits } from './credits.ts';
import type { Doc } from './doc.ts';
import { parseJson } from './json.ts';
import { MOVEMENTS, readLines } from './lines.ts';
import { monthNames } from './months.ts';
import { noPlace, PLACES, readPlaces } from './places.ts';
import { shown, StoryProblem } from './problem.ts';
import { readText } from './read.ts';
import { readRoute, ROUTE } from './route.ts';
import { storySchema } from './schema.ts';
import { citedSources, readSources, SOURCES } from './sources.ts';
import { readStoryText } from './text.ts';
import type { Lang, Line, Story } from './types.ts';
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
  return [STORY, SOURCES, PLACES, MOVEMENTS, ROUTE, AREAS, CREDITS, textFile(lang)];
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
  const places = readPlaces(open(root, PLACES, parseJson), lang, sources);
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
  const text = readStoryText(file, readText(root, file), (id) => noPlace(places, id));
  const chapters = readChapters(entry, doc, { places, lines, route, sources, text, textFile: file, lang });
  const cited = [
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
    months: monthNames(lang, chapters),
    sources: citedSources(sources, cited),
    end: text.end.map(({ id, headline, html }) => ({ id, headline, html })),
    credits: readCredits(open(root, CREDITS, parseJson)),
    ui,
  };
  return { story, files: storyFiles(lang) };
}

function open(root: string, file: string, parse: (file: string, text: string) => Doc): Doc {
  const doc = parse(file, readText(root, file));
  refuseUnseenIn(doc);
  return doc;
}
