/** The stations whose names pass by while the camera runs with the train. */
import type { Chapter, Story } from '../story/types.ts';
import type { PlacedLabel } from './labels.ts';
import { stationLetters } from './letters.ts';
import { EARTH_KM, projectorAt } from './planet.ts';
import { boxAt, LABEL_GAP } from './room.ts';
import type { Box } from './room.ts';
import { bearingAt, fractionAtKm } from './route.ts';
import type { Anchor, Viewport } from './types.ts';

/** Across the line, on its right-hand side in the direction of travel: the seaward side for most of the way. */
function sideFor(bearing: number): Anchor {
  const across = (bearing + 90) % 360;
  return across < 22 || across > 338
    ? 'n'
    : across < 68
      ? 'ne'
      : across < 112
        ? 'e'
        : across < 158
          ? 'se'
          : across < 202
            ? 's'
            : across < 248
              ? 'sw'
              : across < 292
                ? 'w'
                : 'nw';
}

/** @returns labels that do not touch each other at the scale at which the camera follows; none for other chapters. */
export function passingLabels(story: Story, chapter: Chapter, view: Viewport): PlacedLabel[] {
  const { follow } = chapter.view;
  if (!follow) return [];
  const { route } = story;
  const free = Math.min(
    view.width - view.pad.left - view.pad.right,
    view.height - view.pad.top - view.pad.bottom,
  );
  const radius = (free * EARTH_KM) / follow.spanKm;
  const taken: Box[] = [];
  const out: PlacedLabel[] = [];
  const stations = route.stations.flatMap((id) => story.places[id] ?? []);
  const between = stations.filter(({ railKm = -1 }) => railKm > follow.fromKm && railKm < follow.toKm);
  const middle = between[Math.floor(between.length / 2)];
  if (!middle) return [];
  const { project } = projectorAt(middle.at, radius, view);
  for (const place of between) {
    const { x, y, visible } = project(place.at);
    if (!visible) continue;
    const letters = stationLetters(story, place, view.em);
    const anchor = sideFor(bearingAt(route, fractionAtKm(route, place.railKm!)));
    const box = boxAt(x, y, letters.width, letters.height, anchor);
    if (
      taken.some(
        (t) =>
          box.x < t.x + t.w + 4 &&
          t.x < box.x + box.w + 4 &&
          box.y < t.y + t.h + 2 &&
          t.y < box.y + box.h + 2,
      )
    )
      continue;
    taken.push(box);
    out.push({ ...letters, at: place.at, anchor, gap: LABEL_GAP });
  }
  return out;
}
