/**
 * What helps to find one's way, where there is room for it: names over areas, landmarks, towns. It never displaces
 * what the story names, and lies on no line.
 */
import type { Landmark, LonLat, Story, Town } from '../story/types.ts';
import type { PlacedLabel } from './labels.ts';
import { areaLetters, landmarkLetters, townLetters } from './letters.ts';
import type { Letters } from './letters.ts';
import type { Projector } from './planet.ts';
import { boxAt, dotBox, inkIn, overlap, sideOf, within } from './room.ts';
import type { Box, Room } from './room.ts';
import type { Viewport } from './types.ts';

/** From this zoom on towns carry their own name too. */
const LOCAL_FROM = 7;
/** A landmark is named a little closer than it is drawn. */
const NAMED_AFTER = 0.3;

type Project = Projector['project'];

const grown = ({ x, y, w, h }: Box, by: number): Box => ({
  x: x - by,
  y: y - by,
  w: w + 2 * by,
  h: h + 2 * by,
});

const isFree = (box: Box, { taken, dots, ink }: Room): boolean =>
  !taken.some((t) => overlap(box, t)) && !dots.some((d) => overlap(box, d)) && !inkIn(ink, box);

/** Names over areas: each key once, at the first of its points that has room. @param zoom MapLibre's */
export function placeAreas(
  story: Story,
  view: Viewport,
  project: Project,
  zoom: number,
  room: Room,
): PlacedLabel[] {
  const placed: PlacedLabel[] = [];
  const written = new Set<string>();
  for (const area of story.areas) {
    if (written.has(area.key) || zoom < area.minZoom || zoom > area.maxZoom) continue;
    const p = project(area.at);
    if (!p.visible || !isIn(p, room.free)) continue;
    const l = areaLetters(story, area, view.em);
    const box = boxAt(p.x, p.y, l.width, l.height, 'area');
    if (!within(box, room.free) || !isFree(box, room)) continue;
    written.add(area.key);
    placed.push({ ...l, at: area.at, anchor: 'area', gap: 0 });
    room.taken.push(box);
  }
  return placed;
}

/** Whether a point is in a box, CSS pixels. */
export const isIn = ({ x, y }: { x: number; y: number }, box: Box): boolean =>
  x > box.x && y > box.y && x < box.x + box.w && y < box.y + box.h;

/** The middle of a landmark's outline or line: where its name stands. */
export function middleOf(coordinates: LonLat[]): LonLat {
  const lons = coordinates.map(([lon]) => lon);
  const lats = coordinates.map(([, lat]) => lat);
  const mid = (v: number[]): number =>
    (v.reduce((a, b) => Math.min(a, b)) + v.reduce((a, b) => Math.max(a, b))) / 2;
  return [mid(lons), mid(lats)];
}

/**
 * A label beside its point, clear of all lines, if there is a free side; it takes its room.
 * @param air CSS pixels that stay free around it
 */
function beside(
  letters: Letters,
  at: LonLat,
  p: { x: number; y: number },
  room: Room,
  air = 0,
): PlacedLabel | null {
  const text = letters.lines.join(' ');
  if (room.names.has(text)) return null;
  const side = sideOf(letters, p.x, p.y, room, undefined, 0);
  if (!side || (air && !isFree(grown(side.box, air), room))) return null;
  room.taken.push(side.box);
  room.names.add(text);
  return { ...letters, at, anchor: side.anchor, gap: side.gap };
}

/** What belongs to a named place needs no name of its own (the Kremlin's walls); a bridge is a thing by itself. */
const isNamedAlready = (story: Story, { kind, place }: Landmark, { names }: Room): boolean =>
  kind !== 'bridge' && names.has(story.places[place]?.name ?? '');

/** Landmarks by their names. */
export function placeLandmarks(
  story: Story,
  view: Viewport,
  project: Project,
  zoom: number,
  room: Room,
): PlacedLabel[] {
  return story.landmarks.flatMap((landmark) => {
    if (!landmark.name || zoom < landmark.minZoom + NAMED_AFTER) return [];
    if (isNamedAlready(story, landmark, room)) return [];
    const at = middleOf(landmark.coordinates);
    const p = project(at);
    if (!p.visible || !isIn(p, room.free)) return [];
    return beside(landmarkLetters(story, landmark, view.em), at, p, room) ?? [];
  });
}

/**
 * Towns in the order given, each with its dot, as many as find room.
 * @param air CSS pixels that stay free around dot and letters
 */
export function placeTowns(
  story: Story,
  towns: Town[],
  view: Viewport,
  project: Project,
  zoom: number,
  room: Room,
  air = 0,
  most = Infinity,
): PlacedLabel[] {
  const placed: PlacedLabel[] = [];
  for (const town of towns) {
    if (placed.length >= most) break;
    if (zoom < town.minZoom) continue;
    const p = project(town.at);
    if (!p.visible || !isIn(p, room.free)) continue;
    const dot = dotBox(p.x, p.y);
    if (!isFree(grown(dot, air), room)) continue;
    const label = beside(townLetters(story, town, view.em, zoom >= LOCAL_FROM), town.at, p, room, air);
    if (!label) continue;
    room.dots.push(dot);
    placed.push(label);
  }
  return placed;
}
