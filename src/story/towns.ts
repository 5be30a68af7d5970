import { check } from './check.ts';
import type { Doc } from './doc.ts';
import { problemAt } from './doc.ts';
import { townsSchema } from './geo-schema.ts';
import { shown } from './problem.ts';
import type { Lang, Town } from './types.ts';

/** Towns for finding one's way, relative to the project's root. */
export const TOWNS = 'geo/towns.geojson';

/** @throws StoryProblem for the first fault */
export function readTowns(doc: Doc, lang: Lang): Town[] {
  const seen = new Set<string>();
  return check(townsSchema, doc).features.map(({ id, properties, geometry }, i) => {
    if (seen.has(id)) throw problemAt(doc, ['features', i, 'id'], `a second town with the id ${shown(id)}`);
    seen.add(id);
    const { rank, capital, min_zoom: minZoom, local } = properties;
    const names: Record<string, string | undefined> = properties.names;
    const name = names[lang];
    if (name === undefined)
      throw problemAt(
        doc,
        ['features', i, 'properties', 'names'],
        `the town ${shown(id)} has no name in the language ${shown(lang)}`,
      );
    const own = names[local] ?? '';
    return {
      id,
      at: geometry.coordinates,
      name,
      local: local === lang || own === name ? '' : own,
      localLang: local,
      rank,
      capital,
      minZoom,
    };
  });
}
