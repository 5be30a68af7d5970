/**
 * The planet as the live map draws it, with pitch and bearing 0: far out a sphere seen in perspective from above
 * the centre ("vertical perspective"; Snyder, Map Projections: A Working Manual, 1987, pp. 173–178), close up Web
 * Mercator, and between the two what MapLibre makes of both: a mixture of their positions in clip space. One model for the live map's overlay, the still maps and the solving of views.
 */
import type { LonLat } from '../story/types.ts';
import type { Camera, Viewport } from './types.ts';

const RAD = Math.PI / 180;
const TILE = 512;
/** Distance from the eye to the map's centre in heights of the stage: half of 1 / tan(fov / 2), MapLibre's fov 36.87°. */
const EYE = 0.5 / Math.tan(0.6435011087932844 / 2);
export const EARTH_KM = 6371.0088;

/**
 * Zooms between which the globe flattens. Graphics processors are not exact enough for a closer globe: at zoom 11 its
 * lines lay 6 px beside their places. The style says the same (map/style.ts).
 */
export const FLATTENS = [9, 10] as const;

/** The share of the globe in the picture, 1 … 0. */
export const globeness = (zoom: number): number =>
  Math.min(1, Math.max(0, (FLATTENS[1] - zoom) / (FLATTENS[1] - FLATTENS[0])));

/** Web Mercator's northing in radians. */
const northing = (lat: number): number => Math.asinh(Math.tan(lat * RAD));

export type Vec = [number, number, number];

export const toVec = ([lon, lat]: LonLat): Vec => {
  const c = Math.cos(lat * RAD);
  return [c * Math.cos(lon * RAD), c * Math.sin(lon * RAD), Math.sin(lat * RAD)];
};

export const toLonLat = ([x, y, z]: Vec): LonLat => [
  Math.atan2(y, x) / RAD,
  Math.atan2(z, Math.hypot(x, y)) / RAD,
];

/** Great-circle angle in radians. */
export const angleBetween = (a: Vec, b: Vec): number =>
  Math.atan2(
    Math.hypot(a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]),
    a[0] * b[0] + a[1] * b[1] + a[2] * b[2],
  );

/** The point at share `t` (0 … 1) of the great circle from a to b. Between antipodes any way is a great circle. */
export function slerp(a: Vec, b: Vec, t: number): Vec {
  const angle = angleBetween(a, b);
  if (angle < 1e-9) return t < 0.5 ? a : b;
  const s = Math.sin(angle);
  const u = s < 1e-9 ? 1 - t : Math.sin((1 - t) * angle) / s;
  const v = s < 1e-9 ? t : Math.sin(t * angle) / s;
  const p: Vec = [u * a[0] + v * b[0], u * a[1] + v * b[1], u * a[2] + v * b[2]];
  const n = Math.hypot(...p) || 1;
  return [p[0] / n, p[1] / n, p[2] / n];
}

/** Radius of the planet in CSS pixels for a MapLibre zoom at a latitude: MapLibre keeps Mercator's local scale there. */
export const radiusAt = (zoom: number, lat: number): number =>
  (TILE * 2 ** zoom) / (2 * Math.PI * Math.cos(lat * RAD));

/** The inverse of `radiusAt`. */
export const zoomAt = (radius: number, lat: number): number =>
  Math.log2((radius * 2 * Math.PI * Math.cos(lat * RAD)) / TILE);

/** The middle of what the padding leaves free, CSS pixels. */
export const freeMiddle = ({ width, height, pad }: Viewport): [number, number] => [
  (pad.left + width - pad.right) / 2,
  (pad.top + height - pad.bottom) / 2,
];

export interface Projector {
  /** CSS pixels per radian of ground at the centre. */
  radius: number;
  /** Distance of the eye from the planet's middle, in radii. */
  eye: number;
  /** CSS pixels from the stage's top left. `visible` is false beyond the horizon. */
  project(at: LonLat): { x: number; y: number; visible: boolean };
  /** Null beside the planet. */
  unproject(x: number, y: number): LonLat | null;
}

/** A projector for a centre and a planet's radius (CSS pixels). */
export function projectorAt(center: LonLat, radius: number, view: Viewport): Projector {
  const [mx, my] = freeMiddle(view);
  const distance = EYE * view.height;
  const eye = 1 + distance / radius;
  const round = globeness(zoomAt(radius, center[1]));
  const lon0 = center[0] * RAD;
  const sin0 = Math.sin(center[1] * RAD);
  const cos0 = Math.cos(center[1] * RAD);
  // Mercator's scale at the centre is the globe's: a radian of easting is as long as one of ground there.
  const flat = radius * cos0;
  const north0 = northing(center[1]);

  const project: Projector['project'] = ([lon, lat]) => {
    const dl = lon * RAD - lon0;
    const sin = Math.sin(lat * RAD);
    const cos = Math.cos(lat * RAD);
    const cosdl = Math.cos(dl);
    const depth = sin0 * sin + cos0 * cos * cosdl;
    let x = radius * cos * Math.sin(dl);
    let y = radius * (cos0 * sin - sin0 * cos * cosdl);
    if (round < 1) {
      const turn = dl - 2 * Math.PI * Math.round(dl / (2 * Math.PI));
      x = round * x + (1 - round) * flat * turn;
      y = round * y + (1 - round) * flat * (northing(lat) - north0);
    }
    const k = distance / (distance + round * radius * (1 - depth));
    return { x: mx + k * x, y: my - k * y, visible: round < 1 ? depth > 0 : depth * eye > 1 };
  };

  function unprojectGlobe(px: number, py: number): LonLat | null {
    const x = (px - mx) / radius;
    const y = (my - py) / radius;
    const rho = Math.hypot(x, y);
    if (rho < 1e-12) return [center[0], center[1]];
    const inside = 1 - (rho * rho * (eye + 1)) / (eye - 1);
    if (inside < 0) return null;
    const sinc = (eye - Math.sqrt(inside)) / ((eye - 1) / rho + rho / (eye - 1));
    const cosc = Math.sqrt(1 - sinc * sinc) * (sinc > 0 ? 1 : -1);
    const lat = Math.asin(cosc * sin0 + (y * sinc * cos0) / rho);
    const lon = lon0 + Math.atan2(x * sinc, rho * cos0 * cosc - y * sin0 * sinc);
    return [((lon / RAD + 540) % 360) - 180, lat / RAD];
  }

  return {
    radius,
    eye,
    project,
    unproject(px, py) {
      const at = unprojectGlobe(px, py);
      if (!at || round === 1) return at;
      // The globe's answer is a few pixels off: two steps of Newton's way bring it below a thousandth.
      for (let step = 0; step < 3; step++) {
        const { x, y } = project(at);
        const cos = Math.cos(at[1] * RAD);
        at[0] += (px - x) / (radius * cos) / RAD;
        at[1] -= (py - y) / radius / RAD;
      }
      return at;
    },
  };
}

export const projectorOf = (camera: Camera, view: Viewport): Projector =>
  projectorAt(camera.center, radiusAt(camera.zoom, camera.center[1]), { ...view, pad: camera.padding });
