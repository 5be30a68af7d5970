import { check } from './check.ts';
import type { Doc } from './doc.ts';
import { problemAt } from './doc.ts';
import type { PlaceProperties } from './geo-schema.ts';
import { placesSchema } from './geo-schema.ts';
import { didYouMean } from './nearest.ts';
import { shown } from './problem.ts';
import { noSource } from './sources.ts';
import type { Lang, LonLat, Place, Source } from './types.ts';

/** Where the places stand, relative to the project's root. */
export const PLACES = 'geo/places.geojson';

/**
 * Every place by its id, with names in the language asked for.
 * @throws StoryProblem for the first fault
 */
export function readPlaces(doc: Doc, lang: Lang, sources: Map<string, Source>): Map<string, Place> {
  const places = new Map<string, Place>();
  check(placesSchema, doc).features.forEach((feature, i) => {
    const { id, properties, geometry } = feature;
    if (places.has(id))
      throw problemAt(doc, ['features', i, 'id'], `a second place with the id ${shown(id)}`);
    if (properties.names[lang] === undefined)
      throw problemAt(
        doc,
        ['features', i, 'properties', 'names'],
        `the place ${shown(id)} has no name in the language ${shown(lang)}`,
      );
    properties.sources.forEach((source, j) => {
      const wrong = noSource(sources, source);
      if (wrong) throw problemAt(doc, ['features', i, 'properties', 'sources', j], wrong);
    });
    places.set(id, placeOf(id, geometry.coordinates, properties, lang));
  });
  return places;
}

function placeOf(id: string, at: LonLat, properties: PlaceProperties, lang: Lang): Place {
  const name = properties.names[lang]!;
  const own = properties.names[properties.local] ?? '';
  return {
    id,
    at,
    kind: properties.kind,
    country: properties.country,
    name,
    local: properties.local === lang || own === name ? '' : own,
    localLang: properties.local,
    fact: properties.fact,
    sources: properties.sources,
    withinM: properties.exact.within_m,
    ...(properties.rail_km !== undefined && { railKm: properties.rail_km }),
    ...(properties.km_about !== undefined && { kmAbout: properties.km_about }),
    ...(properties.note !== undefined && { note: properties.note }),
  };
}

/** What is wrong with a reference to a place; undefined where the place is there. */
export function noPlace(places: Map<string, Place>, id: string): string | undefined {
  return places.has(id) ? undefined : `no place ${shown(id)} in ${PLACES}${didYouMean(id, places.keys())}`;
}
