/**
 * Scroll position ↔ progress. Progress is k while card k is read and runs from k to k + 1 in the gap between the
 * two cards. All lengths are CSS pixels; a scroll position is how far the story's top is above the stage's top.
 */

export interface Card {
  /** From the story's top. */
  top: number;
  bottom: number;
}

export interface Track {
  /** At this scroll position a card is at its reading position: what `#id` and goTo scroll to. */
  read: number[];
  /** Chapter k is read from `start[k]` to `end[k]`. */
  start: number[];
  end: number[];
}

export interface Lines {
  /** Where a card's top stands at its reading position, from the stage's top. */
  readTop: number;
  /** A card whose bottom has risen above this line has been read. */
  readBottom: number;
  /** How far before its reading position a card begins to be read: the map has arrived before the eye has. */
  slack: number;
}

/** The shortest way a map may travel: cards that stand closer would make it jump. */
const LEAST_GAP = 1;

export function trackOf(cards: Card[], { readTop, readBottom, slack }: Lines): Track {
  const read = cards.map((card, i) => (i === 0 ? 0 : Math.max(0, card.top - readTop)));
  const start: number[] = [];
  const end: number[] = [];
  for (const [i, card] of cards.entries()) {
    const before = i ? end[i - 1]! + LEAST_GAP : -Infinity;
    start.push(Math.max(before, i ? read[i]! - slack : -Infinity));
    end.push(Math.max(read[i]! + slack, start[i]!, card.bottom - readBottom));
  }
  // A long card must not eat the gap of the next: its rest ends where the next one's begins.
  for (let i = 0; i < cards.length - 1; i++) {
    end[i] = Math.max(start[i]! === -Infinity ? 0 : start[i]!, Math.min(end[i]!, start[i + 1]! - LEAST_GAP));
  }
  return { read, start, end };
}

/** @returns 0 … cards − 1; 0 for a story without cards */
export function progressAt({ start, end }: Track, scroll: number): number {
  let lo = 0;
  let hi = start.length - 1;
  while (lo < hi) {
    const mid = (lo + hi + 1) >> 1;
    if (start[mid]! <= scroll) lo = mid;
    else hi = mid - 1;
  }
  const next = start[lo + 1];
  if (next === undefined || scroll <= end[lo]!) return Math.max(0, lo);
  return lo + Math.min(1, (scroll - end[lo]!) / (next - end[lo]!));
}

/** The inverse: a whole number gives the reading position, a fraction a place in the gap. */
export function scrollAt({ read, start, end }: Track, progress: number): number {
  const last = read.length - 1;
  const p = Math.min(last, Math.max(0, progress));
  const k = Math.floor(p);
  const t = p - k;
  if (t === 0) return read[k] ?? 0;
  return end[k]! + t * (start[k + 1]! - end[k]!);
}

/** Where in a chapter the reader is, so that it can be found again in another layout. */
export interface Mark {
  progress: number;
  /** While a card is read: share of its rest after its reading position, 0 … 1; before it, −1 … 0. */
  share: number;
}

export function markAt(track: Track, scroll: number): Mark {
  const progress = progressAt(track, scroll);
  if (!Number.isInteger(progress)) return { progress, share: 0 };
  const share = scroll - track.read[progress]!;
  return { progress, share: share / restSpan(track, progress, share) };
}

/** CSS pixels from the reading position to the end of the rest on that side. */
const restSpan = ({ read, start, end }: Track, k: number, share: number): number =>
  Math.max(1, share < 0 && k > 0 ? read[k]! - start[k]! : end[k]! - read[k]!);

export function scrollAtMark(track: Track, { progress, share }: Mark): number {
  if (!Number.isInteger(progress)) return scrollAt(track, progress);
  return track.read[progress]! + share * restSpan(track, progress, share);
}
