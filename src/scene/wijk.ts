/**
 * The smooth and efficient way between two views: out, over and in again (van Wijk & Nuij, "Smooth and efficient zooming
 * and panning", 2003, doi:10.1109/INFVIS.2003.1249004, equations 9 and 10 with ρ² = 2). d3-interpolate's
 * `interpolateZoom` is the same; its ln(√(b² + 1) − b) loses all its digits when a close view is left for a far one
 * over almost the same place, where −asinh b does not.
 */

/** Shorter ways than this are none: only the scale changes. Same unit as the widths. */
const NO_WAY = 1e-9;

/**
 * @param distance from the first centre to the second
 * @param from width of what is seen first, in the same unit
 * @param to width of what is seen last
 * @returns at share t (0 … 1): how far the centre has come, and the width
 */
export function wijk(distance: number, from: number, to: number): (t: number) => [number, number] {
  if (distance < NO_WAY) return (t) => [t * distance, from * (to / from) ** t];
  const b = (width: number, sign: 1 | -1): number =>
    ((to - from) * (to + from) + sign * 4 * distance * distance) / (4 * width * distance);
  const start = -Math.asinh(b(from, 1));
  const end = -Math.asinh(b(to, -1));
  const cosh = Math.cosh(start);
  const sinh = Math.sinh(start);
  return (t) => {
    const s = start + t * (end - start);
    return [(from / 2) * (cosh * Math.tanh(s) - sinh), (from * cosh) / Math.cosh(s)];
  };
}
