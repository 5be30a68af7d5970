/** How far the buttons of neighbouring places reach, so that none lies over another: a finger would meet the wrong one. */

/** Half a button that has room, CSS pixels. */
export const FULL = 22;

/** From a button's point to its edges, CSS pixels. */
export interface Reach {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/**
 * Two buttons that would overlap share the room between their points, along the axis on which these are farther apart:
 * each keeps its half of it. Points less than 4 px apart keep less than the 24 px that WCAG 2.2 asks for (2.5.8).
 * @param points CSS pixels
 * @returns one for each point, in their order
 */
export function reaches(points: readonly { x: number; y: number }[]): Reach[] {
  const all = points.map(() => ({ left: FULL, top: FULL, right: FULL, bottom: FULL }));
  for (const [i, a] of points.entries()) {
    for (const [j, b] of points.entries()) {
      if (i === j) continue;
      const [dx, dy] = [b.x - a.x, b.y - a.y];
      if (Math.abs(dx) >= 2 * FULL || Math.abs(dy) >= 2 * FULL) continue;
      const across = Math.abs(dx) >= Math.abs(dy);
      // Two at the very same point have half each, by their order.
      const before = across ? dx < 0 || (dx === 0 && j < i) : dy < 0;
      const side = across ? (before ? 'left' : 'right') : before ? 'top' : 'bottom';
      all[i]![side] = Math.min(all[i]![side], Math.abs(across ? dx : dy) / 2);
    }
  }
  return all;
}
