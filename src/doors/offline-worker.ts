/**
 * `sw.js`, the page's service worker: the same code in each language, after a line with what that language keeps (`self.KEPT`).
 * It answers for the page's own address and for names with a hash, and for nothing else in its folder.
 */
import { clientsClaim } from 'workbox-core';
import { ExpirationPlugin } from 'workbox-expiration';
import { PrecacheController, PrecacheFallbackPlugin } from 'workbox-precaching';
import { registerRoute } from 'workbox-routing';
import { CacheFirst, NetworkOnly } from 'workbox-strategies';
import type { Kept } from './offline-list.ts';

declare const self: ServiceWorkerGlobalScope & { KEPT: Kept };

const { files, named, root } = self.KEPT;
const PAGE = './';
/** Who waits longer for the newest page reads the one that is kept. Seconds. */
const PATIENCE = 4;
/** All chapters both ways up, or in both themes. */
const STILLS = 40;

const folder = new URL(PAGE, location.href).href;
const stills = new URL(`${root}stills/`, location.href).href;
const isPage = ({ origin, pathname }: URL): boolean =>
  [folder, `${folder}index.html`].includes(origin + pathname);

const isWhole = async (page: Response): Promise<boolean> => {
  const html = await page.text();
  return named.every((name) => html.includes(name));
};

/** Refuses what a host sends in place of a file: a page where there is none, and the page of another version. */
const genuine = {
  async fetchDidSucceed({ request, response }: { request: Request; response: Response }): Promise<Response> {
    const page = isPage(new URL(request.url));
    const html = /^text\/html\b/.test(response.headers.get('Content-Type') ?? '');
    if (html !== page || (page && !(await isWhole(response.clone()))))
      throw new Error(`${request.url} is not of this version`);
    return response;
  },
};

const keeper = new PrecacheController({ plugins: [genuine] });
keeper.addToCacheList(files);

self.addEventListener('install', (event) => {
  const { connection } = navigator as WorkerNavigator & { connection?: { saveData?: boolean } };
  // The browser looks for a new version by itself. The old one stays, whole; the next visit asks again.
  if (connection?.saveData)
    event.waitUntil(Promise.reject(new Error('nothing is fetched ahead while data is saved')));
  else void keeper.install(event);
});
// Only now, when no page of the old version is open, do its files go.
self.addEventListener('activate', (event) => void keeper.activate(event));
// The first visit, too, may lose the network before its end.
clientsClaim();

/** Ids of pages in our folder that are not ours: frames, the guide, other languages. What they ask for is left alone. */
const others = new Set<string>();

// The page is asked for anew as long as there is a network: a new version is there at once.
registerRoute(
  ({ request, url, event }) => {
    if (request.mode !== 'navigate') return false;
    const own = request.destination === 'document' && isPage(url);
    if (!own) others.add((event as FetchEvent).resultingClientId);
    return own;
  },
  new NetworkOnly({
    networkTimeoutSeconds: PATIENCE,
    plugins: [
      {
        async fetchDidSucceed({ response }) {
          // A host whose server is gone answers for it.
          if (response.status >= 500) throw new Error(`the server answered ${response.status}`);
          return response;
        },
      },
      new PrecacheFallbackPlugin({ fallbackURL: PAGE, precacheController: keeper }),
    ],
  }),
);

const asked = (event: ExtendableEvent): boolean => !others.has((event as FetchEvent).clientId);

// Not the page: whoever asks for it without going there (releases.ts) wants to know what the network has.
registerRoute(
  ({ url, event }) => asked(event) && !isPage(url) && Boolean(keeper.getCacheKeyForURL(url.href)),
  keeper.strategy,
);

// Still maps are kept as they are met.
registerRoute(
  ({ url, event }) => asked(event) && url.href.startsWith(stills),
  new CacheFirst({
    cacheName: `stills-${self.registration.scope}`,
    plugins: [genuine, new ExpirationPlugin({ maxEntries: STILLS, purgeOnQuotaError: true })],
  }),
);
