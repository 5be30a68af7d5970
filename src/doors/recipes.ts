/** The exact text that an editor pastes, for each way in and each kind of host. The guide prints it, tests run it. */
import { FIRST } from '../story/langs.ts';
import type { Lang } from '../story/langs.ts';
import { OPTIONS } from './loader-options.ts';
import type { OptionName } from './loader-options.ts';
import { attribute, frameAddress, frameOf, pageAddress } from './oembed.ts';
import { policies } from './policies.ts';

/** What is printed where nobody has said where the site is. */
export const PLACEHOLDER = 'https://host.example/path/';
/** Of the link and the frame, for those who do not see the story. */
const TITLE = 'The Armored Train';

export const WAYS = ['loader', 'frame', 'element', 'link'] as const;
export type Way = (typeof WAYS)[number];

/** As the doors take them; '' for the default. */
export type RecipeOptions = Record<Exclude<OptionName, 'lang'>, string> & { lang: Lang | '' };

/** What each way can be told. The frame alone is always in steps, and covers nothing; a link has a place in the story. */
export const TAKES: Record<Way, readonly OptionName[]> = {
  loader: OPTIONS,
  frame: ['lang', 'theme', 'chapter', 'basemap'],
  element: OPTIONS,
  link: ['lang', 'chapter'],
};

export interface Recipe {
  id: string;
  /** Recipes of one group stand under one heading. */
  group: string;
  title: string;
  /** Plain text. */
  note: string;
  code: string;
}

const attributesOf = (options: RecipeOptions, prefix = ''): string =>
  OPTIONS.filter((name) => options[name])
    .map((name) => ` ${prefix}${name}="${attribute(options[name])}"`)
    .join('');

const linkTo = (address: string): string => `<a href="${attribute(address)}">${TITLE}</a>`;

const tag = (siteUrl: string, options: RecipeOptions): string =>
  `<armored-train-story${attributesOf(options)}>${linkTo(siteUrl)}</armored-train-story>`;

/** Between single quotes. */
const moduleOf = (siteUrl: string): string => `${siteUrl.replaceAll("'", '%27')}armored-train.js`;

function frameAddressOf(siteUrl: string, options: RecipeOptions): string {
  const url = new URL(frameAddress(siteUrl, options.lang || FIRST));
  for (const name of TAKES.frame)
    if (name !== 'lang' && options[name]) url.searchParams.set(name, options[name]);
  return url.href;
}

/**
 * What is pasted for one way in.
 * @param siteUrl absolute, with a slash at its end
 */
export function snippet(siteUrl: string, way: Way, options: RecipeOptions): string {
  switch (way) {
    case 'loader':
      return `${linkTo(siteUrl)}<script async src="${attribute(siteUrl)}embed.js"${attributesOf(options, 'data-')}></script>`;
    case 'frame':
      return frameOf(frameAddressOf(siteUrl, options), TITLE);
    case 'element':
      return `<script type="module" src="${attribute(siteUrl)}armored-train.js"></script>\n${tag(siteUrl, options)}`;
    case 'link': {
      const page = pageAddress(siteUrl, options.lang || FIRST);
      return linkTo(options.chapter ? `${page}#${options.chapter}` : page);
    }
  }
}

const svelte = (siteUrl: string, options: RecipeOptions): string => `<script>
  import { onMount } from 'svelte';

  onMount(() => {
    import('${moduleOf(siteUrl)}');
  });
</script>

${tag(siteUrl, options).replaceAll('{', '&#123;')}`;

const react = (siteUrl: string, options: RecipeOptions): string => `import { useEffect } from 'react';

export function ArmoredTrain() {
  useEffect(() => {
    import(/* webpackIgnore: true */ '${moduleOf(siteUrl)}');
  }, []);
  return (
    ${tag(siteUrl, options)}
  );
}`;

const reactTypes = (
  siteUrl: string,
): string => `import type { DetailedHTMLProps, HTMLAttributes } from 'react';

declare module '${moduleOf(siteUrl)}';
declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'armored-train-story': DetailedHTMLProps<HTMLAttributes<HTMLElement>, HTMLElement> & {
${OPTIONS.filter((name) => name !== 'lang')
  .map((name) => `        ${name}?: string;`)
  .join('\n')}
      };
    }
  }
}`;

const LISTEN = `document.addEventListener('chapterchange', (event) => {
  console.log(event.detail.id, event.detail.index);
});`;

/**
 * @param siteUrl absolute, with a slash at its end
 * @returns in the order in which they are read
 */
export function recipes(siteUrl: string, options: RecipeOptions): Recipe[] {
  const csp = policies(siteUrl, options.basemap);
  const frame = snippet(siteUrl, 'frame', options);
  const one = (id: string, group: string, title: string, code: string, note: string): Recipe => ({
    id,
    group,
    title,
    note,
    code,
  });
  return [
    one(
      'loader',
      'In an article',
      'Any system that takes a script',
      snippet(siteUrl, 'loader', options),
      'Paste it where the story should stand. The reader’s own scroll moves the map. The link is for feeds, for readers without scripts and for systems that strip them; it is hidden while the story is there. Steps begin at the chapter that is named; a story that the article scrolls begins at its beginning, and the attribute of the element, set later, goes there.',
    ),
    one(
      'frame',
      'In an article',
      'A system that strips scripts',
      frame,
      'One chapter at a time, with Back and Next, swipes and arrow keys. Any height from 400 pixels. A frame like this has no origin: the host of the story’s files sends Access-Control-Allow-Origin: * with them, or only its text and its still maps are there.',
    ),
    one(
      'link',
      'In an article',
      'A system that strips frames too',
      snippet(siteUrl, 'link', options),
      'What is left is a link to the story’s own page.',
    ),
    one(
      'wordpress',
      'WordPress',
      'In a Custom HTML block',
      frame,
      'The surest way. Saving a frame takes the right called unfiltered_html, which administrators and editors have (in a multisite network only its administrators); for everybody else WordPress strips it.',
    ),
    one(
      'wordpress-link',
      'WordPress',
      'The address, on a line of its own',
      pageAddress(siteUrl, options.lang || FIRST),
      'WordPress asks the page for its oEmbed answer, which a site built with SITE_URL has. It trusts only the providers on its own list. From any other it keeps a single frame, strips everything else, and sets a sandbox that allows scripts and nothing more: the story is there in steps, and prints the addresses of its links instead of opening them. Options are lost.',
    ),
    one(
      'element',
      'In a page of your own',
      'The element',
      snippet(siteUrl, 'element', options),
      'In the page’s own column, in a shadow root that its styles do not reach; all attributes may change at any time. Steps begin at the chapter that is named; a story that the article scrolls begins at its beginning. The files need Access-Control-Allow-Origin.',
    ),
    one(
      'svelte',
      'In a page of your own',
      'Svelte',
      svelte(siteUrl, options),
      'There is no such element on a server: onMount runs in the browser only.',
    ),
    one(
      'react',
      'In a page of your own',
      'React',
      react(siteUrl, options),
      'Effects run in the browser only. The comment keeps webpack from looking for the module; Vite leaves absolute addresses alone by itself.',
    ),
    one(
      'react-types',
      'In a page of your own',
      'React 19 with TypeScript',
      reactTypes(siteUrl),
      'In a file of its own, as armored-train-jsx.d.ts. JSX has its own list of elements; the properties, methods and events are typed in armored-train.d.ts, beside the module.',
    ),
    one(
      'csp-loader',
      'Content Security Policy',
      'For the line of script',
      csp.loader,
      'Add the sources to the directives that the article’s policy has already. Nothing here needs unsafe-inline or unsafe-eval.',
    ),
    one('csp-frame', 'Content Security Policy', 'For the frame alone', csp.frame, 'The same for WordPress.'),
    one(
      'csp-element',
      'Content Security Policy',
      'For the element',
      csp.element,
      'The same for Svelte and React. Without blob: in worker-src the simple map is drawn instead of the live one; without font-src the story is set in the reader’s own fonts.',
    ),
    one(
      'csp-same-origin',
      'Content Security Policy',
      'For the element, with the files on the article’s own origin',
      csp.sameOrigin,
      'Where you serve the story’s files yourself. No blob: is needed there.',
    ),
    one(
      'listen',
      'Events',
      'For your own analytics',
      LISTEN,
      'The element that the script makes tells them, and so does <armored-train-story>; they bubble. A frame without our script tells the article nothing. The story itself sends nothing anywhere.',
    ),
  ];
}
