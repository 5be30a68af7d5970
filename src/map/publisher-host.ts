/**
 * The publisher's basemap on a running map: loads it, notices when it stands, and takes it away where it fails. Ours
 * stays underneath, and of each address's trouble there is one word on the console.
 */
import type { ErrorEvent, Map as GlMap, MapSourceDataEvent } from 'maplibre-gl';
import type { LonLat } from '../story/types.ts';
import { deepestAt } from './basemap.ts';
import { messageOf } from './message.ts';
import { PALETTES } from './palette.ts';
import { loadPublisher } from './publisher.ts';
import type { Publisher } from './publisher.ts';
import { PUBLISHER, PUBLISHER_FROM } from './publisher-style.ts';

/** How close one may come: at once so far that its tiles are asked for, and all the way when they have come. */
const DEEPEST = { trying: 8, live: 16 };
/** Tiles that do not exist make no event and no frame: frames are asked for, so many and so often (milliseconds). */
const WATCH = { every: 1000, times: 12 };
/** So many tiles in a row that fail: none before the first has come, and some afterwards. */
const ENOUGH = { trying: 3, live: 12 };

export class PublisherHost {
  readonly #map: GlMap;
  readonly #changed: () => void;
  #url: string | null = null;
  #loading: AbortController | null = null;
  #basemap: Publisher | null = null;
  #live = false;
  /** A tile has come. */
  #some = false;
  #failed = 0;
  #watching = 0;

  /** @param changed the style is to be brought up to date with `now` */
  constructor(map: GlMap, changed: () => void) {
    this.#map = map;
    this.#changed = changed;
    map.on('sourcedata', (event) => this.#arrived(event));
    map.on('idle', () => this.#settled());
    map.on('moveend', () => this.#watch());
  }

  /** What the style should hold. */
  get now(): { basemap: Publisher; live: boolean } | null {
    return this.#basemap && { basemap: this.#basemap, live: this.#live };
  }

  /** The deepest zoom around a point with it, or without it where there is none. */
  deepestAt = (at: LonLat): number => {
    const own = deepestAt(at);
    if (!this.#basemap || !covers(this.#basemap.box, at)) return own;
    return Math.max(own, this.#live ? DEEPEST.live : DEEPEST.trying);
  };

  /** @param url of a style or an archive, relative to the page; null for none */
  set(url: string | null): void {
    const absolute = url && URL.canParse(url, document.baseURI) ? new URL(url, document.baseURI).href : url;
    if (absolute === this.#url) return;
    this.#url = absolute;
    this.#loading?.abort();
    this.#loading = null;
    this.#put(null);
    if (!absolute) return;
    const loading = (this.#loading = new AbortController());
    loadPublisher(absolute, { signal: loading.signal }).then(
      (basemap) => {
        if (!loading.signal.aborted) this.#put(basemap);
      },
      (error: unknown) => {
        if (!loading.signal.aborted) this.#warn(messageOf(error));
      },
    );
  }

  destroy(): void {
    clearInterval(this.#watching);
    this.#loading?.abort();
    this.#basemap = null;
  }

  /** @returns whether an error of the map's is the publisher's: then it has been dealt with */
  takes({ error, ...event }: ErrorEvent): boolean {
    if (!this.#basemap) return false;
    const { sourceId, tile } = event as { sourceId?: string; tile?: unknown };
    const { message, url } = error as Error & { url?: string };
    const theirs =
      sourceId?.startsWith(PUBLISHER) ?? (url !== undefined || /publisher-|glyph|sprite/i.test(message));
    if (!theirs) return false;
    this.#failed += tile ? 1 : 0;
    // A source that cannot be had at all; letters and pictures that are missing leave a map without them.
    if (sourceId && !tile) this.#fail(message);
    else if (tile && this.#failed >= (this.#some ? ENOUGH.live : ENOUGH.trying))
      this.#fail(`its tiles do not load (${message})`);
    return true;
  }

  #put(basemap: Publisher | null): void {
    if (!basemap && !this.#basemap) return;
    this.#basemap = basemap;
    this.#live = this.#some = false;
    this.#failed = 0;
    this.#changed();
    this.#watch();
  }

  /** As long as it is not known whether the basemap stands, and it should be seen. */
  #watch(): void {
    const trying = (): boolean =>
      this.#basemap !== null && !this.#live && this.#map.getZoom() >= PUBLISHER_FROM;
    if (this.#watching || !trying()) return;
    let left = WATCH.times;
    this.#watching = window.setInterval(() => {
      if (left-- > 0 && trying()) return this.#map.triggerRepaint();
      clearInterval(this.#watching);
      this.#watching = 0;
    }, WATCH.every);
  }

  #fail(reason: string): void {
    this.#warn(reason);
    this.#put(null);
  }

  #warn(reason: string): void {
    console.warn(`The basemap ${this.#url} is not shown: ${reason}.`);
  }

  #arrived({ sourceId, tile }: MapSourceDataEvent): void {
    if (!this.#basemap || !tile || !sourceId?.startsWith(PUBLISHER)) return;
    this.#some = true;
    this.#failed = 0;
    if (this.#live || !Object.keys(this.#basemap.sources).every((id) => this.#loaded(id))) return;
    this.#live = true;
    this.#changed();
  }

  #loaded(id: string): boolean {
    return this.#map.getSource(id) !== undefined && this.#map.isSourceLoaded(id);
  }

  /** Everything is there that will come; tiles that do not exist (404) are no error to MapLibre. */
  #settled(): void {
    if (!this.#basemap || this.#live) return;
    const zoom = this.#map.getZoom();
    if (this.#some) {
      this.#live = true;
      return this.#changed();
    }
    const { lng, lat } = this.#map.getCenter().wrap();
    if (zoom >= PUBLISHER_FROM + 0.1 && this.#expected(zoom, [lng, lat]))
      this.#fail('none of its tiles came');
  }

  /** Whether it should have shown something here. */
  #expected(zoom: number, at: LonLat): boolean {
    return this.#basemap!.layers(PALETTES.light).some((layer) => {
      if (!('source' in layer)) return false;
      if (zoom < (layer.minzoom ?? 0) || zoom >= (layer.maxzoom ?? 25)) return false;
      const source = this.#map.getSource(layer.source) as { bounds?: Publisher['box'] } | undefined;
      return source !== undefined && covers(source.bounds, at);
    });
  }
}

const covers = (box: Publisher['box'], [lon, lat]: LonLat): boolean =>
  !box || (lon >= box[0] && lon <= box[2] && lat >= box[1] && lat <= box[3]);
