/** What stands in the head of our HTML: what the link tells of the story where it is pasted, and the way to our fonts. */
import { FIRST } from '../story/langs.ts';
import type { Lang } from '../story/langs.ts';
import { oembedFile, pageAddress } from './oembed.ts';
import { SHARE } from './share-size.ts';

/** What a story's link tells. */
export interface Facts {
  lang: Lang;
  title: string;
  description: string;
}

export interface ShareFile {
  /** From the site's root. */
  file: string;
  /** What the picture shows. */
  alt: string;
}

export interface HeadOptions extends Facts {
  /** The page itself, or the frame that other people's pages show it in. */
  kind: 'page' | 'frame';
  /** The languages in which there is a page. */
  langs: readonly Lang[];
  /** The way from this HTML to the site's root: './' or '../'. */
  base: string;
  /** Absolute address of the site, with a slash at its end; '' where it is not known. */
  siteUrl: string;
  /** Style sheet of the fonts, and the fonts of the first screen, from the site's root. */
  cssFile: string;
  preload: readonly string[];
  /** Null where the site's address is not known, or in development. */
  share: ShareFile | null;
}

const LOCALES: Record<Lang, string> = { en: 'en_US', es: 'es_ES', ko: 'ko_KR', ru: 'ru_RU' };

export const escaped = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');

const meta = (kind: 'name' | 'property', name: string, content: string): string =>
  `<meta ${kind}="${name}" content="${escaped(content)}">`;

/** JSON that may stand in a script element: nothing in it can end the element. */
const inScript = (data: unknown): string => JSON.stringify(data).replace(/</g, '\\u003c');

/**
 * The site's address as everything else takes it: with a slash at its end.
 * @param value as the environment gives it
 * @returns '' for none
 * @throws Error if it is not an http(s) address, or has a query or a fragment
 */
export function siteUrlOf(value: string | undefined): string {
  const given = (value ?? '').trim();
  if (!given) return '';
  const url = URL.canParse(given) ? new URL(given) : null;
  if (!url || !/^https?:$/.test(url.protocol) || url.search || url.hash)
    throw new Error(`SITE_URL is "${given}"; it is the site's address, as in https://news.example/train/.`);
  return url.href.replace(/\/*$/, '/');
}

/** @returns the elements of the head, one a row */
export function headOf(options: HeadOptions): string[] {
  const { kind, title, description, base, cssFile, preload, siteUrl, lang } = options;
  return [
    `<title>${escaped(title)}</title>`,
    meta('name', 'description', description),
    // The frame, too, names the page: that is what searches are to find.
    ...(siteUrl ? [`<link rel="canonical" href="${escaped(pageAddress(siteUrl, lang))}">`] : []),
    ...(siteUrl && kind === 'page' ? linked(options) : []),
    ...preload.map(
      (file) => `<link rel="preload" href="${base}${file}" as="font" type="font/woff2" crossorigin>`,
    ),
    // Vite is to leave it alone: the build writes the file beside the fonts.
    `<link vite-ignore rel="stylesheet" href="${base}${cssFile}">`,
  ];
}

/** What other people's programs read: search engines, chats, social networks, content management systems. */
function linked({ siteUrl, lang, langs, title, description, share }: HeadOptions): string[] {
  const url = pageAddress(siteUrl, lang);
  const image = share ? siteUrl + share.file : '';
  const alternate = (code: string, to: Lang): string =>
    `<link rel="alternate" hreflang="${code}" href="${escaped(pageAddress(siteUrl, to))}">`;
  return [
    ...langs.map((other) => alternate(other, other)),
    alternate('x-default', FIRST),
    `<link rel="alternate" type="application/json+oembed" href="${escaped(siteUrl + oembedFile(lang))}" title="${escaped(title)}">`,
    meta('property', 'og:type', 'article'),
    meta('property', 'og:url', url),
    meta('property', 'og:title', title),
    meta('property', 'og:description', description),
    meta('property', 'og:locale', LOCALES[lang]),
    ...langs
      .filter((other) => other !== lang)
      .map((other) => meta('property', 'og:locale:alternate', LOCALES[other])),
    ...(share
      ? [
          meta('property', 'og:image', image),
          meta('property', 'og:image:type', 'image/png'),
          meta('property', 'og:image:width', String(SHARE.width)),
          meta('property', 'og:image:height', String(SHARE.height)),
          meta('property', 'og:image:alt', share.alt),
        ]
      : []),
    meta('name', 'twitter:card', share ? 'summary_large_image' : 'summary'),
    meta('name', 'twitter:title', title),
    meta('name', 'twitter:description', description),
    ...(share ? [meta('name', 'twitter:image', image), meta('name', 'twitter:image:alt', share.alt)] : []),
    `<script type="application/ld+json">${inScript({
      '@context': 'https://schema.org',
      '@type': 'NewsArticle',
      headline: title,
      description,
      inLanguage: lang,
      url,
      mainEntityOfPage: url,
      ...(share
        ? { image: { '@type': 'ImageObject', url: image, width: SHARE.width, height: SHARE.height } }
        : {}),
    })}</script>`,
  ];
}
