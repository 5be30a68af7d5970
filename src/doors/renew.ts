/**
 * The page anew, with all its scripts: a garbled one would come from the browser's cache again. Only where they are all to
 * be had: without a network the page that is being read must stay.
 * @param load loads the page
 */
export async function renew(load: () => void): Promise<void> {
  const scripts = performance
    .getEntriesByType('resource')
    .map(({ name }) => name)
    .filter((name) => /\.m?js$/.test(name));
  try {
    const answers = await Promise.all(scripts.map((url) => fetch(url, { cache: 'reload' })));
    if (answers.every(({ ok }) => ok)) load();
  } catch {
    // Not now; the reader may try again.
  }
}
