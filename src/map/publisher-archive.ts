/** A PMTiles archive as a basemap: pictures as they are, vector tiles in our own inks. Loaded only where it is set. */
import { addProtocol } from 'maplibre-gl';
import type { AddProtocolAction, SourceSpecification } from 'maplibre-gl';
import { PMTiles, Protocol, TileType } from 'pmtiles';
import { messageOf } from './message.ts';
import type { Publisher } from './publisher.ts';
import { PUBLISHER } from './publisher-style.ts';
import { rasterLayers, vectorLayers } from './publisher-layers.ts';

let protocol: Protocol | null = null;

/** Teaches MapLibre the addresses `pmtiles://…`, once in a page. */
export function speakPmtiles(): Protocol {
  if (!protocol) {
    protocol = new Protocol();
    addProtocol('pmtiles', protocol.tilev4 as AddProtocolAction);
  }
  return protocol;
}

/**
 * @param address of the archive, absolute
 * @param url as the publisher gave it
 * @throws Error where there is no archive, or one of tiles that MapLibre does not draw
 */
export async function fromArchive(address: string, url: string): Promise<Publisher> {
  const archive = new PMTiles(address);
  const header = await archive.getHeader().catch((error: unknown) => {
    throw new Error(`it is not a PMTiles archive that can be read (${messageOf(error)})`, { cause: error });
  });
  const vector = header.tileType === TileType.Mvt;
  if (!vector && ![TileType.Png, TileType.Jpeg, TileType.Webp, TileType.Avif].includes(header.tileType))
    throw new Error('it is a PMTiles archive of neither pictures nor vector tiles');
  const ids = vector ? layersIn(await archive.getMetadata()) : [];
  if (vector && !ids.length) throw new Error('it is a PMTiles archive that does not name its layers');
  speakPmtiles().add(archive);
  const box: Publisher['box'] = [header.minLon, header.minLat, header.maxLon, header.maxLat];
  const source = `${PUBLISHER}archive`;
  const tiles = { url: `pmtiles://${address}`, bounds: box };
  const sources: Record<string, SourceSpecification> = {
    [source]: vector ? { type: 'vector', ...tiles } : { type: 'raster', tileSize: 256, ...tiles },
  };
  const layers: Publisher['layers'] = vector
    ? (ink) => vectorLayers(source, ids, ink)
    : () => rasterLayers(source);
  return { url, sources, layers, box };
}

function layersIn(metadata: unknown): string[] {
  const list = (metadata as { vector_layers?: unknown } | null)?.vector_layers;
  if (!Array.isArray(list)) return [];
  return list.flatMap((one: unknown) => {
    const id = (one as { id?: unknown } | null)?.id;
    return typeof id === 'string' ? [id] : [];
  });
}
