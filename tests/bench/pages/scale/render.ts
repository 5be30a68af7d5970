/** For Node: what the build does with a story, without its still maps. */
import { render } from 'svelte/server';
import { widthsOf } from '../../../../src/doors/widths.ts';
import { loadStory } from '../../../../src/story/load.ts';
import type { Story } from '../../../../src/story/types.ts';
import { fixedHtml } from '../../../../src/doors/fixed-html.ts';
import StoryView from '../../../../src/ui/Story.svelte';

export { loadStory, widthsOf };

export async function htmlOf(story: Story): Promise<string> {
  const { body } = await render(StoryView, { props: { story, fixed: await fixedHtml(story) } });
  return body;
}
