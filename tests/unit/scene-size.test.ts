/** What a call costs, told by what it touches, not by a clock. */
import { describe, expect, it } from 'vitest';
import { sceneAt } from '../../src/scene/scene.ts';
import type { Chapter, Story } from '../../src/story/types.ts';
import { stage } from './scene-support.ts';
import { load } from './story-fixture.ts';

const MANY = 1000;
const view = stage(1280, 800);

/** A story of a thousand chapters, every third of them a ride, that notes which of them are touched and solved. */
function longStory(): { story: Story; touched: Set<number>; solved: number[] } {
  const base = load();
  const touched = new Set<number>();
  const solved: number[] = [];
  const [opening, ride] = base.chapters as [Chapter, Chapter];
  const chapters = Array.from({ length: MANY }, (_, i): Chapter => {
    const { view: v, ...rest } = i % 3 ? opening : ride;
    // Whoever solves a view looks at its points.
    const points = new Proxy(v.fit, {
      get(target, key, receiver) {
        if (key === '0') solved.push(i);
        return Reflect.get(target, key, receiver) as unknown;
      },
    });
    return { ...rest, id: `chapter-${i}`, lines: ['route'], view: { ...v, fit: points } };
  });
  const watched = new Proxy(chapters, {
    get(target, key, receiver) {
      const index = typeof key === 'string' && /^\d+$/.test(key) ? Number(key) : -1;
      if (index >= 0) touched.add(index);
      return Reflect.get(target, key, receiver) as unknown;
    },
  });
  return { story: { ...base, chapters: watched }, touched, solved };
}

describe('a story of a thousand chapters', () => {
  it('has one view solved for a chapter at rest', () => {
    const { story, solved } = longStory();
    expect(sceneAt(story, 500, view).chapter).toBe('chapter-500');
    expect(new Set(solved)).toEqual(new Set([500]));
  });

  it('has two solved for a gap, and none again', () => {
    const { story, solved } = longStory();
    sceneAt(story, 500.5, view);
    expect(new Set(solved)).toEqual(new Set([500, 501]));
    const before = solved.length;
    for (const t of [0.1, 0.3, 0.9]) sceneAt(story, 500 + t, view);
    sceneAt(story, 501, view);
    expect(solved).toHaveLength(before);
  });

  it('touches no other chapters once it is under way', () => {
    const { story, touched } = longStory();
    sceneAt(story, 0, view);
    for (const p of [250, 700.25, 998.9, 999]) {
      touched.clear();
      sceneAt(story, p, view);
      const near = [Math.floor(p) - 1, Math.floor(p), Math.floor(p) + 1];
      expect([...touched].filter((k) => !near.includes(k))).toEqual([]);
    }
  });

  it('is solved again for another stage, and only there', () => {
    const { story, solved } = longStory();
    sceneAt(story, 7, view);
    solved.length = 0;
    sceneAt(story, 7, stage(390, 844));
    expect(new Set(solved)).toEqual(new Set([7]));
    solved.length = 0;
    sceneAt(story, 7, view);
    expect(solved).toEqual([]);
  });
});
