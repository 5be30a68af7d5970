import { boxAt } from '../scene/room.ts';
import type { Anchor } from '../scene/types.ts';

const known = new Map<string, [number, number, number, number]>();

/**
 * A label's box from its anchor, for a painter that does not know its size: shares of the box's own width and
 * height, then CSS pixels. Derived from `boxAt`, so that there is one rule.
 */
export function boxAnchor(anchor: Anchor, gap: number): [number, number, number, number] {
  const key = `${anchor}/${gap}`;
  let made = known.get(key);
  if (!made) {
    const [unit, point] = [boxAt(0, 0, 1, 1, anchor, gap), boxAt(0, 0, 0, 0, anchor, gap)];
    made = [unit.x - point.x, unit.y - point.y, point.x, point.y];
    known.set(key, made);
  }
  return made;
}
