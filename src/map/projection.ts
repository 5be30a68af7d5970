/** The planet of scene/planet.ts as a projection of d3's, which cuts shapes at the horizon and at the stage's edge. */
import { geoProjection } from 'd3-geo';
import type { GeoProjection, GeoRawProjection } from 'd3-geo';
import { freeMiddle, globeness, projectorOf, radiusAt } from '../scene/planet.ts';
import type { Camera, Viewport } from '../scene/types.ts';

/** CSS pixels beyond the stage's edge at which shapes are cut: no stroke along the cut is seen. */
const BEYOND = 8;

/**
 * From angles around the camera's centre (d3 has turned the planet there) to radii of the planet.
 * @param eye distance of the eye from the planet's middle, in radii
 * @param round the share of the globe in the picture; the rest is Web Mercator
 */
function raw(eye: number, round: number, lat0: number): GeoRawProjection {
  const [sin0, cos0] = [Math.sin(lat0), Math.cos(lat0)];
  const north0 = Math.asinh(Math.tan(lat0));
  return (lambda, phi) => {
    const cos = Math.cos(phi);
    const depth = cos * Math.cos(lambda);
    let [x, y] = [cos * Math.sin(lambda), Math.sin(phi)];
    if (round < 1) {
      // Turned back: where it is on the planet itself.
      const turn = Math.atan2(x, depth * cos0 - y * sin0);
      const sin = y * cos0 + depth * sin0;
      const north = Math.atanh(Math.max(-0.9999, Math.min(0.9999, sin)));
      x = round * x + (1 - round) * cos0 * turn;
      y = round * y + (1 - round) * cos0 * (north - north0);
    }
    const k = (eye - 1) / (eye - 1 + round * (1 - depth));
    return [k * x, k * y];
  };
}

/** @param cut whether shapes end at the stage's edge; dashes begin at a line's own beginning only where it does not */
export function projectionOf(camera: Camera, view: Viewport, cut = true): GeoProjection {
  const { center, zoom, padding } = camera;
  const { eye } = projectorOf(camera, view);
  const projection = geoProjection(raw(eye, globeness(zoom), (center[1] * Math.PI) / 180))
    .rotate([-center[0], -center[1], 0])
    .scale(radiusAt(zoom, center[1]))
    .translate(freeMiddle({ ...view, pad: padding }))
    .clipAngle((Math.acos(1 / eye) * 180) / Math.PI - 1e-4)
    .precision(0.4);
  return cut
    ? projection.clipExtent([
        [-BEYOND, -BEYOND],
        [view.width + BEYOND, view.height + BEYOND],
      ])
    : projection;
}
