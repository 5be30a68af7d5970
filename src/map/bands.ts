/** Where the bands' files are once the site is built: hashed beside the script, never on another host. */
import type { Topology } from 'topojson-specification';
import { decode } from './basemap.ts';
import type { Band, BandData } from './basemap.ts';
import { request } from './requests.ts';

const URLS: Record<Band['id'], string> = {
  world: new URL('../../geo/basemap/world.topo.json', import.meta.url).href,
  continent: new URL('../../geo/basemap/continent.topo.json', import.meta.url).href,
  west: new URL('../../geo/basemap/west.topo.json', import.meta.url).href,
  washington: new URL('../../geo/basemap/washington.topo.json', import.meta.url).href,
  moscow: new URL('../../geo/basemap/moscow.topo.json', import.meta.url).href,
  donbas: new URL('../../geo/basemap/donbas.topo.json', import.meta.url).href,
  amur: new URL('../../geo/basemap/amur.topo.json', import.meta.url).href,
  corridor: new URL('../../geo/basemap/corridor.topo.json', import.meta.url).href,
};

const loading = new Map<Band['id'], Promise<BandData>>();

/** Loads a band once; a failed load may be asked for again. */
export function loadBand(id: Band['id']): Promise<BandData> {
  let band = loading.get(id);
  if (!band) {
    band = request(URLS[id], async (response) => decode(id, (await response.json()) as Topology));
    band.catch(() => loading.delete(id));
    loading.set(id, band);
  }
  return band;
}
