/** The story as HTML, for the prerendered page. Runs in Node, at build time. */
import { render } from 'svelte/server';
import story from 'virtual:story/en';
import { css } from 'virtual:fonts/en';
import StoryView from '../ui/Story.svelte';

export interface Rendered {
  html: string;
  title: string;
  description: string;
  lang: string;
  fontCss: string;
  /** The opening's still maps, to be asked for before the style sheet is read. */
  firstStills: { href: string; media: string }[];
}

/** @param base the way from the page to the site's root */
export async function renderStory(base: string): Promise<Rendered> {
  const { body } = await render(StoryView, { props: { story, base } });
  return {
    html: body,
    title: story.title,
    description: story.standfirst.replace(/<[^>]+>/g, '').trim(),
    lang: story.lang,
    fontCss: css(base),
    firstStills: [],
  };
}
