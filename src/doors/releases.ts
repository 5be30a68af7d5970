/**
 * A new release keeps the old hashed files for a while. Where one is gone all the same, the page is too old: it is loaded
 * anew, once, if there is a newer one; the reader's place is in the address. A file that is missing for another reason
 * (no network) must not take away the page that is being read.
 */
const KEY = 'armored-train:reloaded';

/** Whether the site now serves a page that is made of other files than this one. */
async function newer(script: string): Promise<boolean> {
  try {
    const response = await fetch(location.pathname, { cache: 'no-store' });
    return response.ok && !(await response.text()).includes(script);
  } catch {
    return false;
  }
}

export function followReleases(): void {
  // The page's own entry: what it imports may be shared with other pages, and no page's HTML names that.
  const entry = document.querySelector<HTMLScriptElement>('script[type="module"][src]');
  if (!entry) return;
  const script = new URL(entry.src).pathname.split('/').at(-1)!;
  addEventListener('vite:preloadError', () => {
    void newer(script).then((yes) => {
      if (!yes) return;
      try {
        if (sessionStorage.getItem(KEY) === script) return;
        sessionStorage.setItem(KEY, script);
      } catch {
        // Without storage a second time could not be told from the first: the still maps stand.
        return;
      }
      location.reload();
    });
  });
}
