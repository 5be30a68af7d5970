import { check } from './check.ts';
import type { Doc } from './doc.ts';
import { problemAt } from './doc.ts';
import { areasSchema } from './geo-schema.ts';
import { shown } from './problem.ts';
import type { Area, Lang } from './types.ts';

/** The points at which the map may write over areas, relative to the project's root. */
export const AREAS = 'geo/area-labels.geojson';

/**
 * Names of countries and waters, in the file's order: several points with one key are alternatives, the best first.
 * @throws StoryProblem for the first fault
 */
export function readAreas(doc: Doc, lang: Lang): Area[] {
  return check(areasSchema, doc).features.map(({ properties, geometry }, i) => {
    const { key, kind, names, min_zoom: minZoom, max_zoom: maxZoom } = properties;
    const name = names[lang];
    if (name === undefined)
      throw problemAt(
        doc,
        ['features', i, 'properties', 'names'],
        `the area ${shown(key)} has no name in the language ${shown(lang)}`,
      );
    return { key, kind, name, at: geometry.coordinates, minZoom, maxZoom };
  });
}
