/** Coarser copies of the basemap's bands: what lies closer together than the eye sees is left out, once for a zoom. */
import type { Feature, Geometry, Position } from 'geojson';
import { LAYERS } from './basemap.ts';
import type { Band, BandData } from './basemap.ts';

const RAD = Math.PI / 180;

/** @param step points nearer than this to the last that was kept go, the ends stay; degrees of latitude */
function thinLine(line: Position[], step: number): Position[] {
  const out: Position[] = [];
  let last: Position | undefined;
  for (const [i, at] of line.entries()) {
    if (last && i < line.length - 1) {
      const across = (at[0]! - last[0]!) * Math.cos(at[1]! * RAD);
      if (Math.hypot(across, at[1]! - last[1]!) < step) continue;
    }
    out.push((last = at));
  }
  return out;
}

/** Signed, in square degrees: which way round a ring goes is what tells its inside from the rest of the planet. */
function areaOf(ring: Position[]): number {
  let sum = 0;
  for (let i = 1; i < ring.length; i++)
    sum += ring[i - 1]![0]! * ring[i]![1]! - ring[i]![0]! * ring[i - 1]![1]!;
  return sum / 2;
}

/** A ring that has become a speck, or was turned inside out by it, goes; with the outer one all of the polygon. */
function thinRings(rings: Position[][], step: number): Position[][] {
  const kept = rings.map((ring) => {
    const thin = thinLine(ring, step);
    const [before, after] = [areaOf(ring), areaOf(thin)];
    return thin.length > 3 && before * after > 0 && Math.abs(after) > step * step ? thin : null;
  });
  return kept[0] ? kept.filter((ring) => ring !== null) : [];
}

function thinShape(shape: Geometry, step: number): Geometry | null {
  switch (shape.type) {
    case 'LineString':
      return { ...shape, coordinates: thinLine(shape.coordinates, step) };
    case 'MultiLineString':
      return { ...shape, coordinates: shape.coordinates.map((line) => thinLine(line, step)) };
    case 'Polygon': {
      const coordinates = thinRings(shape.coordinates, step);
      return coordinates.length ? { ...shape, coordinates } : null;
    }
    case 'MultiPolygon': {
      const coordinates = shape.coordinates
        .map((rings) => thinRings(rings, step))
        .filter((rings) => rings.length > 0);
      return coordinates.length ? { ...shape, coordinates } : null;
    }
    default:
      return shape;
  }
}

/** @param step degrees of latitude */
export function thinned(data: BandData, step: number): BandData {
  const out: BandData = {};
  for (const layer of LAYERS) {
    const all = data[layer];
    if (!all) continue;
    const features = all.features.flatMap((one): Feature[] => {
      // The box is the edge of what a band covers: it is straight, and stays as it is.
      const geometry = layer === 'box' ? one.geometry : one.geometry && thinShape(one.geometry, step);
      return geometry ? [{ ...one, geometry }] : [];
    });
    out[layer] = { type: 'FeatureCollection', features };
  }
  return out;
}

/** Keeps the copies: by band, and by the zoom that they were made for. */
export class Thinner {
  readonly #bands: ReadonlyMap<Band['id'], BandData>;
  readonly #made = new Map<string, BandData>();

  constructor(bands: ReadonlyMap<Band['id'], BandData>) {
    this.#bands = bands;
  }

  /** @param px how coarse, CSS pixels; at most twice that between two whole zooms */
  at(zoom: number, px: number): Map<Band['id'], BandData> {
    const level = Math.floor(zoom);
    const step = (px * 360) / (512 * 2 ** level);
    return new Map(
      [...this.#bands].map(([id, data]) => {
        const key = `${id}/${level}/${px}`;
        let made = this.#made.get(key);
        if (!made) this.#made.set(key, (made = thinned(data, step)));
        return [id, made];
      }),
    );
  }
}
