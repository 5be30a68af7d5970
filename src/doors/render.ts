/** The story as HTML, for the prerendered page. Runs in Node, at build time. */
import { render } from 'svelte/server';
import story from 'virtual:story/en';
import { css, faces } from 'virtual:fonts/en';
import StoryView from '../ui/Story.svelte';

const FIRST: [string, number][] = [
  ['AT Serif', 400],
  ['AT Serif', 600],
  ['AT Sans', 400],
  ['AT Sans', 600],
];

export interface Rendered {
  html: string;
  title: string;
  description: string;
  lang: string;
  fontCss: string;
  /** Addresses of the fonts that the first screen is set in. */
  preload: string[];
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
    preload: FIRST.flatMap(([family, weight]) => {
      const face = faces.find(
        (f) =>
          f.family === family &&
          f.weight === weight &&
          f.style === 'normal' &&
          /-latin-\w+\.woff2$/.test(f.file),
      );
      return face ? [base + face.file] : [];
    }),
  };
}
