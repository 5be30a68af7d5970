/** The map's worker: where it is, and what MapLibre does not say of it. Without it the map stays blank for ever. */
import { setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url';
import { WORKER_REFUSED } from './live.ts';
import { request } from './requests.ts';

setWorkerUrl(workerUrl);

/** @throws Error if it does not load, or is something else (a host that answers every address with a page) */
export const askWorker = (): Promise<void> =>
  request(workerUrl, async (response) => {
    if (!(await response.text()).includes('MapLibre'))
      throw new Error(`${workerUrl} is not the map’s worker`);
  });

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
