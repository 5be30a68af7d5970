/** After one visit the story reads and moves without a network: a service worker beside the page keeps it (offline-worker.ts). */
import { savesData } from '../ui/simple.ts';

/** From the page, in each language: `sw.js`, `es/sw.js` and so on. */
const WORKER = './sw.js';

/**
 * Has the page kept, once it has all that it needs itself. Whose browser saves data has nothing fetched ahead; what was
 * kept on an earlier visit still reads. A story in a frame is part of someone else's page, and keeps nothing there.
 * @param ready of the story
 */
export async function keepForOffline(ready: Promise<void>): Promise<void> {
  if (import.meta.env.DEV || savesData() || parent !== self) return;
  try {
    await ready;
    if (document.readyState !== 'complete') await new Promise((done) => addEventListener('load', done));
    await navigator.serviceWorker.register(WORKER);
  } catch {
    // Forbidden, private, insecure, or no network just now: the page is as good without it.
  }
}
