/** oEmbed: where a content management system speaks it, pasting the story's link is enough. Static, one file a language. */
import { FIRST } from '../story/langs.ts';
import type { Lang } from '../story/langs.ts';
import type { ShareFile } from './head.ts';
import { SHARE } from './share-size.ts';

/** Of the frame, CSS pixels. It is as wide as its column; the width is for readers that want a number. */
const FRAME = { width: 800, height: 600 };

/** The folder of what is in a language, under that of the first. */
const folderOf = (lang: Lang): string => (lang === FIRST ? '' : `${lang}/`);

/** The page in a language. @param siteUrl with a slash at its end */
export const pageAddress = (siteUrl: string, lang: Lang): string => siteUrl + folderOf(lang);

/** The frame in a language. @param siteUrl with a slash at its end */
export const frameAddress = (siteUrl: string, lang: Lang): string => `${siteUrl}embed/${folderOf(lang)}`;

/** From the site's root. */
export const oembedFile = (lang: Lang): string => `oembed.${lang}.json`;

/** Text as it may stand between an attribute's double quotes. */
export const attribute = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

/**
 * A frame and no script. Systems strip scripts, and most let a single frame through.
 * @param address of the story's frame
 */
export const frameOf = (address: string, title: string): string =>
  `<iframe src="${attribute(address)}" title="${attribute(title)}" width="100%" height="${FRAME.height}"` +
  ` sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox" loading="lazy" frameborder="0"></iframe>`;

/**
 * The one frame that pasting the link gives.
 * @param siteUrl with a slash at its end
 */
export const frameHtml = (siteUrl: string, lang: Lang, title: string): string =>
  frameOf(frameAddress(siteUrl, lang), title);

export interface Linked {
  /** With a slash at its end. */
  siteUrl: string;
  lang: Lang;
  title: string;
  share: ShareFile;
}

/** https://oembed.com, version 1.0, type rich. The provider is the host: the story does not know who publishes it. */
export function oembedOf({ siteUrl, lang, title, share }: Linked) {
  return {
    version: '1.0',
    type: 'rich',
    title,
    provider_name: new URL(siteUrl).host,
    provider_url: siteUrl,
    html: frameHtml(siteUrl, lang, title),
    width: FRAME.width,
    height: FRAME.height,
    thumbnail_url: siteUrl + share.file,
    thumbnail_width: SHARE.width,
    thumbnail_height: SHARE.height,
  };
}
