import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeLabels } from '../../src/scene/labels.ts';
import { boxAt } from '../../src/scene/room.ts';
import { projectorAt } from '../../src/scene/planet.ts';
import { sceneAt } from '../../src/scene/scene.ts';
import type { Anchor } from '../../src/scene/types.ts';
import type { Chapter, LonLat, Story } from '../../src/story/types.ts';
import { boxAnchor } from '../../src/map/anchors.ts';
import { freePart, inside, lettersBox, overlap, realStory, SIZES, stage } from './scene-support.ts';
import { load } from './story-fixture.ts';

const story = realStory();

describe.each(SIZES)('the real story at %i × %i', (width, height) => {
  const view = stage(width, height);
  const rest = story.chapters.map((chapter, index) => ({ chapter, scene: sceneAt(story, index, view) }));

  it('has every place that a chapter names on the map and clear of the card', () => {
    const out = rest.flatMap(({ chapter, scene }) =>
      chapter.places.flatMap((id) => {
        const place = scene.places.find((one) => one.id === id);
        const dot = { x: place?.x ?? NaN, y: place?.y ?? NaN, w: 0, h: 0 };
        return place?.visible && place.opacity === 1 && inside(dot, freePart(view))
          ? []
          : [`${chapter.id}: ${id} ${JSON.stringify(place)}`];
      }),
    );
    expect(out).toEqual([]);
  });

  it('has a label for every place that a chapter names', () => {
    const out = rest.flatMap(({ chapter, scene }) =>
      chapter.places
        .filter(
          (id) => scene.labels.filter((label) => label.id === id && label.kind === 'place').length !== 1,
        )
        .map((id) => `${chapter.id}: ${id}`),
    );
    expect(out).toEqual([]);
  });

  it('has every label in the free part', () => {
    const out = rest.flatMap(({ chapter, scene }) =>
      scene.labels
        .filter((label) => !inside(lettersBox(story, label), freePart(view)))
        .map((label) => `${chapter.id}: ${label.id} ${JSON.stringify(lettersBox(story, label))}`),
    );
    expect(out).toEqual([]);
  });

  it('has no label on another, and none on another place’s dot', () => {
    const out = rest.flatMap(({ chapter, scene }) =>
      scene.labels.flatMap((label, i) => {
        const box = lettersBox(story, label);
        const others = scene.labels.slice(i + 1).filter((other) => overlap(box, lettersBox(story, other)));
        const dots = scene.places.filter(
          ({ id, x, y }) => id !== label.id && overlap(box, { x: x - 5, y: y - 5, w: 10, h: 10 }),
        );
        return [...others, ...dots].map(({ id }) => `${chapter.id}: ${label.id} on ${id}`);
      }),
    );
    expect(out).toEqual([]);
  });

  it('writes no name twice, and each in letters of ten pixels or more', () => {
    for (const { chapter, scene } of rest) {
      const names = scene.labels.map(({ lines }) => lines.join(' '));
      expect(names, chapter.id).toHaveLength(new Set(names).size);
      for (const { size } of scene.labels) expect(size).toBeGreaterThanOrEqual(10);
    }
  });
});

describe('a label', () => {
  const fixture = load();
  const view = stage(1280, 800);
  const projector = projectorAt([130, 42], 4000, view);
  const { x: mx, y: my } = projector.project([130, 42]);
  /** The sides of labels for places at these pixels around the middle of the map, with lines between these. */
  function placed(spots: [number, number][], line: [number, number][] = []) {
    const at = ([x, y]: [number, number]): LonLat => projector.unproject(mx + x, my + y)!;
    const places = Object.fromEntries(
      spots.map((spot, i) => [
        `p${i}`,
        { ...fixture.places['hamhung']!, id: `p${i}`, local: '', at: at(spot) },
      ]),
    );
    const lines = { link: { ...fixture.lines['link']!, coordinates: line.map(at) } };
    const story: Story = { ...fixture, places, lines, areas: [] };
    const chapter: Chapter = { ...fixture.chapters[0]!, places: Object.keys(places), lines: ['link'] };
    return placeLabels(story, chapter, view, projector, 5).map((label) => {
      const { x, y } = projector.project(label.at);
      return {
        id: label.id,
        anchor: label.anchor,
        box: boxAt(x - mx, y - my, label.width, label.height, label.anchor, label.gap),
      };
    });
  }

  it('stands on the right of its point where nothing is in its way', () => {
    expect(placed([[0, 0]])[0]!.anchor).toBe('e');
  });

  it('keeps off the dot of another place', () => {
    const labels = placed([
      [0, 0],
      [36, 0],
    ]);
    expect(labels).toHaveLength(2);
    const dot = (x: number) => ({ x: x - 7, y: -7, w: 14, h: 14 });
    for (const { id, box } of labels) expect(overlap(box, dot(id === 'p0' ? 36 : 0)), id).toBe(false);
  });

  it('keeps off a line where it can', () => {
    const [label] = placed(
      [[0, 0]],
      [
        [-200, 0],
        [200, 0],
      ],
    );
    const { y, h } = label!.box;
    expect(y > 0 || y + h < 0).toBe(true);
  });

  it('is found for each of a crowd that has room', () => {
    const crowd = Array.from({ length: 9 }, (_, i): [number, number] => [
      (i % 3) * 76,
      Math.floor(i / 3) * 30,
    ]);
    expect(placed(crowd)).toHaveLength(9);
  });

  it('lies on no other, in any crowd', () => {
    const spot = fc.tuple(fc.integer({ min: -150, max: 150 }), fc.integer({ min: -100, max: 100 }));
    fc.assert(
      fc.property(fc.array(spot, { minLength: 2, maxLength: 12 }), (crowd) => {
        const labels = placed(crowd);
        expect(labels.length).toBeGreaterThan(0);
        for (const [i, a] of labels.entries())
          for (const b of labels.slice(i + 1))
            expect(overlap(a.box, b.box), `${a.id} on ${b.id}`).toBe(false);
      }),
    );
  });
});

describe('a label’s box', () => {
  it.each([
    ['e', { x: 109, y: 90 }],
    ['w', { x: 51, y: 90 }],
    ['n', { x: 80, y: 71 }],
    ['s', { x: 80, y: 109 }],
    ['area', { x: 80, y: 90 }],
  ] as const)('stands on side %s of its point', (anchor, corner) => {
    expect(boxAt(100, 100, 40, 20, anchor, 9)).toEqual({ ...corner, w: 40, h: 20 });
  });

  it.each(['ne', 'se', 'nw', 'sw'] as const)('stands on side %s of its point, aslant', (anchor) => {
    const { x, y, w, h } = boxAt(100, 100, 40, 20, anchor);
    expect(anchor.endsWith('e') ? x > 100 : x + w < 100).toBe(true);
    expect(anchor.startsWith('s') ? y > 100 : y + h < 100).toBe(true);
  });

  it('is the same for a painter that does not know its size', () => {
    for (const anchor of ['e', 'w', 'n', 's', 'ne', 'nw', 'se', 'sw', 'area'] as Anchor[])
      for (const gap of [0, 9, 27]) {
        const [ax, ay, dx, dy] = boxAnchor(anchor, gap);
        const { x, y } = boxAt(300, 200, 64, 31, anchor, gap);
        expect(300 + dx + ax * 64).toBeCloseTo(x, 9);
        expect(200 + dy + ay * 31).toBeCloseTo(y, 9);
      }
  });
});
