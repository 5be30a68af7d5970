import { describe, expect, it } from 'vitest';
import { complete } from '../../src/doors/complete.ts';
import { loadStory } from '../../src/story/load.ts';
import { edited, storyFolder } from './story-fixture.ts';

describe('a view of both sides of the planet', () => {
  it.each(['[[0, 0], [180, 0]]', '[[0, 0], [120, 0], [-120, 0]]'])(
    'is refused where the story names it: %s',
    async (points) => {
      const root = storyFolder(edited('yaml', '[pyongyang, vladivostok, line:link, [130.1, 42.0]]', points));
      await expect(complete(root, loadStory(root, 'en').story)).rejects.toThrow(
        /^src\/story\/story\.yaml:8:7 view: these points cannot be seen at once: \[0, 0\] /,
      );
    },
  );
});
