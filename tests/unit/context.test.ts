import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeLabels } from '../../src/scene/labels.ts';
import type { PlacedLabel } from '../../src/scene/labels.ts';
import { projectorOf } from '../../src/scene/planet.ts';
import { boxAt, dotBox, freeBox, inkIn, inkOf, overlap, within } from '../../src/scene/room.ts';
import type { Box } from '../../src/scene/room.ts';
import { sceneAt } from '../../src/scene/scene.ts';
import type { Viewport } from '../../src/scene/types.ts';
import type { Landmark, Story, Town } from '../../src/story/types.ts';
import { realStory, SIZES, stage } from './scene-support.ts';

const story: Story = { ...realStory(), towns: [], landmarks: [] };

/** A town at a share of the free part's width and height. */
const town = fc
  .record({
    x: fc.double({ min: 0, max: 1, noNaN: true }),
    y: fc.double({ min: 0, max: 1, noNaN: true }),
    rank: fc.constantFrom(1, 1, 2, 3),
    minZoom: fc.double({ min: 3, max: 8, noNaN: true }),
  })
  .map(({ x, y, rank, minZoom }): Town => {
    const name = `Town ${Math.round(x * 1e9)}`;
    return {
      id: name,
      at: [x, y],
      name,
      local: '도시',
      localLang: 'ko',
      rank: rank as 1,
      capital: false,
      minZoom,
    };
  });
const towns = fc.uniqueArray(town, { selector: ({ id }) => id, minLength: 10, maxLength: 60 });
const chapters = story.chapters.map((_, index) => index);
const close = chapters.filter((index) => story.chapters[index]!.part === 'journey');
/** The same objects each time, for what is solved for a stage is kept with it. */
const sizes = fc.constantFrom(...SIZES.map(([w, h]) => stage(w, h)));

/** A chapter's labels with these towns and landmarks on its map, with the boxes of their letters. */
function placed(index: number, view: Viewport, more: Partial<Story>) {
  const { camera } = sceneAt(story, index, view);
  const projector = projectorOf(camera, view);
  const free = freeBox(view);
  const towns = (more.towns ?? []).map((one): Town => {
    const [x, y] = one.at;
    return { ...one, at: projector.unproject(free.x + x * free.w, free.y + y * free.h) ?? [0, 0] };
  });
  const whole = { ...story, ...more, towns };
  const labels = placeLabels(whole, story.chapters[index]!, view, projector, camera.zoom);
  const boxes = labels.map((label): { label: PlacedLabel; box: Box; dot: Box } => {
    const { x, y } = projector.project(label.at);
    const box = boxAt(x, y, label.width, label.height, label.anchor, label.gap);
    return { label, box, dot: dotBox(x, y) };
  });
  const ink = inkOf(story, story.chapters[index]!.lines, projector.project, free);
  return { labels, boxes, ink, zoom: camera.zoom };
}

const grown = ({ x, y, w, h }: Box, by: number): Box => ({
  x: x - by,
  y: y - by,
  w: w + 2 * by,
  h: h + 2 * by,
});

describe('towns on a chapter’s map', () => {
  it('displace nothing that is there without them', () => {
    fc.assert(
      fc.property(fc.constantFrom(...chapters), sizes, towns, (index, view, some) => {
        const before = placed(index, view, {}).labels;
        const after = placed(index, view, { towns: some }).labels;
        expect(after.slice(0, before.length)).toEqual(before);
      }),
      { numRuns: 40 },
    );
  });

  it('are few, great, and only close up', () => {
    fc.assert(
      fc.property(fc.constantFrom(...chapters), sizes, towns, (index, view, some) => {
        const { labels, zoom } = placed(index, view, { towns: some });
        const shown = labels.filter(({ kind }) => kind === 'town');
        expect(shown.length).toBeLessThanOrEqual(zoom < 5.6 ? 0 : 6);
        for (const { id } of shown) {
          const one = some.find((t) => t.id === id)!;
          expect(one.rank).toBeLessThanOrEqual(2);
          expect(one.minZoom).toBeLessThanOrEqual(zoom);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('stand clear of letters, dots, lines and edges', () => {
    let seen = 0;
    fc.assert(
      fc.property(fc.constantFrom(...close), sizes, towns, (index, view, some) => {
        const { boxes, ink } = placed(index, view, { towns: some });
        for (const { label, box, dot } of boxes) {
          if (label.kind !== 'town') continue;
          seen++;
          expect(within(box, freeBox(view))).toBe(true);
          for (const mine of [box, dot]) {
            expect(inkIn(ink, grown(mine, 6))).toBe(0);
            for (const other of boxes) {
              if (other.label === label) continue;
              expect(overlap(grown(mine, 8), other.box), `${label.id} on ${other.label.id}`).toBe(false);
              if (other.label.anchor !== 'area') expect(overlap(mine, other.dot)).toBe(false);
            }
          }
        }
      }),
      { numRuns: 40 },
    );
    expect(seen).toBeGreaterThan(20);
  });
});

describe('a landmark on a chapter’s map', () => {
  const index = story.chapters.findIndex(({ id }) => id === 'university');
  const landmark = (rest: Partial<Landmark> = {}): Landmark => ({
    id: 'pond',
    kind: 'square',
    place: '',
    name: 'A Pond',
    minZoom: 8,
    withinM: 100,
    how: 'Placed by us.',
    shape: 'area',
    coordinates: [
      [131.95, 43.05],
      [131.97, 43.05],
      [131.97, 43.07],
      [131.95, 43.05],
    ],
    ...rest,
  });
  const named = (rest: Partial<Landmark>): PlacedLabel[] =>
    placed(index, stage(1280, 800), { landmarks: [landmark(rest)] }).labels.filter(
      ({ kind }) => kind === 'landmark',
    );

  it('has its name beside its middle', () => {
    expect(named({})).toMatchObject([{ id: 'pond', lines: ['A Pond'], local: '' }]);
    expect(named({})[0]!.at).toEqual([expect.closeTo(131.96, 9), expect.closeTo(43.06, 9)]);
  });

  it('has none where it has no name, or is not drawn yet', () => {
    expect(named({ name: '' })).toEqual([]);
    expect(named({ minZoom: 10.9 })).toEqual([]);
  });

  it('is not named again where its place is, unless it is a bridge', () => {
    expect(named({ name: story.places['fefu']!.name })).toEqual([]);
    expect(named({ kind: 'campus', place: 'fefu' })).toEqual([]);
    expect(named({ kind: 'bridge', place: 'fefu' })).toHaveLength(1);
    expect(named({ kind: 'campus', place: 'pier-33' })).toHaveLength(1);
  });
});
