/** What stands in the corner of a wide still, as paths: the key to the strokes in view, and the scale. */
import { measure, outline } from '../fonts/index.ts';
import { FACES } from '../map/faces.ts';
import type { Palette } from '../map/palette.ts';
import { STROKES } from '../map/strokes.ts';
import { scaleBar, strokesIn } from '../scene/furniture.ts';
import type { Scene, Viewport } from '../scene/types.ts';
import type { Story } from '../story/types.ts';
import { distance } from '../story/words.ts';

const SIZE = 12;
const STROKE = 28;
const GAP = { inside: 7, between: 20 };
/** Farther out one scale does not hold for the whole picture. */
const SCALE_FROM = 4;
const SCALE_PX = 110;

/**
 * @param right where the row ends, CSS pixels
 * @param y its letters' baseline, CSS pixels
 */
export function furniturePath(
  story: Story,
  scene: Scene,
  view: Viewport,
  ink: Palette,
  { right, y }: { right: number; y: number },
): string {
  const letters: string[] = [];
  const strokes: string[] = [];
  let x = right;
  const word = (text: string): void => {
    x -= measure(text, FACES.station) * SIZE;
    letters.push(outline(text, FACES.station, { size: SIZE, x, y, decimals: 1 }));
    x -= GAP.inside;
  };
  const middle = y - SIZE * 0.33;
  if (scene.camera.zoom > SCALE_FROM) {
    const { km, px } = scaleBar(scene.camera, view, SCALE_PX);
    word(distance(story.ui, km * 1000));
    strokes.push(
      `<path d="M${(x - px).toFixed(1)} ${(middle - 3).toFixed(1)}v5h${px.toFixed(1)}v-5" stroke="${ink.ink}" stroke-width="1.2"/>`,
    );
    x -= px + GAP.between;
  }
  for (const certainty of strokesIn(story, scene, view).toReversed()) {
    const { width, dash, ink: colour } = STROKES[certainty];
    word(story.ui.certainty[certainty]);
    strokes.push(
      `<path d="M${(x - STROKE).toFixed(1)} ${middle.toFixed(1)}h${STROKE}" stroke="${ink[colour]}" stroke-width="${width}"${dash ? ` stroke-dasharray="${dash.join(' ')}"` : ''}/>`,
    );
    x -= STROKE + GAP.between;
  }
  if (!letters.length) return '';
  return `<g fill="${ink.ink}" stroke="${ink.halo}" stroke-width="3" stroke-linejoin="round" paint-order="stroke">${letters.map((d) => `<path d="${d}"/>`).join('')}</g><g fill="none">${strokes.join('')}</g>`;
}
