import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { loadStory, storyFiles } from '../../src/story/load.ts';
import { storyJsonSchema } from '../../src/story/schema.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

describe('the story itself', () => {
  it('loads, and names the files it was read from', () => {
    const { story, files } = loadStory(root, 'en');
    expect(story.chapters.length).toBeGreaterThanOrEqual(12);
    expect(story.chapters.filter((chapter) => chapter.view.follow).length).toBeGreaterThanOrEqual(4);
    expect(files).toEqual(storyFiles('en'));
    for (const file of files) expect(existsSync(`${root}/${file}`), file).toBe(true);
  });

  it('is the same after a trip through JSON', () => {
    const { story } = loadStory(root, 'en');
    expect(JSON.parse(JSON.stringify(story))).toEqual(story);
  });

  it('has a schema that is published fresh for editors', () => {
    expect(readFileSync(`${root}/src/story/story.schema.json`, 'utf8')).toBe(storyJsonSchema());
  });
});
