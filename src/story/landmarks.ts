import { check } from './check.ts';
import type { Doc } from './doc.ts';
import { problemAt } from './doc.ts';
import { landmarksSchema } from './geo-schema.ts';
import { noPlace } from './places.ts';
import { shown } from './problem.ts';
import type { Landmark, Lang, Place } from './types.ts';

/** What close-ups carry and no source has, relative to the project's root. */
export const LANDMARKS = 'geo/landmarks.geojson';

/** @throws StoryProblem for the first fault */
export function readLandmarks(doc: Doc, lang: Lang, places: Map<string, Place>): Landmark[] {
  const seen = new Set<string>();
  return check(landmarksSchema, doc).features.map(({ id, properties, geometry }, i) => {
    if (seen.has(id))
      throw problemAt(doc, ['features', i, 'id'], `a second landmark with the id ${shown(id)}`);
    seen.add(id);
    const { kind, place, names, min_zoom: minZoom, exact } = properties;
    const wrong = place ? noPlace(places, place) : undefined;
    if (wrong) throw problemAt(doc, ['features', i, 'properties', 'place'], wrong);
    if (names && names[lang] === undefined)
      throw problemAt(
        doc,
        ['features', i, 'properties', 'names'],
        `the landmark ${shown(id)} has no name in the language ${shown(lang)}`,
      );
    return {
      id,
      kind,
      place,
      name: names?.[lang] ?? '',
      minZoom,
      withinM: exact.within_m,
      how: exact.how,
      ...(geometry.type === 'Polygon'
        ? { shape: 'area' as const, coordinates: geometry.coordinates[0]! }
        : { shape: 'line' as const, coordinates: geometry.coordinates }),
    };
  });
}
