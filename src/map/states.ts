/** A scene's lines and train as numbers: the opacities that the style reads as global state, and what gradients are made of. Pure. */
import { mercatorLength } from '../scene/route.ts';
import type { Scene } from '../scene/types.ts';
import type { Story } from '../story/types.ts';
import { periodsOf, ROUTE, STROKES } from './strokes.ts';

/** @returns every number that the scene decides; what it leaves out keeps its value, unseen */
export function statesOf(story: Story, scene: Scene): Record<string, number> {
  const { zoom } = scene.camera;
  const shown = new Map(scene.lines.map((line) => [line.id, line]));
  const out: Record<string, number> = {};
  for (const { id, coordinates } of Object.values(story.lines)) {
    const line = shown.get(id);
    out[`opacity-${id}`] = line?.opacity ?? 0;
    if (!line) continue;
    out[`drawn-${id}`] = line.drawn;
    const { dash } = STROKES[line.certainty];
    if (dash) out[`periods-${id}`] = periodsOf(mercatorLength(coordinates), dash, zoom);
  }
  const route = shown.get('route');
  out['opacity-route'] = route ? route.opacity * Math.min(1, route.drawn * 2) : 0;
  const { train } = scene;
  out['opacity-train'] = train?.opacity ?? 0;
  if (train) {
    const { length, gap } = ROUTE.dot;
    out['drawn-route'] = train.fraction;
    out['periods-route'] = periodsOf(mercatorLength(story.route.coordinates), [length, gap], zoom);
    const half = train.lengthPx / train.routePx / 2;
    out['train-tail'] = train.middle - half;
    out['train-front'] = train.middle + half;
  }
  return out;
}
