import { describe, expect, it } from 'vitest';
import { placeSays } from '../../src/scene/describe.ts';
import { sceneAt } from '../../src/scene/scene.ts';
import { lean } from '../../src/story/lean.ts';
import { loadStory } from '../../src/story/load.ts';
import { layoutFor } from '../../src/ui/layout.ts';

const { story } = loadStory(process.cwd(), 'en');
const woken = lean(story);
const { view } = layoutFor(390, 844);

describe('the story for a page that holds its text already', () => {
  it('gives every scene that the whole story gives', () => {
    for (let progress = 0; progress <= story.chapters.length - 1; progress += 0.5)
      expect(sceneAt(woken, progress, view)).toEqual(sceneAt(story, progress, view));
  });

  it('says of every place what the whole story says, with the same sources', () => {
    const named = new Map(woken.sources.map((source) => [source.id, source]));
    for (const { id, sources } of Object.values(story.places)) {
      expect(placeSays(woken, id)).toBe(placeSays(story, id));
      for (const source of story.sources.filter((one) => sources.includes(one.id)))
        expect(named.get(source.id)).toMatchObject({
          url: source.url,
          publisher: source.publisher,
          dateText: source.dateText,
        });
    }
  });

  it('keeps the headlines and dates of its lists, and none of the text', () => {
    const heads = (of: typeof story) => of.chapters.map(({ id, headline, date }) => ({ id, headline, date }));
    expect(heads(woken)).toEqual(heads(story));
    const told = JSON.stringify(woken);
    for (const { text, claims } of story.chapters) {
      expect(told).not.toContain(text.slice(0, 40));
      for (const { what } of claims) expect(told).not.toContain(JSON.stringify(what).slice(1, -1));
    }
  });
});
