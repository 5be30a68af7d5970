import { boxAt } from '../scene/labels.ts';
import type { Anchor } from '../scene/types.ts';

const known = new Map<Anchor, [number, number, number, number]>();

/**
 * A label's box from its anchor, for a painter that does not know its size: shares of the box's own width and
 * height, then CSS pixels. Derived from `boxAt`, so that there is one rule.
 */
export function boxAnchor(anchor: Anchor): [number, number, number, number] {
  let made = known.get(anchor);
  if (!made) {
    const [unit, point] = [boxAt(0, 0, 1, 1, anchor), boxAt(0, 0, 0, 0, anchor)];
    made = [unit.x - point.x, unit.y - point.y, point.x, point.y];
    known.set(anchor, made);
  }
  return made;
}
