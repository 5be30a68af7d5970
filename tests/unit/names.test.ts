/** The names on the map are those of the table of names (tests/fixtures/names.csv), in every language. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { LANGS } from '../../src/story/langs.ts';
import { parseCsv } from '../../src/story/csv.ts';

const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const [head = [], ...rows] = parseCsv('names.csv', read('tests/fixtures/names.csv')).map((row) =>
  row.map(({ text }) => text),
);
const table = new Map(
  rows.map((row) => [row[0]!, Object.fromEntries(head.map((name, i) => [name, row[i]!]))]),
);

/** What the table has in brackets are notes. */
const bare = (name = ''): string => name.replace(/\s*\([^)]*\)/g, '').trim();
/** The place is called as its city, not as the station there. */
const ROW: Record<string, string> = { chongjin: 'chongjin-city' };

interface Named {
  id?: string;
  properties: { key?: string; names: Record<string, string> };
}

/** Names that are other than in the table, and how many are in it. */
function compared(path: string): { other: string[]; known: number } {
  const { features } = JSON.parse(read(path)) as { features: Named[] };
  const other: string[] = [];
  const known = new Set<string>();
  for (const { id, properties } of features) {
    const key = id ?? properties.key!;
    const row = table.get(ROW[key] ?? key);
    if (!row) continue;
    known.add(key);
    for (const lang of LANGS)
      if (bare(properties.names[lang]) !== bare(row[lang]))
        other.push(`${key} (${lang}): ${properties.names[lang]}, in the table ${row[lang]}`);
  }
  return { other: [...new Set(other)], known: known.size };
}

describe('the names', () => {
  it('of all places are those of the table', () => {
    const { other, known } = compared('geo/places.geojson');
    expect(other).toEqual([]);
    expect(known).toBe((JSON.parse(read('geo/places.geojson')) as { features: unknown[] }).features.length);
  });

  it('of countries, regions and waters are those of the table, as far as it goes', () => {
    const { other, known } = compared('geo/area-labels.geojson');
    expect(other).toEqual([]);
    expect(known).toBeGreaterThan(20);
  });
});
