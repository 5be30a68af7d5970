/** How wide the map's letters are in the real fonts, so that the scene can place them without a browser. */
import { measure } from '../fonts/index.ts';
import type { Font } from '../fonts/index.ts';
import { FACES } from '../map/faces.ts';
import { inCapitals } from '../scene/letters.ts';
import type { Story } from '../story/types.ts';

/** A name whole, and what stands before and after each of its spaces: it may be broken there. */
function pieces(name: string): string[] {
  const words = name.split(' ');
  const parts = words.slice(1).flatMap((_, i) => [words.slice(0, i + 1), words.slice(i + 1)]);
  return [name, ...parts.map((part) => part.join(' '))];
}

/** Every text that the map may write, with its width in em of the face that it is written in. */
export function widthsOf(
  story: Pick<Story, 'places' | 'areas' | 'towns' | 'landmarks'>,
): Record<string, number> {
  const out: Record<string, number> = {};
  // A text that is written in two faces takes the room of the wider.
  const put = (text: string, face: Font): void => {
    out[text] = Math.max(out[text] ?? 0, Number(measure(text, face).toFixed(3)));
  };
  for (const { name, local } of Object.values(story.places)) {
    for (const piece of pieces(name)) put(piece, FACES.place);
    if (local) put(local, FACES.local);
  }
  for (const { name, local } of story.towns) {
    for (const piece of pieces(name)) put(piece, FACES.town);
    if (local) put(local, FACES.local);
  }
  for (const { name } of story.landmarks)
    for (const piece of name ? pieces(name) : []) put(piece, FACES.landmark);
  for (const { name, kind } of story.areas)
    for (const piece of pieces(inCapitals(kind) ? name.toLocaleUpperCase() : name)) put(piece, FACES[kind]);
  return out;
}
