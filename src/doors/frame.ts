/** The frame: the story in someone else's page. It touches neither the address nor the history, and stores nothing. */
// The fonts' files; their rules are in the page's head.
import 'virtual:fonts/en';
// In another language's frame these two are that language's (pages.ts).
import story from 'virtual:story/en';
import { FIRST, LANGS } from '../story/langs.ts';
import { defineElement, TAG } from './element.ts';
import { FrameHost } from './frame-host.ts';
import { followFrameLinks } from './frame-links.ts';
import { frameOptions } from './frame-options.ts';

const element = document.querySelector(TAG);
if (element) {
  const known = { langs: [...new Set([story.lang, ...LANGS])], chapters: story.chapters.map(({ id }) => id) };
  const { options, warnings } = frameOptions(location.search, known);
  for (const warning of warnings) console.warn(warning);
  element.setAttribute('theme', options.theme);
  if (options.basemap !== null) element.setAttribute('basemap', options.basemap);
  const host = new FrameHost(element, options);
  const base = story.lang === FIRST ? '../' : '../../';
  defineElement({ base, langs: [story.lang], load: story });
  host.start();
  followFrameLinks();
}
