/**
 * How far a box is from the middle of the window, CSS pixels; 0 where it lies over it. An embed's loader and an element
 * on one page measure alike, so that they agree on which of them has the live map.
 * @param box edges in CSS pixels from the window's top
 * @param height the window's, CSS pixels
 */
export const awayFrom = ({ top, bottom }: { top: number; bottom: number }, height: number): number =>
  Math.max(top - height / 2, height / 2 - bottom, 0);
