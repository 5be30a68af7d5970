/** What an editor writes at the loader's script, or at its element. The frame checks all of it but the offset. */

/** Names of the options: `data-…` at the script, plain attributes at the element. */
export const OPTIONS = ['lang', 'theme', 'mode', 'chapter', 'basemap', 'offset'] as const;
export type OptionName = (typeof OPTIONS)[number];

/** CSS pixels: a header that is taller leaves no room for a story. */
export const TALLEST = 400;

/** @returns height of the host's sticky header in CSS pixels, 0 where none is said; null for what is no such height */
export function offsetOf(said: string | null): number | null {
  const px = Number((said ?? '').replace('px', ''));
  return px >= 0 && px <= TALLEST ? px : null;
}

/** What offsets are allowed, for a message. */
export const OFFSETS = `0 to ${TALLEST} px`;

/**
 * Address of the frame.
 * @param src the story's address, with a slash at its end
 * @param options what each was given, as attributes; null or '' for the default
 */
export function frameUrl(src: string, options: Pick<Element, 'getAttribute'>): string {
  const url = new URL('embed/?host=1', src);
  for (const name of OPTIONS) {
    const value = options.getAttribute(name);
    if (value) url.searchParams.set(name, value);
  }
  return url.href;
}
