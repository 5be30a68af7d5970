/** The guide's HTML, at build time: its recipes are read without scripts, too. */
import { loadStory } from '../story/load.ts';
import type { Lang } from '../story/types.ts';
import { EVENT_NOTES } from './event-notes.ts';
import { escaped } from './head.ts';
import { PLACEHOLDER, recipes } from './recipes.ts';
import type { Recipe, RecipeOptions } from './recipes.ts';

export const DEFAULTS: RecipeOptions = {
  lang: '',
  theme: '',
  mode: '',
  chapter: '',
  basemap: '',
  offset: '',
};

export interface GuideFacts {
  /** The project's folder. */
  root: string;
  /** The way from this HTML to the site's root. */
  base: string;
  /** Absolute address of the site, with a slash at its end; '' where it is not known. */
  siteUrl: string;
  langs: readonly Lang[];
  lang: Lang;
  /** Style sheet of the fonts, and the fonts of the first screen, from the site's root. */
  cssFile: string;
  preload: readonly string[];
}

/** The guide and its sample article. @param path of the HTML from the root, with a slash before it */
export const isGuide = (path: string): boolean => path.startsWith('/embed-guide/');

const option = (value: string, text: string): string =>
  `<option value="${escaped(value)}">${escaped(text)}</option>`;

const recipeHtml = ({ id, title, note, code }: Recipe): string => `<section class="recipe">
<h3>${escaped(title)}</h3>
<p>${escaped(note)}</p>
<pre><code data-recipe="${id}">${escaped(code)}</code></pre>
</section>`;

function recipesHtml(all: Recipe[]): string {
  const groups = [...new Set(all.map(({ group }) => group))];
  return groups
    .map((group) => {
      const rows = all.filter((recipe) => recipe.group === group).map(recipeHtml);
      return [`<h2>${escaped(group)}</h2>`, ...rows].join('\n');
    })
    .join('\n');
}

const eventRows = (): string =>
  Object.entries(EVENT_NOTES)
    .map(
      ([name, { detail, when }]) =>
        `<tr><th scope="row"><code>${name}</code></th><td><code>${escaped(detail)}</code></td><td>${escaped(when)}</td></tr>`,
    )
    .join('\n');

export function guidePage(html: string, facts: GuideFacts): string {
  const { root, base, siteUrl, langs, lang, cssFile, preload } = facts;
  const { chapters } = loadStory(root, lang).story;
  const names = new Intl.DisplayNames('en', { type: 'language' });
  const parts: Record<string, string> = {
    head: [
      ...preload.map(
        (file) => `<link rel="preload" href="${base}${file}" as="font" type="font/woff2" crossorigin>`,
      ),
      // Vite is to leave it alone: the build writes the file beside the fonts.
      `<link vite-ignore rel="stylesheet" href="${base}${cssFile}">`,
    ].join('\n    '),
    langs: langs.map((one) => option(one, names.of(one) ?? one)).join(''),
    chapters: chapters.map(({ id, headline }, i) => option(id, `${i + 1}. ${headline}`)).join(''),
    recipes: recipesHtml(recipes(siteUrl || PLACEHOLDER, DEFAULTS)),
    events: eventRows(),
  };
  return html
    .replace(/<!--(head|langs|chapters|recipes|events)-->/g, (_, name: string) => parts[name]!)
    .replace('data-site=""', () => `data-site="${escaped(siteUrl)}"`);
}
