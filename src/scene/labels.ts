/**
 * Where the letters go. The map library's own collision knows nothing of cards, and the stills must agree with
 * the live map, so the scene places what it names: clear of the card, of each other, of the dots, and where it
 * can, of the lines.
 */
import type { Chapter, LonLat, Place, Story } from '../story/types.ts';
import { placeAreas, placeLandmarks, placeTowns } from './context.ts';
import { labelSize, placeLetters } from './letters.ts';
import type { Letters } from './letters.ts';
import type { Projector } from './planet.ts';
import { dotBox, freeBox, inkOf, sideOf } from './room.ts';
import type { Box, Room } from './room.ts';
import type { Anchor, Viewport } from './types.ts';

/** A label with its side chosen; `at` is the point that it belongs to. */
export interface PlacedLabel extends Letters {
  at: LonLat;
  anchor: Anchor;
  /** CSS pixels. */
  gap: number;
}

/** From this zoom on a chapter's map has towns on it, and this many of the greatest. */
const TOWNS = { from: 5.6, most: 6, rank: 2 };
/** A town in a chapter's map keeps this far from everything, CSS pixels. */
const TOWN_AIR = 12;

/** On a small stage a long local name is what has to go. */
const withoutLocal = (story: Story, letters: Letters): Letters => ({
  ...letters,
  local: '',
  ...labelSize(story, { ...letters, local: '' }),
});

/** The label of a place whole, or without its local name; null where neither has room. `own` is the place's dot. */
export function placeBeside(
  story: Story,
  place: Place,
  view: Viewport,
  { x, y }: { x: number; y: number },
  room: Room,
  own: Box,
): { label: PlacedLabel; box: Box } | null {
  const whole = placeLetters(story, place, view.em);
  for (const letters of whole.local ? [whole, withoutLocal(story, whole)] : [whole]) {
    const side = sideOf(letters, x, y, room, own);
    if (side)
      return { label: { ...letters, at: place.at, anchor: side.anchor, gap: side.gap }, box: side.box };
  }
  return null;
}

/**
 * Labels for places of which each must have one; their dots and letters join the room. Greedy in the order of
 * importance; who finds no room goes first in the next try.
 */
export function placeAll(
  story: Story,
  places: Place[],
  view: Viewport,
  project: Projector['project'],
  room: Room,
): PlacedLabel[] {
  const named = places.flatMap((place) => {
    const p = project(place.at);
    return p.visible ? [{ place, p, dot: dotBox(p.x, p.y) }] : [];
  });
  room.dots.push(...named.map(({ dot }) => dot));
  let order = named;
  let placed: PlacedLabel[] = [];
  let taken: Box[] = [];
  for (let attempt = 0; attempt <= named.length; attempt++) {
    placed = [];
    taken = [...room.taken];
    const left: typeof named = [];
    for (const one of order) {
      const found = placeBeside(story, one.place, view, one.p, { ...room, taken }, one.dot);
      if (!found) left.push(one);
      else {
        placed.push(found.label);
        taken.push(found.box);
      }
    }
    if (!left.length) break;
    order = [...left, ...order.filter((one) => !left.includes(one))];
  }
  room.taken = taken;
  for (const { lines } of placed) room.names.add(lines.join(' '));
  return placed;
}

/** The room on a stage on which only lines are drawn. */
export function emptyRoom(
  story: Story,
  lines: string[],
  view: Viewport,
  project: Projector['project'],
): Room {
  const free = freeBox(view);
  return { free, taken: [], dots: [], ink: inkOf(story, lines, project, free), names: new Set() };
}

/**
 * The labels of a chapter at rest. Every place that the chapter names gets one; names of countries and waters,
 * landmarks and a few towns get one where there is room.
 * @param zoom MapLibre's zoom at the centre: area names belong to a range of it
 */
export function placeLabels(
  story: Story,
  chapter: Chapter,
  view: Viewport,
  { project }: Projector,
  zoom: number,
): PlacedLabel[] {
  const room = emptyRoom(story, chapter.lines, view, project);
  const places = chapter.places.flatMap((id) => story.places[id] ?? []);
  const placed = placeAll(story, places, view, project, room);
  placed.push(...placeAreas(story, view, project, zoom, room));
  placed.push(...placeLandmarks(story, view, project, zoom, room));
  if (zoom >= TOWNS.from) {
    const towns = story.towns.filter(({ rank }) => rank <= TOWNS.rank);
    placed.push(...placeTowns(story, towns, view, project, zoom, room, TOWN_AIR, TOWNS.most));
  }
  return placed;
}
