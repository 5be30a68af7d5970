/**
 * Which names stand on a map that is not a chapter's, and on which side of their points: the most important first, each
 * where it finds room. Far out few, close up all.
 */
import type { Chapter, Place, Story } from '../story/types.ts';
import { isIn, placeAreas, placeLandmarks, placeTowns } from './context.ts';
import { emptyRoom, placeAll, placeBeside } from './labels.ts';
import type { PlacedLabel } from './labels.ts';
import { stationLetters } from './letters.ts';
import { projectorOf } from './planet.ts';
import { dotBox, overlap, sideOf } from './room.ts';
import type { Box, Room } from './room.ts';
import type { Camera, Viewport } from './types.ts';

export interface Crowd {
  labels: PlacedLabel[];
  /** Ids of the places that have a dot, most important first. */
  dots: string[];
}

/** Zooms from which on places are shown that the chapter does not name. */
const FROM = { capital: 0, fact: 3, other: 6, halt: 7.2 };
/** From this zoom on a place has its dot even where its name finds no room. */
const BARE_DOTS = 8.5;

/** A point of the route of which there is nothing to tell but its name. */
const isHalt = ({ fact, kind }: Place): boolean => !fact && (kind === 'station' || kind === 'junction');

/**
 * The places that this zoom shows, the most important first: those of the chapter, then group by group those of which
 * the story tells most.
 */
function ranked(story: Story, chapter: Chapter, zoom: number): Place[] {
  const named = new Set(chapter.places);
  const groups: Place[][] = [[], [], [], [], []];
  for (const place of Object.values(story.places)) {
    const [group, from] = named.has(place.id)
      ? [0, 0]
      : place.kind === 'capital'
        ? [1, FROM.capital]
        : place.fact
          ? [2, FROM.fact]
          : isHalt(place)
            ? [4, FROM.halt]
            : [3, FROM.other];
    if (zoom >= from) groups[group]!.push(place);
  }
  return groups.flatMap((group, i) =>
    i ? group.sort((a, b) => b.chapters.length - a.chapters.length) : group,
  );
}

/** Away from the story the possible route is always there: it is what the reader looks around from. */
export const linesAround = (chapter: Chapter): string[] => [...new Set([...chapter.lines, 'route'])];

/** A place's label, if its dot has room and its letters too; a halt's letters are small and lie on no line. */
function label(
  story: Story,
  place: Place,
  view: Viewport,
  p: { x: number; y: number },
  room: Room,
  own: Box,
): PlacedLabel | null {
  if (!isHalt(place)) {
    const found = placeBeside(story, place, view, p, room, own);
    if (found) room.taken.push(found.box);
    return found?.label ?? null;
  }
  const letters = stationLetters(story, place, view.em);
  const side = sideOf(letters, p.x, p.y, room, own, 0);
  if (side) room.taken.push(side.box);
  return side && { ...letters, at: place.at, anchor: side.anchor, gap: side.gap };
}

/**
 * @param chapter the one that the story waits at
 * @param open the opened place; null for none
 */
export function crowdAt(
  story: Story,
  camera: Camera,
  chapter: Chapter,
  open: Place | null,
  view: Viewport,
): Crowd {
  const { zoom } = camera;
  const { project } = projectorOf(camera, view);
  const room = emptyRoom(story, linesAround(chapter), view, project);
  const inFree = ({ at }: Place): boolean => {
    const p = project(at);
    return p.visible && isIn(p, room.free);
  };
  const group = open
    ? [open, ...open.closeUp.flatMap((id) => (id === open.id ? [] : story.places[id]!))]
    : [];
  const first = group.filter(inFree);
  const labels = placeAll(story, first, view, project, room);
  const dots = first.map(({ id }) => id);

  const rest = ranked(story, chapter, zoom).filter((place) => !group.includes(place) && inFree(place));
  const spots = rest.map((place) => {
    const p = project(place.at);
    return { place, p, dot: dotBox(p.x, p.y) };
  });
  // Dots that come anyhow are there before the first letter is placed.
  const bare = zoom >= BARE_DOTS;
  if (bare) room.dots.push(...spots.map(({ dot }) => dot));
  for (const { place, p, dot } of spots) {
    if (!bare && (room.taken.some((t) => overlap(t, dot)) || room.dots.some((d) => overlap(d, dot))))
      continue;
    const made = label(story, place, view, p, room, dot);
    if (!made && !bare) continue;
    dots.push(place.id);
    if (!bare) room.dots.push(dot);
    if (!made) continue;
    labels.push(made);
    room.names.add(made.lines.join(' '));
  }
  labels.push(...placeLandmarks(story, view, project, zoom, room));
  labels.push(...placeTowns(story, story.towns, view, project, zoom, room));
  labels.push(...placeAreas(story, view, project, zoom, room));
  return { labels, dots };
}
