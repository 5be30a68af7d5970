/** The shapes of the GeoJSON files in geo/: a typing error in a key must not lose a kilometre. */
import { z } from 'zod';
import { LANGS } from './langs.ts';
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
  'airfield',
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
  /** Never closer than this when the place is opened. */
  zoom: z.number().min(1).max(11).optional(),
  /** Ids of neighbours that are seen together with it. */
  close_up: z.array(id).optional(),
  /** Ids of chapters that it belongs to although they do not name it. */
  chapters: z.array(id).optional(),
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
  kind: z.enum(['country', 'region', 'sea', 'river', 'lake', 'island', 'range']),
  /** Rank among the alternatives of one key; for the human reader, the order in the file is what counts. */
  choice: z.number().optional(),
  names: z.partialRecord(z.enum(LANGS), sentence),
  min_zoom: z.number(),
  max_zoom: z.number(),
});

const names = z.partialRecord(z.enum(LANGS), sentence);

const townProperties = z.strictObject({
  names: names.and(z.record(z.string(), sentence)),
  local: z.enum(['ko', 'ru', 'uk', 'en', 'zh', 'ja', 'be', 'mn']),
  rank: z.union([z.literal(1), z.literal(2), z.literal(3)]),
  capital: z.boolean().default(false),
  min_zoom: z.number(),
});

const landmarkProperties = z.strictObject({
  kind: z.enum(['bridge', 'campus', 'walls', 'square', 'river', 'pier', 'station', 'runway']),
  place: z.union([id, z.literal('')]),
  /** Null where it goes without a name. */
  names: names.nullable(),
  min_zoom: z.number(),
  exact: z.strictObject({ within_m: z.number().min(0), how: sentence }),
});

export const areasSchema = collection(
  z.looseObject({ type: z.literal('Feature'), properties: areaProperties, geometry: point }),
);
const polygon = z.looseObject({
  type: z.literal('Polygon'),
  coordinates: z.array(z.array(lonLat).min(4, 'a ring needs at least four points')).length(1),
});
export const townsSchema = collection(feature(point, townProperties));
export const landmarksSchema = collection(feature(z.union([lineString, polygon]), landmarkProperties));
export const placesSchema = collection(feature(point, placeProperties));
export const routeSchema = collection(feature(lineString, legProperties));
export const movementsSchema = collection(feature(lineString, movementProperties));

export type PlaceProperties = z.output<typeof placeProperties>;
export type LegProperties = z.output<typeof legProperties>;
