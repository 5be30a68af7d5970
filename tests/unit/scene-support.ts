/** The real story with its letters measured as the build does, and the stages that it must fit. */
import { fileURLToPath } from 'node:url';
import { widthsOf } from '../../src/doors/widths.ts';
import { boxAt } from '../../src/scene/room.ts';
import type { Box } from '../../src/scene/room.ts';
import { labelSize } from '../../src/scene/letters.ts';
import type { Camera, SceneLabel, Viewport } from '../../src/scene/types.ts';
import { loadStory } from '../../src/story/load.ts';
import type { LonLat, Story } from '../../src/story/types.ts';
import { layoutFor } from '../../src/ui/layout.ts';

export { SIZES } from '../sizes.ts';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

export const stage = (width: number, height: number): Viewport => layoutFor(width, height).view;

/** The story that readers get, without the pictures that the build makes of it. */
export function realStory(): Story {
  const { story } = loadStory(ROOT, 'en');
  return { ...story, widths: widthsOf(story) };
}

/** What neither the card nor the edges take, CSS pixels. */
export const freePart = ({ width, height, pad }: Viewport): Box => ({
  x: pad.left,
  y: pad.top,
  w: width - pad.left - pad.right,
  h: height - pad.top - pad.bottom,
});

/** The box of a label's letters, CSS pixels. */
export function lettersBox(story: Story, label: SceneLabel): Box {
  const { width, height } = labelSize(story, label);
  return boxAt(label.x, label.y, width, height, label.anchor, label.gap);
}

/** Whether a box, or a point, lies inside another and at least `margin` from its edges; CSS pixels. */
export const inside = (a: Box, b: Box, margin = 0): boolean =>
  a.x >= b.x + margin &&
  a.y >= b.y + margin &&
  a.x + a.w <= b.x + b.w - margin &&
  a.y + a.h <= b.y + b.h - margin;

export const overlap = (a: Box, b: Box): boolean =>
  a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;

const RAD = Math.PI / 180;

/** Radians of great circle, by the haversine, which is exact for small ones. */
export function groundAngle([lon1, lat1]: LonLat, [lon2, lat2]: LonLat): number {
  const h =
    Math.sin(((lat2 - lat1) * RAD) / 2) ** 2 +
    Math.cos(lat1 * RAD) * Math.cos(lat2 * RAD) * Math.sin(((lon2 - lon1) * RAD) / 2) ** 2;
  return 2 * Math.asin(Math.min(1, Math.sqrt(h)));
}

/** Planet's radius in CSS pixels that a camera shows. */
export const radiusOf = ({ zoom, center }: Camera): number =>
  (512 * 2 ** zoom) / (2 * Math.PI * Math.cos(center[1] * RAD));
