/** Whether any of a line is in the free part of the stage. Asked with every frame: most of a line is passed over in stretches. */
import type { LonLat } from '../story/types.ts';
import { angleBetween, freeMiddle, projectorOf, toVec } from './planet.ts';
import type { Projector, Vec } from './planet.ts';
import type { Camera, Viewport } from './types.ts';

/** Segments that are passed over together. */
const STRETCH = 32;

interface Stretch {
  /** Its segments begin at the points from `first` up to `last`, which is not one of them. */
  first: number;
  last: number;
  /** All its points are within `reach` radians of the middle. */
  middle: Vec;
  reach: number;
}

const known = new WeakMap<LonLat[], Stretch[]>();

function stretchesOf(line: LonLat[]): Stretch[] {
  let stretches = known.get(line);
  if (stretches) return stretches;
  stretches = [];
  for (let first = 0; first < line.length - 1; first += STRETCH) {
    const last = Math.min(first + STRETCH, line.length - 1);
    const points = line.slice(first, last + 1).map(toVec);
    const middle = points[points.length >> 1]!;
    stretches.push({ first, last, middle, reach: Math.max(...points.map((at) => angleBetween(middle, at))) });
  }
  known.set(line, stretches);
  return stretches;
}

type Box = [left: number, top: number, right: number, bottom: number];

/** Liang & Barsky, "A New Concept and Method for Line Clipping" (1984): what is left of a segment between four edges. */
function crosses([left, top, right, bottom]: Box, ax: number, ay: number, bx: number, by: number): boolean {
  let [from, to] = [0, 1];
  for (const [step, room] of [
    [ax - bx, ax - left],
    [bx - ax, right - ax],
    [ay - by, ay - top],
    [by - ay, bottom - ay],
  ] as const) {
    if (step === 0 && room < 0) return false;
    if (step < 0) from = Math.max(from, room / step);
    else if (step > 0) to = Math.min(to, room / step);
  }
  return from <= to;
}

function crossesStretch(line: LonLat[], { first, last }: Stretch, { project }: Projector, box: Box): boolean {
  let a = project(line[first]!);
  for (let i = first + 1; i <= last; i++) {
    const b = project(line[i]!);
    if (a.visible && b.visible && crosses(box, a.x, a.y, b.x, b.y)) return true;
    a = b;
  }
  return false;
}

/**
 * @param line two points or more; where it is not the same array as before it is measured anew
 * @param view the stage; what the camera's padding covers of it does not count
 */
export function isInView(line: LonLat[], camera: Camera, view: Viewport): boolean {
  const stage = { ...view, pad: camera.padding };
  const { width, height, pad } = stage;
  const projector = projectorOf(camera, stage);
  const box: Box = [pad.left, pad.top, width - pad.right, height - pad.bottom];
  const [x, y] = freeMiddle(stage);
  // Ground shrinks towards a globe's edge: by less than half as long as the view is not of half the planet.
  const seen = (2 * Math.hypot(x - pad.left, y - pad.top)) / projector.radius;
  const middle = toVec(camera.center);
  return stretchesOf(line).some(
    (stretch) =>
      (seen > 1 || angleBetween(stretch.middle, middle) < stretch.reach + seen) &&
      crossesStretch(line, stretch, projector, box),
  );
}
