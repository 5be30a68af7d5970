/** The shape of story.yaml: what is checked at build time, and by editors through story.schema.json. */
import { z } from 'zod';
import { isDate } from './dates.ts';
import { MOST_LATITUDE } from './great-circle.ts';
import { CERTAINTIES } from './types.ts';
import { shown } from './problem.ts';

const PARTS = ['opening', 'background', 'journey', 'answers', 'postscript'] as const;
const NAME = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** A name that files use for each other: lower case, digits, hyphens; a frame and its host say no longer one (doors/wire.ts). */
export const id = z
  .string()
  .regex(NAME, {
    error: (issue) => `${shown(issue.input)} is not an id (small letters, digits and hyphens)`,
  })
  .max(80, { error: (issue) => `${shown(issue.input)} is longer than 80 characters` });

/** One line or more that is not blank. */
export const sentence = z.string().refine((text) => text.trim() !== '', 'must not be empty');

/** Certainty, in the story's own vocabulary. */
export const certainty = z
  .enum(CERTAINTIES)
  .describe(
    'confirmed: both sides or public record. stated: a named official on the record. reported: a newspaper quoting ' +
      'unnamed officials. alleged: an accusation that the accused denies. inferred: our own reading of the map.',
  );

/** [longitude, latitude] in degrees; Web Mercator, and with it the map, ends at 85 north and south. */
export const lonLat = z.tuple([degrees('longitude', 180), degrees('latitude', MOST_LATITUDE)]);

function degrees(name: string, most: number) {
  return z
    .number()
    .refine((value) => Math.abs(value) <= most, {
      error: (issue) => `${name} ${shown(issue.input)} is not between -${most} and ${most}`,
    })
    .meta({ minimum: -most, maximum: most });
}

const date = z
  .string()
  .refine(isDate, {
    error: (issue) => `${shown(issue.input)} is not a date (as 2023-09-04, or 2023-09 for a month)`,
  })
  .meta({ pattern: '^\\d{4}-\\d{2}(-\\d{2})?$', description: 'A day, 2023-09-04, or a month, 2023-09.' });

const range = z
  .strictObject({
    from: date.describe('First day (or month).'),
    to: date.optional().describe('Last day (or month), inclusive. The same as from where it is left out.'),
    precision: z
      .enum(['day', 'month', 'about'])
      .optional()
      .describe('How exact this is: shown as days, as months, or with "about" before it.'),
  })
  .refine((span) => span.to === undefined || span.from.slice(0, span.to.length) <= span.to, {
    path: ['to'],
    error: (issue) => {
      const span = issue.input as { from: string; to: string };
      return `the end, ${shown(span.to)}, is before the beginning, ${shown(span.from)}`;
    },
  });

const when = z.union([date, range], {
  error: (issue) =>
    issue.input === undefined
      ? undefined
      : `${shown(issue.input)} is not a date (as 2023-09-04) or a range {from, to}`,
});

const target = z.union(
  [
    sentence.describe('A place by its id, or a line as line:ID (line:route is the possible route).'),
    lonLat.describe('An own point: [longitude, latitude].'),
  ],
  {
    error: (issue) =>
      `${shown(issue.input)} is not a place, a line (line:ID) or a point [longitude, latitude]`,
  },
);

const view = z
  .strictObject({
    fit: z
      .array(target)
      .min(1, 'names nothing to be seen')
      .optional()
      .describe(
        'What must be seen while the chapter is read: places, lines (line:ID), own points [longitude, latitude].',
      ),
    max_zoom: z
      .number()
      .min(0)
      .max(11)
      .optional()
      .describe('Never closer than this: globe about 2, continent 3 to 5, a leg 6 to 8.5, close-up 9.'),
    globe: z
      .boolean()
      .optional()
      .describe('Show the planet whole, however near the points are to each other.'),
    follow: sentence
      .optional()
      .describe('The line that the train runs along on the way to this chapter: route.'),
    from: sentence.optional().describe('Follow from this place on the line…'),
    to: sentence.optional().describe('…to this one, where the train stands while the chapter is read.'),
    span_km: z
      .number()
      .positive()
      .max(20_000)
      .optional()
      .describe('Width of ground to keep around the running train, in kilometres (160 where left out).'),
  })
  .refine(
    (v) => v.follow !== undefined || (v.from ?? v.to ?? v.span_km) === undefined,
    'from, to and span_km are only for a view that follows: it lacks follow',
  )
  .refine(
    (v) => v.fit !== undefined || v.follow !== undefined,
    'says neither what must be seen (fit) nor what to follow (follow, from, to)',
  )
  .refine(
    (v) => v.follow === undefined || (v.from !== undefined && v.to !== undefined),
    'a follow needs from and to',
  )
  .meta({
    anyOf: [{ required: ['fit'] }, { required: ['follow'] }],
    dependentRequired: { follow: ['from', 'to'], from: ['follow'], to: ['follow'], span_km: ['follow'] },
  });

const cited = sentence.describe('Id of a source in src/story/sources.csv.');

const claim = z.strictObject({
  id: id.describe('Its own id, unlike that of any other claim.'),
  what: sentence.describe('What is claimed: one sentence, plain text.'),
  who: sentence.describe('Who says so.'),
  when: when.describe('When it was said or happened.'),
  certainty,
  source: z.union([cited, z.array(cited).min(1, 'a claim needs at least one source')], {
    error: (issue) =>
      issue.input == null
        ? 'a claim needs at least one source'
        : `${shown(issue.input)} is not the id of a source`,
  }),
});

const chapter = z.strictObject({
  id: id.describe('Id of the chapter, as in its heading in text/en.md and in the address of the page.'),
  part: z.enum(PARTS).describe('Which part of the story it belongs to; the postscript is set apart.'),
  date: when.describe('When it happens.'),
  where: sentence.describe('Where it happens, for the line above the headline.'),
  view: view.describe('What the map shows.'),
  lines: z.array(sentence).default([]).describe('Lines that stand out; route is the possible route.'),
  places: z
    .array(sentence)
    .default([])
    .describe('Places that stand out and are labelled, most important first.'),
  claims: z.array(claim).default([]).describe('Who says what, how sure it is, and where it stands.'),
});

const ADDRESS = /^(https?:\/\/|mailto:)[^\s<>"]+$/i;

/** The whole of story.yaml. */
export const storySchema = z.strictObject(
  {
    report: z
      .string()
      .refine((address) => address === '' || ADDRESS.test(address), {
        error: (issue) => `${shown(issue.input)} is neither an http(s) address nor a mailto address`,
      })
      .default('')
      .describe('Where readers report an error: an http(s) or mailto address. Empty: none.'),
    pace: z
      .strictObject({
        hours: z.number().positive().describe('About how many hours the whole journey takes.'),
        km_per_hour: z
          .tuple([z.number().positive(), z.number().positive()])
          .describe('How fast such a train is reported to go: from, to.'),
        source: cited,
      })
      .optional()
      .describe('What the strip map says of the train’s speed.'),
    chapters: z
      .array(chapter, { error: (issue) => (issue.input == null ? 'the story has no chapters' : undefined) })
      .min(1, 'the story has no chapters')
      .describe('The chapters, in the order in which they are told.'),
  },
  { error: (issue) => (issue.input == null ? 'the story has no chapters' : undefined) },
);

export type StoryFile = z.output<typeof storySchema>;
export type ChapterEntry = StoryFile['chapters'][number];
export type ViewEntry = ChapterEntry['view'];

/** The same as JSON Schema, as it is published in story.schema.json for editors. */
export function storyJsonSchema(): string {
  const schema = z.toJSONSchema(storySchema, { io: 'input' });
  return `${JSON.stringify({ ...schema, title: 'The Armored Train: story.yaml' }, null, 2)}\n`;
}
