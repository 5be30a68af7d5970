import type { Cell } from './csv.ts';
import { parseCsv } from './csv.ts';
import { isDate, sourceDateText } from './dates.ts';
import { didYouMean } from './nearest.ts';
import { shown, StoryProblem } from './problem.ts';
import type { Lang, Source } from './types.ts';

/** Where the sources stand, relative to the project's root. */
export const SOURCES = 'src/story/sources.csv';

const COLUMNS = ['id', 'url', 'title', 'publisher', 'date', 'language'] as const;
type Column = (typeof COLUMNS)[number];

/**
 * Every source of the file by its id. A title in [brackets] is our description, not the source's headline.
 * @throws StoryProblem at the first row that is no source
 */
export function readSources(text: string, lang: Lang): Map<string, Source> {
  const rows = parseCsv(SOURCES, text);
  const head = rows[0] ?? [];
  for (const column of COLUMNS)
    if (!head.some((cell) => cell.text === column))
      throw new StoryProblem(
        { file: SOURCES, line: 1, column: 1 },
        '',
        `the first row has no column "${column}"`,
      );

  const double = head.find((cell, i) => head.some((other, j) => j < i && other.text === cell.text));
  if (double)
    throw new StoryProblem(
      { file: SOURCES, ...double.at },
      '',
      `the first row has a second column ${shown(double.text)}`,
    );

  const sources = new Map<string, Source>();
  for (const row of rows.slice(1)) {
    if (row.length !== head.length)
      throw new StoryProblem(
        { file: SOURCES, ...row[0]!.at },
        '',
        `this row, ${shown(row[0]!.text)}, has ${row.length} values, but the first row has ${head.length} columns`,
      );
    const cells = Object.fromEntries(head.map((cell, i) => [cell.text, row[i]!])) as Record<Column, Cell>;
    const source = sourceOf(cells, lang);
    if (sources.has(source.id)) throw problem(cells, 'id', `a second source with the id ${shown(source.id)}`);
    sources.set(source.id, source);
  }
  return sources;
}

function problem(cells: Record<Column, Cell>, column: Column, sentence: string): StoryProblem {
  return new StoryProblem({ file: SOURCES, ...cells[column].at }, column, sentence);
}

function sourceOf(cells: Record<Column, Cell>, lang: Lang): Source {
  const text = (column: Column): string => cells[column].text.trim();
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(text('id')))
    throw problem(cells, 'id', `${shown(text('id'))} is not an id (small letters, digits and hyphens)`);
  if (!isWebAddress(text('url')))
    throw problem(cells, 'url', `${shown(text('url'))} is not an http(s) address`);
  for (const column of ['title', 'publisher'] as const)
    if (text(column) === '') throw problem(cells, column, 'must not be empty');
  const date = text('date');
  if (date !== '' && !isDate(date) && !/^\d{4}$/.test(date))
    throw problem(cells, 'date', `${shown(date)} is not a date (as 2023-09-04, 2023-09, 2023 or nothing)`);
  if (!isLanguage(text('language')))
    throw problem(cells, 'language', `${shown(text('language'))} is not a language tag (as en)`);

  const brackets = /^\[(.*)\]$/s.exec(text('title'));
  return {
    id: text('id'),
    url: text('url'),
    // How we came by a description is a note for us, not for the reader.
    title: brackets ? brackets[1]!.replace(/; from the address(?=;|$)/, '') : text('title'),
    described: brackets !== null,
    publisher: text('publisher'),
    date,
    dateText: sourceDateText(lang, date),
    language: text('language'),
  };
}

function isWebAddress(text: string): boolean {
  return /^https?:\/\/[^\s<>"]+$/i.test(text) && URL.canParse(text);
}

function isLanguage(text: string): boolean {
  try {
    return Intl.getCanonicalLocales(text).length === 1;
  } catch {
    return false;
  }
}

/** The sources with these ids, oldest first, those without a date last; among equals by id. */
export function citedSources(all: Map<string, Source>, ids: Iterable<string>): Source[] {
  const cited = [...new Set(ids)].map((id) => all.get(id)!);
  const key = (source: Source): string => `${source.date === '' ? '~' : source.date} ${source.id}`;
  return cited.sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

/** What is wrong with a citation; undefined where the source is there. */
export function noSource(all: Map<string, Source>, id: string): string | undefined {
  return all.has(id) ? undefined : `no source ${shown(id)} in ${SOURCES}${didYouMean(id, all.keys())}`;
}
