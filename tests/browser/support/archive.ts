/** A tiny writer of PMTiles archives (version 3, one directory, nothing compressed) in which all tiles are the same. */
import { TileType, zxyToTileId } from 'pmtiles';

export type Box = [west: number, south: number, east: number, north: number];

export interface ArchiveOptions {
  type: TileType.Png | TileType.Mvt;
  tile: Uint8Array;
  box: Box;
  zooms: [from: number, to: number];
  metadata?: unknown;
  /** Bytes of nothing at the end: an archive is larger than what one request of it brings. */
  padding?: number;
}

function varint(value: number): number[] {
  const out: number[] = [];
  for (; value > 127; value = Math.floor(value / 128)) out.push((value % 128) | 128);
  return [...out, value];
}

/** Ids of the tiles of a zoom that a box touches. */
function tilesIn([west, south, east, north]: Box, z: number): number[] {
  const n = 2 ** z;
  const x = (lon: number) => Math.floor(((lon + 180) / 360) * n);
  const y = (lat: number) =>
    Math.floor(((1 - Math.asinh(Math.tan((lat * Math.PI) / 180)) / Math.PI) / 2) * n);
  const ids: number[] = [];
  for (let i = x(west); i <= x(east); i++)
    for (let j = y(north); j <= y(south); j++) ids.push(zxyToTileId(z, i, j));
  return ids;
}

const HEADER = 127;

export function archive(options: ArchiveOptions): Buffer {
  const { type, tile, box, zooms, metadata = {}, padding = 0 } = options;
  const ids: number[] = [];
  for (let z = zooms[0]; z <= zooms[1]; z++) ids.push(...tilesIn(box, z));
  ids.sort((a, b) => a - b);
  const directory = Buffer.from([
    ...varint(ids.length),
    ...ids.flatMap((id, i) => varint(id - (ids[i - 1] ?? 0))),
    ...ids.flatMap(() => varint(1)),
    ...ids.flatMap(() => varint(tile.length)),
    // An offset of nothing is told as one more than it is.
    ...ids.flatMap(() => varint(1)),
  ]);
  const json = Buffer.from(JSON.stringify(metadata));
  const header = Buffer.alloc(HEADER);
  header.write('PMTiles');
  header.writeUInt8(3, 7);
  const tiles = HEADER + directory.length + json.length;
  const lengths = [
    [HEADER, directory.length],
    [HEADER + directory.length, json.length],
    [tiles, 0],
    [tiles, tile.length],
    [ids.length, ids.length],
    [1],
  ].flat();
  for (const [i, value] of lengths.entries()) header.writeBigUInt64LE(BigInt(value), 8 + 8 * i);
  const NOT_COMPRESSED = 1;
  for (const [i, value] of [1, NOT_COMPRESSED, NOT_COMPRESSED, type, ...zooms].entries())
    header.writeUInt8(value, 96 + i);
  for (const [i, degrees] of box.entries()) header.writeInt32LE(Math.round(degrees * 1e7), 102 + 4 * i);
  return Buffer.concat([header, directory, json, tile, Buffer.alloc(padding)]);
}

/** A vector tile that one polygon covers, in one layer, with one property. */
export function polygonTile(layer: string, property: [key: string, value: string]): Buffer {
  const field = (id: number, wire: 0 | 2, ...body: number[]): number[] =>
    wire === 0 ? [...varint(id * 8), ...body] : [...varint(id * 8 + 2), ...varint(body.length), ...body];
  const text = (value: string): number[] => [...Buffer.from(value)];
  const zigzag = (value: number): number[] => varint(value < 0 ? -2 * value - 1 : 2 * value);
  const [moveTo, lineTo, close] = [9, 26, 15];
  const E = 4096;
  const ring = [moveTo, ...zigzag(0), ...zigzag(0), lineTo];
  ring.push(...[E, 0, 0, E, -E, 0].flatMap(zigzag), close);
  const POLYGON = 3;
  const feature = [
    ...field(2, 2, ...varint(0), ...varint(0)),
    ...field(3, 0, POLYGON),
    ...field(4, 2, ...ring),
  ];
  const [key, value] = property;
  return Buffer.from(
    field(
      3,
      2,
      ...field(15, 0, 2),
      ...field(1, 2, ...text(layer)),
      ...field(2, 2, ...feature),
      ...field(3, 2, ...text(key)),
      ...field(4, 2, ...field(1, 2, ...text(value))),
      ...field(5, 0, ...varint(E)),
    ),
  );
}
