/**
 * The publisher's own basemap for close-ups, read from where they keep it: a MapLibre style, or a PMTiles archive. It is
 * somebody else's file: it is checked, and what we cannot use of it is left out.
 */
import type { LayerSpecification, SourceSpecification, SpriteSpecification } from 'maplibre-gl';
import type { Palette } from './palette.ts';
import { fromStyle } from './publisher-style.ts';

export interface Publisher {
  url: string;
  sources: Record<string, SourceSpecification>;
  /** In drawing order, with ids and sources under our prefix, from `PUBLISHER_FROM` on. */
  layers(ink: Palette): LayerSpecification[];
  glyphs?: string;
  sprite?: SpriteSpecification;
  /** West, south, east, north in degrees: there is nothing beyond. The whole world where left out. */
  box?: [number, number, number, number];
}

export interface LoadOptions {
  signal?: AbortSignal;
  timeoutMs?: number;
  maxBytes?: number;
}

/** A style is a few hundred kB; what is larger than this has its data inside, or is something else. */
const MAX_BYTES = 5_000_000;
const TIMEOUT_MS = 10_000;

const PMTILES = 'pmtiles://';
const isArchive = (url: string): boolean =>
  url.startsWith(PMTILES) || /\.pmtiles$/i.test(new URL(url).pathname);

/**
 * @param url absolute; `pmtiles://…` or `….pmtiles` for an archive, anything else is taken for a style
 * @throws Error that says in one sentence what is wrong with it
 * @throws DOMException AbortError where `signal` has been aborted
 */
export async function loadPublisher(url: string, options: LoadOptions = {}): Promise<Publisher> {
  const { signal, timeoutMs = TIMEOUT_MS, maxBytes = MAX_BYTES } = options;
  const patience = AbortSignal.timeout(timeoutMs);
  const either = signal ? AbortSignal.any([signal, patience]) : patience;
  try {
    if (!URL.canParse(url)) throw new Error('it is not an address');
    if (isArchive(url)) {
      const { fromArchive } = await import('./publisher-archive.ts');
      return await until(either, fromArchive(url.replace(PMTILES, ''), url));
    }
    const found = fromStyle(url, await json(url, either, maxBytes));
    if (usesArchive(found)) {
      const { speakPmtiles } = await import('./publisher-archive.ts');
      await speakPmtiles();
    }
    return found;
  } catch (error) {
    signal?.throwIfAborted();
    if (patience.aborted)
      throw new Error(`it did not come within ${timeoutMs / 1000} seconds`, { cause: error });
    throw error;
  }
}

const usesArchive = ({ sources }: Publisher): boolean => JSON.stringify(sources).includes(`"${PMTILES}`);

/** Rejects when the signal fires, for what cannot be told to stop. */
function until<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
    work.then(resolve, reject);
  });
}

async function json(url: string, signal: AbortSignal, maxBytes: number): Promise<unknown> {
  const response = await fetch(url, { signal });
  if (!response.ok) throw new Error(`it answered ${response.status}`);
  const text = await limited(response, maxBytes);
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error('it is not JSON', { cause: error });
  }
}

/** The body as text, read no further than it may be long. */
async function limited(response: Response, maxBytes: number): Promise<string> {
  const tooLarge = (): Error => new Error(`it is larger than ${maxBytes / 1e6} MB`);
  const { body } = response;
  if (Number(response.headers.get('content-length')) > maxBytes) {
    await body?.cancel();
    throw tooLarge();
  }
  if (!body) return '';
  const decoder = new TextDecoder();
  const reader = body.getReader();
  let [text, bytes] = ['', 0];
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    bytes += value.byteLength;
    if (bytes > maxBytes) {
      await reader.cancel();
      throw tooLarge();
    }
    text += decoder.decode(value, { stream: true });
  }
}
