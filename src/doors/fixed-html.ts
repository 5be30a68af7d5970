/** What never changes of a story, as HTML for its prerendered page. Runs in Node, at build time. */
import type { Component } from 'svelte';
import { render } from 'svelte/server';
import { restSays } from '../scene/describe.ts';
import type { Story } from '../story/types.ts';
import CardText from '../ui/CardText.svelte';
import type { Fixed } from '../ui/fixed.ts';
import Notes from '../ui/Notes.svelte';

/** Without the marks at which Svelte would find its parts again: nothing looks for them. */
async function htmlOf<Props extends object>(component: Component<Props>, props: Props): Promise<string> {
  const { body } = await render(component as Component, { props });
  return body.replace(/<!--[^]*?-->/g, '');
}

export async function fixedHtml(story: Story): Promise<Fixed> {
  const cards = new Map<string, string>();
  for (const [index, chapter] of story.chapters.entries())
    cards.set(chapter.id, await htmlOf(CardText, { story, chapter, says: restSays(story, index) }));
  return { card: ({ id }) => cards.get(id) ?? '', notes: await htmlOf(Notes, { story }) };
}
