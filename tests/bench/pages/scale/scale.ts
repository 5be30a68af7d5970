/** A generated story (`?story=` its file) in the element itself, and the pure part of it by the clock. */
import { defineElement, TAG } from '../../../../src/doors/element.ts';
import { sceneAt } from '../../../../src/scene/scene.ts';
import type { Story } from '../../../../src/story/types.ts';
import CardText from '../../../../src/ui/CardText.svelte';
import { layoutFor } from '../../../../src/ui/layout.ts';
import Notes from '../../../../src/ui/Notes.svelte';

const file = new URLSearchParams(location.search).get('story')!;
const story = (await (await fetch(file)).json()) as Story;

/** One call is shorter than the clock's tick. */
const BATCH = 40;

/** @returns microseconds that a call takes, one for each batch of calls all over the story */
function timed(batches: number): number[] {
  const { view } = layoutFor(innerWidth, innerHeight);
  const last = story.chapters.length - 1;
  const near = Math.min(last, 40);
  // Prepared beforehand, as it is where a reader has been before.
  for (let i = 0; i <= near * 2; i++) sceneAt(story, i / 2, view);
  let kept = 0;
  const call = (i: number): void => {
    kept += sceneAt(story, (i * 0.618034 * 7.3) % near, view).camera.zoom;
  };
  for (let i = 0; i < 4000; i++) call(i);
  const out = Array.from({ length: batches }, (_, batch) => {
    const began = performance.now();
    for (let i = 0; i < BATCH; i++) call(batch * BATCH + i);
    return ((performance.now() - began) * 1000) / BATCH;
  });
  if (Number.isNaN(kept)) throw new Error('a scene without a zoom');
  return out;
}

Object.assign(window, {
  benchSceneAt: timed,
  benchMount(): Promise<void> {
    defineElement({ base: './', fixed: { parts: { CardText, Notes } }, langs: ['en'], load: story });
    const element = document.createElement(TAG);
    document.body.append(element);
    return element.ready;
  },
});
document.documentElement.dataset.loaded = '';
