/**
 * The planet as MapLibre's globe draws it, with pitch and bearing 0: a sphere seen in perspective from above
 * the centre ("vertical perspective"; Snyder, Map Projections: A Working Manual, 1987, pp. 173–178).
 * One model for the live map's overlay, the still maps and the solving of views.
 */
import type { LonLat } from '../story/types.ts';
import type { Camera, Viewport } from './types.ts';

const RAD = Math.PI / 180;
const TILE = 512;
/** Distance from the eye to the map's centre in heights of the stage: half of 1 / tan(fov / 2), MapLibre's fov 36.87°. */
const EYE = 0.5 / Math.tan(0.6435011087932844 / 2);
export const EARTH_KM = 6371.0088;

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
  const eye = 1 + (EYE * view.height) / radius;
  const lon0 = center[0] * RAD;
  const sin0 = Math.sin(center[1] * RAD);
  const cos0 = Math.cos(center[1] * RAD);
  return {
    radius,
    eye,
    project([lon, lat]) {
      const dl = lon * RAD - lon0;
      const sin = Math.sin(lat * RAD);
      const cos = Math.cos(lat * RAD);
      const cosdl = Math.cos(dl);
      const depth = sin0 * sin + cos0 * cos * cosdl;
      const k = (radius * (eye - 1)) / (eye - depth);
      return {
        x: mx + k * cos * Math.sin(dl),
        y: my - k * (cos0 * sin - sin0 * cos * cosdl),
        visible: depth * eye > 1,
      };
    },
    unproject(px, py) {
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
    },
  };
}

export const projectorOf = (camera: Camera, view: Viewport): Projector =>
  projectorAt(camera.center, radiusAt(camera.zoom, camera.center[1]), { ...view, pad: camera.padding });
