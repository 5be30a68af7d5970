/** Puts placed labels on the stage as the camera has it. */
import type { Story } from '../story/types.ts';
import type { PlacedLabel } from './labels.ts';
import type { Projector } from './planet.ts';
import type { Box } from './room.ts';
import type { SceneLabel, SceneTown, Viewport } from './types.ts';

/** A label that leaves the free part goes a little beyond its edge before it goes; CSS pixels. */
const BEYOND = 40;

export const onStage = (x: number, y: number, { width, height }: Viewport): boolean =>
  x >= 0 && y >= 0 && x <= width && y <= height;

/** Adds a label to `out` where its point is to be seen. @param opacity 0 … 1 */
export function putLabel(
  out: SceneLabel[],
  label: PlacedLabel,
  opacity: number,
  project: Projector['project'],
  free: Box,
): void {
  if (opacity <= 0) return;
  const { x, y, visible } = project(label.at);
  if (!visible || x < free.x - BEYOND || x > free.x + free.w + BEYOND) return;
  if (y < free.y - BEYOND || y > free.y + free.h + BEYOND) return;
  const { id, kind, lines, local, localLang, anchor, gap, size } = label;
  out.push({ id, kind, lines, local, localLang, x, y, anchor, gap, size, opacity });
}

/** The dots of the towns that are named. */
export const townsOf = (story: Story, labels: SceneLabel[]): SceneTown[] =>
  labels.flatMap(({ kind, id, x, y, opacity }) => {
    if (kind !== 'town') return [];
    return [{ id, x, y, opacity, capital: story.towns.some((town) => town.id === id && town.capital) }];
  });
