/** How wide the map's letters are in the real fonts, so that the scene can place them without a browser. */
import { measure } from '../fonts/index.ts';
import type { Font } from '../fonts/index.ts';
import { FACES } from '../map/faces.ts';
import type { Story } from '../story/types.ts';

/** A name whole, and what stands before and after each of its spaces: it may be broken there. */
function pieces(name: string): string[] {
  const words = name.split(' ');
  const parts = words.slice(1).flatMap((_, i) => [words.slice(0, i + 1), words.slice(i + 1)]);
  return [name, ...parts.map((part) => part.join(' '))];
}

/** Every text that the map may write, with its width in em of the face that it is written in. */
export function widthsOf(story: Pick<Story, 'places' | 'areas'>): Record<string, number> {
  const out: Record<string, number> = {};
  const put = (text: string, face: Font): void => {
    out[text] = Number(measure(text, face).toFixed(3));
  };
  for (const { name, local } of Object.values(story.places)) {
    for (const piece of pieces(name)) put(piece, FACES.place);
    if (local) put(local, FACES.local);
  }
  for (const { name, kind } of story.areas)
    for (const piece of pieces(kind === 'country' ? name.toLocaleUpperCase() : name)) put(piece, FACES[kind]);
  return out;
}
