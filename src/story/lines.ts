import { check } from './check.ts';
import type { Doc } from './doc.ts';
import { problemAt } from './doc.ts';
import { movementsSchema } from './geo-schema.ts';
import { greatCircle, opposite, unwrapped } from './great-circle.ts';
import { didYouMean } from './nearest.ts';
import { shown } from './problem.ts';
import { noSource } from './sources.ts';
import type { Line, LonLat, Source } from './types.ts';

/** Where the lines stand, relative to the project's root. */
export const MOVEMENTS = 'geo/movements.geojson';

/** What the story calls the possible route, which is joined from the legs of geo/route.geojson. */
export const ROUTE_ID = 'route';

export interface Lines {
  lines: Map<string, Line>;
  /** Ids of the sources that they cite. */
  cited: string[];
}

/**
 * Every line but the possible route by its id, great circles computed, longitudes unwrapped.
 * @throws StoryProblem for the first fault
 */
export function readLines(doc: Doc, sources: Map<string, Source>): Lines {
  const lines = new Map<string, Line>();
  const cited: string[] = [];
  check(movementsSchema, doc).features.forEach((feature, i) => {
    const { id, properties } = feature;
    if (lines.has(id)) throw problemAt(doc, ['features', i, 'id'], `a second line with the id ${shown(id)}`);
    if (id === ROUTE_ID)
      throw problemAt(doc, ['features', i, 'id'], `the id "${ROUTE_ID}" is kept for the possible route`);
    refuseSources(doc, i, properties.sources, sources);
    refuseNoLength(doc, i, feature.geometry.coordinates);
    const points = feature.geometry.coordinates;
    const { certainty, kind, name, shape } = properties;
    if (shape === 'great-circle')
      points.slice(1).forEach((to, j) => {
        if (opposite(points[j]!, to))
          throw problemAt(
            doc,
            ['features', i, 'geometry', 'coordinates', j + 1],
            `opposite to the point before it, so that no way is the shortest; add a point between`,
          );
      });
    const coordinates = unwrapped(shape === 'great-circle' ? greatCircle(points) : points);
    lines.set(id, { id, certainty, kind, name, coordinates });
    cited.push(...properties.sources);
  });
  return { lines, cited };
}

/** @throws StoryProblem where feature `i` cites a source that is not there */
export function refuseSources(doc: Doc, i: number, cited: string[], sources: Map<string, Source>): void {
  cited.forEach((source, j) => {
    const wrong = noSource(sources, source);
    if (wrong) throw problemAt(doc, ['features', i, 'properties', 'sources', j], wrong);
  });
}

/** @throws StoryProblem where all points of feature `i` are the same */
export function refuseNoLength(doc: Doc, i: number, points: LonLat[]): void {
  const first = points[0]!;
  if (points.every((point) => same(point, first))) {
    const { id } = (doc.value as { features: { id: string }[] }).features[i]!;
    throw problemAt(
      doc,
      ['features', i, 'geometry', 'coordinates'],
      `the line ${shown(id)} has no length: all its points are ${first.join(', ')}`,
    );
  }
}

/** Whether two points are the same to the digit. */
export function same(a: LonLat, b: LonLat): boolean {
  return a[0] === b[0] && a[1] === b[1];
}

/** What is wrong with a reference to a line; undefined where the line is there. */
export function noLine(lines: Map<string, Line>, id: string): string | undefined {
  if (id === ROUTE_ID || lines.has(id)) return undefined;
  return `no line ${shown(id)} in ${MOVEMENTS}${didYouMean(id, [ROUTE_ID, ...lines.keys()])}`;
}
