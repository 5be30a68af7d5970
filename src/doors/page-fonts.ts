/** The story's fonts in someone else's page: by script, since `@font-face` in a shadow root counts nowhere. */
import { display, firstFaces, withWater } from '../fonts/faces.ts';
import type { Face } from '../fonts/faces.ts';
import type { Lang } from '../story/langs.ts';

/** For the fonts of the first screen nobody waits longer; milliseconds. */
const PATIENCE = 500;

/** Families and addresses of those that the document has. */
const added = new Set<string>();

/**
 * Adds the faces under their private names, once for a document; each loads when its letters are first needed.
 * @returns when the fonts of the first screen are there, or have failed, or take too long: text that is being read is not to
 * be set anew under its reader. Never rejected: without them the story is set in the reader's own fonts.
 */
export async function addFonts(faces: Face[], lang: Lang): Promise<void> {
  const first = new Set(firstFaces(faces, lang));
  const loading: Promise<unknown>[] = [];
  for (const face of withWater(faces)) {
    const { family, weight, style, unicodeRange, url } = face;
    if (added.has(family + url)) continue;
    added.add(family + url);
    const font = new FontFace(family, `url(${JSON.stringify(url)}) format("woff2")`, {
      weight: String(weight),
      style,
      unicodeRange,
      display: display(face, lang),
    });
    document.fonts.add(font);
    if (first.has(face)) loading.push(font.load().catch(() => undefined));
  }
  await Promise.race([Promise.all(loading), new Promise((resolve) => setTimeout(resolve, PATIENCE))]);
}
