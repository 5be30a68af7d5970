import { freeMiddle, projectorOf } from '../scene/planet.ts';
import type { Camera, Viewport } from '../scene/types.ts';

/** A scene's camera as MapLibre takes it: a copy, for the map keeps what it is given. */
export const cameraOptions = ({ center, padding, ...rest }: Camera): Camera => ({
  ...rest,
  center: [center[0], center[1]],
  padding: { ...padding },
});

const samePadding = (a: Camera['padding'], b: Camera['padding']): boolean =>
  a.top === b.top && a.right === b.right && a.bottom === b.bottom && a.left === b.left;

/** How far the picture moves on the stage, CSS pixels: the centre's way, and the change of scale at the edge. */
export function movement(from: Camera, to: Camera, view: Viewport): number {
  if (!samePadding(from.padding, to.padding)) return Infinity;
  const { project } = projectorOf(to, view);
  const [now, before] = [project(to.center), project(from.center)];
  if (!before.visible) return Infinity;
  const scale = Math.abs(2 ** (to.zoom - from.zoom) - 1);
  return Math.hypot(now.x - before.x, now.y - before.y) + scale * Math.max(view.width, view.height);
}

/** From the camera's centre to the stage's farther edges, across and down; CSS pixels. */
export function reachOf({ padding }: Camera, view: Viewport): [number, number] {
  const [x, y] = freeMiddle({ ...view, pad: padding });
  return [Math.max(x, view.width - x), Math.max(y, view.height - y)];
}
