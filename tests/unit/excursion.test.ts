import { describe, expect, it } from 'vitest';
import { aroundAt, closeUpOf, reframed } from '../../src/scene/around.ts';
import { sceneAt } from '../../src/scene/scene.ts';
import type { Camera, Scene } from '../../src/scene/types.ts';
import { desk, over, setOut, story, withLookPad } from './excursion-support.ts';
import { stage } from './scene-support.ts';

// There are no frames here: what moved by them would fail.

describe('a place, where nothing may move', () => {
  it('opens at once, and is on the screen', () => {
    const here = setOut();
    here.excursion.open('khasan');
    expect(here.changes).toEqual([['khasan', false]]);
    expect(here.paints).toEqual([
      aroundAt(
        story,
        { camera: closeUpOf(story, 'khasan', desk), progress: 3, place: 'khasan', look: false },
        desk,
      ),
    ]);
    expect([here.excursion.place, here.excursion.look, here.excursion.away]).toEqual(['khasan', false, true]);
    expect([here.free, here.moves]).toEqual([[], []]);
  });

  // The button that had opened it was gone with the first picture, and the focus could not come back to it.
  it('says that the reader leaves before anything is painted, and not when they come back', () => {
    const here = setOut();
    expect(() => here.excursion.open('nowhere')).toThrow(RangeError);
    here.excursion.open('khasan');
    here.excursion.close();
    here.excursion.setLook(true);
    here.excursion.setLook(false);
    expect(here.left).toEqual([0, 2]);
  });

  it('closes on the story’s own scene', () => {
    const here = setOut();
    here.excursion.open('khasan');
    here.excursion.close();
    expect(here.now).toBe(here.story);
    expect(here.paints).toHaveLength(2);
    expect(here.changes).toEqual([
      ['khasan', false],
      [null, false],
    ]);
    expect([here.excursion.place, here.excursion.away]).toEqual([null, false]);
  });

  it('closes on the story as it is by then', () => {
    const here = setOut();
    here.excursion.open('khasan');
    here.story = sceneAt(story, 4, desk);
    here.excursion.close();
    expect(here.now).toBe(here.story);
  });

  it('gives way to the next, and one step leads back from it', () => {
    const here = setOut();
    here.excursion.open('khasan');
    here.excursion.open('moscow');
    expect(here.now).toMatchObject({ place: 'moscow', camera: closeUpOf(story, 'moscow', desk) });
    here.excursion.close();
    expect(here.now).toBe(here.story);
    expect(here.changes.map(([place]) => place)).toEqual(['khasan', 'moscow', null]);
  });

  it('that the story does not have changes nothing', () => {
    const here = setOut();
    here.excursion.open('khasan');
    expect(() => here.excursion.open('nowhere')).toThrow(RangeError);
    expect([here.excursion.place, here.changes.length, here.paints.length]).toEqual(['khasan', 1, 1]);
  });

  it('closes once, and not at all where none is open', () => {
    const here = setOut();
    here.excursion.close();
    expect([here.changes, here.paints]).toEqual([[], []]);
  });

  it('is seen anew when the stage changes', () => {
    const here = setOut();
    here.excursion.open('khasan');
    here.view = stage(390, 844);
    here.excursion.again();
    expect(here.now.camera).toEqual(closeUpOf(story, 'khasan', here.view));
    expect(here.changes).toHaveLength(1);
  });
});

describe('looking around, where nothing may move', () => {
  it('starts where the map is, under another padding', () => {
    const here = setOut();
    here.excursion.setLook(true);
    const camera = reframed(here.story.camera, desk, withLookPad(desk));
    expect([here.changes, here.free]).toEqual([[[null, true]], [true]]);
    expect(here.moves).toEqual([camera]);
    expect(here.now).toEqual(
      aroundAt(story, { camera, progress: 3, place: null, look: true }, withLookPad(desk)),
    );
  });

  it('ends on the story’s own scene, and gives the map back', () => {
    const here = setOut();
    here.excursion.setLook(true);
    here.excursion.moved(over([37.6, 55.75], 9), true);
    here.excursion.setLook(false);
    expect(here.now).toBe(here.story);
    expect(here.free).toEqual([true, false]);
    expect([here.excursion.look, here.excursion.away]).toEqual([false, false]);
  });

  it('is not told twice', () => {
    const here = setOut();
    here.excursion.setLook(false);
    expect(here.changes).toEqual([]);
    here.excursion.setLook(true);
    here.excursion.setLook(true);
    expect([here.changes.length, here.free.length, here.paints.length]).toEqual([1, 1, 1]);
  });

  it('follows the reader’s map; letters keep their sides until it rests or has gone far', () => {
    const here = setOut();
    here.excursion.setLook(true);
    const [rest, near, far] = [over([131.9, 43.1], 8), over([131.7, 43.2], 8.2), over([130, 42.4], 8.2)];
    const at = (camera: Camera, settled: Camera): Scene =>
      aroundAt(story, { camera, settled, progress: 3, place: null, look: true }, withLookPad(desk));
    here.excursion.moved(rest, true);
    expect(here.now).toEqual(at(rest, rest));
    here.excursion.moved(near, false);
    expect(here.now).toEqual(at(near, rest));
    expect(here.now).not.toEqual(at(near, near));
    here.excursion.moved(near, true);
    expect(here.now).toEqual(at(near, near));
    here.excursion.moved(far, false);
    expect(here.now).toEqual(at(far, far));
    here.excursion.moved({ ...far, zoom: far.zoom + 0.6 }, false);
    expect(here.now).toEqual(at({ ...far, zoom: far.zoom + 0.6 }, { ...far, zoom: far.zoom + 0.6 }));
    // The map moves by itself: to tell it where it is would stop the reader's hand.
    expect(here.moves).toHaveLength(1);
  });

  it('is none of the story’s map', () => {
    const here = setOut();
    here.excursion.moved(over([37.6, 55.75], 9), true);
    expect([here.paints, here.excursion.away]).toEqual([[], false]);
  });

  it('keeps its middle when the stage changes', () => {
    const here = setOut();
    here.excursion.setLook(true);
    here.excursion.moved(over([37.6, 55.75], 9, { top: 0, right: 0, bottom: 0, left: 0 }), true);
    here.view = stage(390, 844);
    here.excursion.again();
    expect(here.now.camera).toEqual(over([37.6, 55.75], 9));
    expect(here.moves.at(-1)).toEqual(here.now.camera);
  });

  it('opens a place, and returns from it and from the next to what the reader had looked at', () => {
    const here = setOut();
    here.excursion.setLook(true);
    const looked = over([37.6, 55.75], 9);
    here.excursion.moved(looked, true);
    here.excursion.open('khasan');
    expect(here.now).toMatchObject({ place: 'khasan', look: true });
    expect(here.moves.at(-1)).toEqual(closeUpOf(story, 'khasan', desk));
    here.excursion.open('fefu');
    here.excursion.close();
    expect(here.now).toMatchObject({ place: null, look: true, camera: looked });
    expect(here.moves.at(-1)).toEqual(looked);
    expect(here.changes).toEqual([
      [null, true],
      ['khasan', true],
      ['fefu', true],
      [null, true],
    ]);
  });

  it('ends with an open place closed', () => {
    const here = setOut();
    here.excursion.setLook(true);
    here.excursion.open('khasan');
    here.excursion.setLook(false);
    expect(here.changes.at(-1)).toEqual([null, false]);
    expect(here.now).toBe(here.story);
  });

  it('from an open place starts there', () => {
    const here = setOut();
    here.excursion.open('khasan');
    here.excursion.setLook(true);
    expect(here.now).toMatchObject({ place: null, look: true });
    expect(here.now.camera).toEqual(reframed(closeUpOf(story, 'khasan', desk), desk, withLookPad(desk)));
    here.excursion.setLook(false);
    expect(here.now).toBe(here.story);
  });
});
