/**
 * What a frame and its host say to each other: `{ armoredTrain: 1, type, … }`, and what of it is believed. The other side
 * is a stranger: each parser takes the fields it knows, in their bounds, and answers null to everything else.
 */
import type { Mode } from '../ui/mode.ts';

export const VERSION = 1;

/** What the story's own events carry, by name. */
export interface Details {
  chapterchange: { id: string; index: number };
  placeopen: { id: string };
  placeclose: Record<string, never>;
  modechange: { mode: Mode };
  painterchange: { painter: 'maplibre' | 'svg' | null };
  storyerror: { message: string };
}

type EventMessage = {
  [Name in keyof Details]: { type: 'event'; name: Name; detail: Details[Name] };
}[keyof Details];

export type FrameMessage =
  /** The frame's script runs. */
  | { type: 'hello' }
  /** How tall the frame's document is, CSS pixels. */
  | { type: 'height'; px: number }
  /**
   * Please scroll so that the story is at `top`: CSS pixels from the story's top, less than nothing above it. The host
   * answers `host` with `ack: seq`.
   */
  | { type: 'ask'; top: number; seq: number; smooth: boolean }
  | EventMessage;

export type HostMessage =
  /**
   * Where the reader is: the story's top is `top` CSS pixels above the line where the frame rests (less than nothing:
   * below it). The browser's own bars may cover the last `clip` CSS pixels of the frame. `near`: this is the one frame of
   * its page that may keep a live map. `ack`: the last `seq` that was asked and has been done; 0 for none.
   */
  | { type: 'host'; top: number; clip: number; near: boolean; ack: number }
  /** Null: as if it had never been said. */
  | { type: 'set'; theme?: string | null; basemap?: string | null }
  | { type: 'go'; chapter: string }
  /** Opens a place; null closes the one that is open. */
  | { type: 'place'; id: string | null }
  | { type: 'mode'; mode: Mode };

/** CSS pixels: taller than any story, shorter than what browsers can lay out. */
const MOST = 1e7;
const LONGEST_URL = 2000;
export const LONGEST_TEXT = 500;

type Fields = Record<string, unknown>;

// A comparison with NaN is false, so these are finite, too.
const between = (value: unknown, least: number, most: number): value is number =>
  typeof value === 'number' && value >= least && value <= most;

const count = (value: unknown): value is number => between(value, 0, 9e15) && value % 1 === 0;

const short = (value: unknown, longest: number): value is string =>
  typeof value === 'string' && value.length <= longest;

/** An absolute web address. */
export const isUrl = (value: unknown): value is string =>
  short(value, LONGEST_URL) && /^https?:\/\/[^\s<>"]+$/.test(value);

export const isId = (value: unknown): value is string =>
  typeof value === 'string' && /^[\w-]{1,80}$/.test(value);

const oneOf =
  (...allowed: unknown[]) =>
  (value: unknown): boolean =>
    allowed.includes(value);

const isMode = oneOf('scroll', 'steps');

const fieldsOf = (data: unknown): Fields | null =>
  typeof data === 'object' && data !== null ? (data as Fields) : null;

/** What each field may hold. */
type Checks = Record<string, (value: unknown) => boolean>;

/** Only the fields that there are checks for; null where one does not hold. */
function picked(checks: Checks | undefined, fields: Fields | null): Fields | null {
  const found: Fields = {};
  if (!checks || !fields) return null;
  for (const field in checks) {
    if (!checks[field]!(fields[field])) return null;
    found[field] = fields[field];
  }
  return found;
}

// A map, not an object: a stranger may well name a message `toString`.
const table = (entries: Record<string, Checks>): Map<unknown, Checks> => new Map(Object.entries(entries));

const isFlag = (value: unknown): boolean => value === !!value;
const isPlace = (value: unknown): boolean => between(value, -MOST, MOST);

const EVENTS = /* @__PURE__ */ table({
  chapterchange: { id: isId, index: count },
  placeopen: { id: isId },
  placeclose: {},
  modechange: { mode: isMode },
  painterchange: { painter: oneOf(null, 'maplibre', 'svg') },
  storyerror: { message: (value) => short(value, LONGEST_TEXT) },
});

const FROM_FRAME = /* @__PURE__ */ table({
  hello: {},
  height: { px: (value) => between(value, 1, MOST) },
  ask: { top: isPlace, seq: count, smooth: isFlag },
  event: { name: (value) => EVENTS.has(value), detail: (value) => fieldsOf(value) !== null },
});

const FROM_HOST = /* @__PURE__ */ table({
  host: { top: isPlace, clip: (value) => between(value, 0, MOST), near: isFlag, ack: count },
  set: {
    // Which themes there are is for the story to say.
    theme: (value) => value == null || (short(value, 80) && /^[\w .-]*$/.test(value)),
    basemap: (value) => value == null || isUrl(value),
  },
  go: { chapter: isId },
  place: { id: (value) => value === null || isId(value) },
  mode: { mode: isMode },
});

/** A message ready to post. */
export const wired = <M extends FrameMessage | HostMessage>(message: M): M & { armoredTrain: number } => ({
  armoredTrain: VERSION,
  ...message,
});

function parsed(messages: Map<unknown, Checks>, data: unknown): Fields | null {
  const fields = fieldsOf(data);
  if (fields?.armoredTrain !== VERSION) return null;
  const found = picked(messages.get(fields.type), fields);
  return found && { type: fields.type, ...found };
}

/** What a frame says to its host; null for what no frame of ours would say. */
export function fromFrame(data: unknown): FrameMessage | null {
  const message = parsed(FROM_FRAME, data);
  if (message?.type !== 'event') return message as FrameMessage | null;
  const detail = picked(EVENTS.get(message.name), message.detail as Fields);
  return detail && ({ ...message, detail } as FrameMessage);
}

/** What a host says to a frame; null for what no host would say that speaks our language. */
export const fromHost = (data: unknown): HostMessage | null => parsed(FROM_HOST, data) as HostMessage | null;

const GUARDIAN = 'interactive:scroll';

/**
 * How far the Guardian's own article has scrolled past the frame's top, CSS pixels, as it tells its interactives: an
 * object `{ kind: 'interactive:scroll', scroll }`, in some of its apps as JSON. Null for anything else.
 */
export function fromGuardian(data: unknown): number | null {
  let said = data;
  if (typeof data === 'string') {
    if (data.length > LONGEST_TEXT || !data.includes(GUARDIAN)) return null;
    try {
      said = JSON.parse(data) as unknown;
    } catch {
      return null;
    }
  }
  const fields = fieldsOf(said);
  if (!fields || (fields.kind ?? fields.type) !== GUARDIAN) return null;
  return between(fields.scroll, -MOST, MOST) ? Math.max(0, fields.scroll) : null;
}

/** What the Guardian's article wants to hear, to let the frame stick: in the form of its pages and in that of its apps. */
export function toGuardian(height: number): unknown[] {
  const messages = [
    { kind: GUARDIAN, scroll: 0 },
    { kind: 'interactive:height', height },
  ];
  return [...messages, ...messages.map((message) => JSON.stringify(message))];
}
