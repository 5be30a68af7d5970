import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { closeUpOf } from '../../src/scene/around.ts';
import { sceneAt } from '../../src/scene/scene.ts';
import { cameraBetween } from '../../src/ui/flight.ts';
import { desk, over, setOut, story } from './excursion-support.ts';
import { stage } from './scene-support.ts';

const LASTS = 900;
let frames = new Map<number, FrameRequestCallback>();
let clock = 0;

/** Lets a share of a flight's time pass, in one frame. */
function pass(share: number): void {
  clock += share * LASTS;
  const due = frames;
  frames = new Map();
  for (const turn of due.values()) turn(clock);
}
/** The first frame only says what time it is. */
const start = (): void => pass(0);

beforeEach(() => {
  frames = new Map();
  clock = 5000;
  let id = 0;
  vi.stubGlobal('requestAnimationFrame', (turn: FrameRequestCallback): number => {
    frames.set(++id, turn);
    return id;
  });
  vi.stubGlobal('cancelAnimationFrame', (one: number) => frames.delete(one));
});
afterEach(() => {
  // What has come to its end asks for no more frames.
  expect(frames.size).toBe(0);
  vi.unstubAllGlobals();
});

describe('the flight', () => {
  it('goes from the story to the place; letters come in its last part', () => {
    const here = setOut(false);
    here.excursion.open('khasan');
    expect([here.excursion.away, here.changes]).toEqual([true, [['khasan', false]]]);
    start();
    const to = closeUpOf(story, 'khasan', desk);
    expect(here.now.camera).toEqual(here.story.camera);
    for (const share of [0.5, 0.3]) {
      pass(share);
      expect(here.excursion.away).toBe(true);
      const { camera, labels, places } = here.now;
      expect(camera.zoom).not.toBe(to.zoom);
      const opacities = [...labels, ...places].map(({ opacity }) => opacity);
      if (share === 0.5) expect(opacities.every((opacity) => opacity === 0)).toBe(true);
      else expect(opacities.length && opacities.every((opacity) => opacity > 0 && opacity < 1)).toBeTruthy();
    }
    pass(0.2);
    expect(here.now.camera).toEqual(to);
    expect(here.now.labels.every(({ opacity }) => opacity === 1)).toBe(true);
  });

  it('back ends where the story is by then; letters go first', () => {
    const here = setOut();
    here.excursion.open('khasan');
    here.still = false;
    here.excursion.close();
    start();
    pass(0.1);
    expect(here.now.labels.some(({ opacity }) => opacity > 0 && opacity < 1)).toBe(true);
    here.story = sceneAt(story, 4, desk);
    pass(0.5);
    expect(here.now.labels).toEqual([]);
    expect(here.now.camera).toEqual(
      cameraBetween(closeUpOf(story, 'khasan', desk), here.story.camera, 0.648, desk),
    );
    expect(here.excursion.away).toBe(true);
    pass(0.4);
    expect(here.now).toBe(here.story);
    expect(here.excursion.away).toBe(false);
  });

  it.each([false, true])(
    'what is painted says where the reader goes before they are told (look: %s)',
    (look) => {
      const here = setOut();
      if (look) here.excursion.setLook(true);
      here.still = false;
      const painted = here.changes.length;
      here.excursion.open('khasan');
      start();
      here.excursion.close();
      start();
      expect(here.changes.slice(painted)).toEqual([
        ['khasan', look],
        [null, look],
      ]);
      expect(here.shown.slice(painted)).toEqual(['khasan', null]);
      pass(1);
    },
  );

  it('turns where it is when the reader thinks better of it', () => {
    const here = setOut(false);
    here.excursion.open('moscow');
    start();
    pass(0.5);
    const half = here.now.camera;
    here.excursion.close();
    start();
    expect(here.now.camera).toEqual(half);
    pass(1);
    expect(here.now).toBe(here.story);
  });

  it('to the next place leaves from the middle of the last', () => {
    const here = setOut(false);
    here.excursion.open('moscow');
    start();
    pass(0.5);
    const half = here.now.camera;
    here.excursion.open('khasan');
    expect(frames.size).toBe(1);
    start();
    expect(here.now.camera).toEqual(half);
    pass(1);
    expect(here.now).toMatchObject({ place: 'khasan', camera: closeUpOf(story, 'khasan', desk) });
  });

  it('ends at once when the stage changes: at the place, or in the story', () => {
    const here = setOut(false);
    here.excursion.open('khasan');
    start();
    pass(0.5);
    here.view = stage(390, 844);
    here.excursion.again();
    expect(here.now.camera).toEqual(closeUpOf(story, 'khasan', here.view));
    here.excursion.close();
    start();
    pass(0.5);
    here.excursion.again();
    expect(here.now).toBe(here.story);
  });

  it('moves the free map along, and stops under the reader’s hand', () => {
    const here = setOut();
    here.excursion.setLook(true);
    here.still = false;
    here.excursion.open('khasan');
    start();
    pass(0.4);
    expect(here.moves.at(-1)).toEqual(here.now.camera);
    const caught = over([100, 50], 4);
    here.excursion.moved(caught, false);
    expect(here.now.camera).toEqual(caught);
  });

  it('is over with the story', () => {
    const here = setOut(false);
    here.excursion.open('khasan');
    start();
    const painted = here.paints.length;
    here.excursion.destroy();
    pass(1);
    expect(here.paints).toHaveLength(painted);
  });
});
