/** What an article's content security policy has to allow. */

/** Directives as they stand in the header; the editor joins them with the article's own. */
const policy = (directives: Record<string, string>): string =>
  Object.entries(directives)
    .map(([name, sources]) => `${name} ${sources}`)
    .join(';\n');

/**
 * For each way in; `sameOrigin` is the element where the story's files are on the article's own origin.
 * @param siteUrl absolute, with a slash at its end
 * @param basemap address of the publisher's map; '' for none
 */
export function policies(
  siteUrl: string,
  basemap: string,
): Record<'loader' | 'frame' | 'element' | 'sameOrigin', string> {
  const host = new URL(siteUrl).origin;
  // Only the element asks for the publisher's map from the article itself.
  const map = URL.canParse(basemap) && new URL(basemap).origin !== host ? ` ${new URL(basemap).origin}` : '';
  return {
    loader: policy({ 'script-src': host, 'frame-src': host }),
    frame: policy({ 'frame-src': host }),
    element: policy({
      'script-src': host,
      'img-src': `${host}${map} data: blob:`,
      'font-src': host,
      'connect-src': host + map,
      'worker-src': `${host} blob:`,
    }),
    // A worker of the page's own origin needs no detour, and pictures come as files.
    sameOrigin: policy({
      'script-src': "'self'",
      'img-src': `'self'${map} data:`,
      'font-src': "'self'",
      'connect-src': `'self'${map}`,
      'worker-src': "'self'",
    }),
  };
}
