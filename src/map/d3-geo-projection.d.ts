declare module 'd3-geo-projection' {
  import type { GeoProjection } from 'd3-geo';
  export interface SatelliteProjection extends GeoProjection {
    /** Distance of the eye from the planet's middle, in radii. */
    distance(radii: number): this;
    /** Degrees. */
    tilt(degrees: number): this;
  }
  export function geoSatellite(): SatelliteProjection;
}
