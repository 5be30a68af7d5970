/** The map's worker: where it is, and what MapLibre does not say of it. Without it the map stays blank for ever. */
import { setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url';
import { WORKER_REFUSED } from './live.ts';
import { request } from './requests.ts';

setWorkerUrl(workerUrl);

/** The worker's text has been handed over: its file is not asked for any more. */
let handed = false;

/** @throws Error if it does not load, or is something else (a host that answers every address with a page) */
export async function askWorker(): Promise<void> {
  if (handed) return;
  await request(workerUrl, async (response) => {
    const text = await response.text();
    if (!text.includes('MapLibre')) throw new Error(`${workerUrl} is not the map’s worker`);
    if (!keptElsewhere()) return;
    setWorkerUrl(URL.createObjectURL(new Blob([text], { type: 'text/javascript' })));
    handed = true;
  });
}

/**
 * Whether the page is kept for reading offline by a service worker that will not be asked for the map's: a browser asks the
 * one in whose folder a worker's file lies, not the one of the page that starts it. That of `/es/` lies in `/es/`.
 */
function keptElsewhere(): boolean {
  try {
    const keeper = navigator.serviceWorker?.controller?.scriptURL;
    // The page around an element may have one of its own: that is not for us to go round.
    if (keeper !== new URL('./sw.js', location.href).href) return false;
    return !workerUrl.startsWith(new URL('.', keeper).href);
  } catch {
    // A sandboxed frame may not even ask.
    return false;
  }
}

/**
 * Tells when the page's policy forbids the worker.
 * @returns the way to listen no longer
 */
export function onRefusal(told: (error: Error) => void): () => void {
  const heard = ({ effectiveDirective, blockedURI, disposition }: SecurityPolicyViolationEvent): void => {
    // From another origin the worker is a `blob:`, in a sandbox a `data:`. Some browsers name the directive that they fell back to.
    const made =
      /^(?:blob|data)\b/.test(blockedURI) && /^(?:child|script|default)-src/.test(effectiveDirective);
    if (disposition !== 'enforce' || (effectiveDirective !== 'worker-src' && !made)) return;
    const error = new Error(`this page’s policy (${effectiveDirective}) forbids the map’s worker`);
    error.name = WORKER_REFUSED;
    told(error);
  };
  document.addEventListener('securitypolicyviolation', heard);
  return () => document.removeEventListener('securitypolicyviolation', heard);
}
