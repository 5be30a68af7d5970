/** The shapes of the GeoJSON files in geo/: a typing error in a key must not lose a kilometre. */
import { z } from 'zod';
import { certainty, id, lonLat, sentence } from './schema.ts';

const sources = z.array(z.string());

const KINDS = [
  'capital',
  'city',
  'station',
  'junction',
  'bridge',
  'campus',
  'pier',
  'square',
  'government',
  'cosmodrome',
] as const;

const placeProperties = z.strictObject({
  names: z.strictObject({
    en: sentence,
    es: sentence.optional(),
    ko: sentence.optional(),
    ru: sentence.optional(),
    uk: sentence.optional(),
    zh: sentence.optional(),
    ja: sentence.optional(),
  }),
  kind: z.enum(KINDS),
  country: z.string().regex(/^([a-z]{2})?$/, 'must be a country in two small letters, or empty'),
  local: z.enum(['ko', 'ru', 'uk', 'en', 'zh', 'ja']),
  fact: z.string().default(''),
  sources: sources.default([]),
  exact: z.strictObject({ within_m: z.number().min(0), how: z.string() }),
  rail_km: z.number().min(0).optional(),
  km_about: z.boolean().optional(),
  note: z.string().optional(),
});

const legProperties = z.strictObject({
  /** A spur is drawn as a line of its own; the legs are joined to the possible route. */
  role: z.enum(['leg', 'spur']),
  line: z.string().optional(),
  name: sentence,
  from: id,
  to: id,
  gauge_mm: z.array(z.number().positive()).min(1),
  km_from: z.number().min(0),
  km_to: z.number().min(0),
  certainty,
  sources,
  note: z.string().optional(),
});

const movementProperties = z.strictObject({
  name: sentence,
  kind: z.enum(['rail', 'air', 'road', 'message', 'unknown']),
  certainty,
  shape: z.enum(['great-circle', 'drawn']),
  sources,
  note: z.string().optional(),
});

function feature<G extends z.ZodType, P extends z.ZodType>(geometry: G, properties: P) {
  return z.looseObject({ type: z.literal('Feature'), id, properties, geometry });
}

function collection<F extends z.ZodType>(of: F) {
  return z.looseObject({ type: z.literal('FeatureCollection'), features: z.array(of) });
}

const point = z.looseObject({ type: z.literal('Point'), coordinates: lonLat });
const lineString = z.looseObject({
  type: z.literal('LineString'),
  coordinates: z.array(lonLat).min(2, 'a line needs at least two points'),
});

const areaProperties = z.strictObject({
  key: id,
  kind: z.enum(['country', 'sea', 'river', 'lake']),
  /** Rank among the alternatives of one key; for the human reader, the order in the file is what counts. */
  choice: z.number().optional(),
  names: z.partialRecord(z.enum(['en', 'es', 'ko', 'ru']), sentence),
  min_zoom: z.number(),
  max_zoom: z.number(),
});

export const areasSchema = collection(
  z.looseObject({ type: z.literal('Feature'), properties: areaProperties, geometry: point }),
);
export const placesSchema = collection(feature(point, placeProperties));
export const routeSchema = collection(feature(lineString, legProperties));
export const movementsSchema = collection(feature(lineString, movementProperties));

export type PlaceProperties = z.output<typeof placeProperties>;
export type LegProperties = z.output<typeof legProperties>;
