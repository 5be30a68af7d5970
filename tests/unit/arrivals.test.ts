import { describe, expect, it, vi } from 'vitest';
import { Arrivals } from '../../src/map/arrivals.ts';
import { reachOf } from '../../src/map/camera.ts';
import { BANDS, needs } from '../../src/map/basemap.ts';
import { aroundAt } from '../../src/scene/around.ts';
import { sceneAt } from '../../src/scene/scene.ts';
import type { Scene } from '../../src/scene/types.ts';
import { realStory, stage } from './scene-support.ts';

const asked: string[] = [];
vi.mock('../../src/map/bands.ts', () => ({
  loadBand: (id: string) => {
    asked.push(id);
    return Promise.resolve({});
  },
}));

const story = realStory();
const phone = stage(390, 844);

/** What a map asks for that shows these scenes one after the other, and looks ahead at each chapter. */
function bandsOf(scenes: Scene[]): string[] {
  asked.length = 0;
  const arrivals = new Arrivals({ changed() {}, trouble() {} });
  let chapter = '';
  for (const scene of scenes) {
    const beside = [scene.index - 1, scene.index, scene.index + 1];
    const ahead = scene.chapter === chapter ? [] : beside.map((p) => sceneAt(story, p, phone).camera);
    arrivals.follow(scene, ahead, phone, false);
    ({ chapter } = scene);
  }
  arrivals.destroy();
  return asked.toSorted();
}

const throughThe = (step: number): Scene[] =>
  Array.from({ length: Math.floor((story.chapters.length - 1) / step) + 1 }, (_, i) =>
    sceneAt(story, i * step, phone),
  );
const amur = BANDS.find(({ id }) => id === 'amur')!;
const passing = throughThe(0.02).find(
  ({ camera, rest }) => !rest && needs(amur, camera.center, camera.zoom, reachOf(camera, phone)),
)!;

describe('the bands that a story asks for', () => {
  // Which files the story cost depended on where a frame happened to fall: 39 kB for a strip at the stage's upper edge.
  it('are the same however finely it is scrolled', () => {
    const rests = bandsOf(throughThe(1));
    expect(rests).toContain('corridor');
    expect(bandsOf(throughThe(0.02))).toEqual(rests);
    expect(bandsOf(throughThe(0.37))).toEqual(rests);
  });

  it('are no finest ones for a camera that passes by, and all of them for a reader who looks around there', () => {
    expect(bandsOf([passing])).not.toContain('amur');
    const { camera, progress } = passing;
    const around = aroundAt(
      story,
      { camera, settled: camera, progress, place: null, look: true, letters: 1 },
      phone,
    );
    expect(bandsOf([around])).toContain('amur');
  });
});
