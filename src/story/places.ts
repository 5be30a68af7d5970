import { check } from './check.ts';
import type { Doc } from './doc.ts';
import { problemAt } from './doc.ts';
import type { PlaceProperties } from './geo-schema.ts';
import { placesSchema } from './geo-schema.ts';
import { didYouMean } from './nearest.ts';
import { shown } from './problem.ts';
import { noSource } from './sources.ts';
import type { Lang, LonLat, Place, Source } from './types.ts';
import type { Words } from './words.ts';

/** Where the places stand, relative to the project's root. */
export const PLACES = 'geo/places.geojson';

/**
 * Every place by its id, with names in the language asked for.
 * @throws StoryProblem for the first fault
 */
export function readPlaces(
  doc: Doc,
  lang: Lang,
  sources: Map<string, Source>,
  ui: Words,
): Map<string, Place> {
  const places = new Map<string, Place>();
  const { features } = check(placesSchema, doc);
  features.forEach((feature, i) => {
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
    const { country } = properties;
    if (country && !ui.country[country])
      throw problemAt(
        doc,
        ['features', i, 'properties', 'country'],
        `the country ${shown(country)} has no name in the language ${shown(lang)}`,
      );
    places.set(id, placeOf(id, geometry.coordinates, properties, lang, ui));
  });
  features.forEach(({ properties }, i) =>
    properties.close_up?.forEach((id, j) => {
      const wrong = noPlace(places, id);
      if (wrong) throw problemAt(doc, ['features', i, 'properties', 'close_up', j], wrong);
    }),
  );
  return places;
}

/** The map's closest; and a place that may be far off is not looked at so closely that one would trust the dot. */
const CLOSEST = 11;
const DOUBT_PX = 24;

/** Web Mercator: metres of ground on a CSS pixel at zoom 0 over the equator, for tiles of 512 px. */
const METRES = 40_075_016.686 / 512;

/** The closest zoom for a position that may be `withinM` metres off. */
function zoomFor([, lat]: LonLat, withinM: number): number {
  const most = Math.log2((DOUBT_PX * METRES * Math.cos((lat * Math.PI) / 180)) / Math.max(1, withinM));
  return Math.min(CLOSEST, Math.floor(most * 10) / 10);
}

function placeOf(id: string, at: LonLat, properties: PlaceProperties, lang: Lang, ui: Words): Place {
  const name = properties.names[lang]!;
  const own = properties.names[properties.local] ?? '';
  return {
    id,
    at,
    kind: properties.kind,
    country: properties.country,
    countryName: ui.country[properties.country] ?? '',
    name,
    names: [...new Set(Object.values(properties.names))],
    local: properties.local === lang || own === name ? '' : own,
    localLang: properties.local,
    fact: properties.fact,
    sources: properties.sources,
    withinM: properties.exact.within_m,
    how: properties.exact.how,
    zoom: properties.zoom ?? zoomFor(at, properties.exact.within_m),
    closeUp: [...new Set([id, ...(properties.close_up ?? [])])],
    chapters: properties.chapters ?? [],
    ...(properties.rail_km !== undefined && { railKm: properties.rail_km }),
    ...(properties.km_about !== undefined && { kmAbout: properties.km_about }),
    ...(properties.note !== undefined && { note: properties.note }),
  };
}

/** What is wrong with a reference to a place; undefined where the place is there. */
export function noPlace(places: Map<string, Place>, id: string): string | undefined {
  return places.has(id) ? undefined : `no place ${shown(id)} in ${PLACES}${didYouMean(id, places.keys())}`;
}
