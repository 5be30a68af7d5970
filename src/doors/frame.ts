/** The frame: the story in someone else's page. It touches neither the address nor the history, and stores nothing. */
// The fonts' files; their rules are in the page's head.
import 'virtual:fonts/en';
// In another language's frame these two are that language's (pages.ts).
import story from 'virtual:lean/en';
import { FIRST, LANGS } from '../story/langs.ts';
import { STANDS } from '../ui/fixed.ts';
import { defineElement, TAG } from './element.ts';
import { FrameHost } from './frame-host.ts';
import { followFrameLinks } from './frame-links.ts';
import { frameOptions } from './frame-options.ts';
import { renew } from './renew.ts';
import { whenStyled } from './styled.ts';

const element = document.querySelector(TAG);
if (element) {
  const known = { langs: [...new Set([story.lang, ...LANGS])], chapters: story.chapters.map(({ id }) => id) };
  const { options, warnings } = frameOptions(location.search, known);
  for (const warning of warnings) console.warn(warning);
  element.setAttribute('theme', options.theme);
  if (options.basemap !== null) element.setAttribute('basemap', options.basemap);
  const host = new FrameHost(element, options);
  whenStyled(element, () => {
    defineElement({
      base: story.lang === FIRST ? '../' : '../../',
      fixed: STANDS,
      langs: [story.lang],
      load: story,
      // Its address has no chapter of its own; where a host leads, that knows where the reader is.
      renew: () => {
        const url = new URL(location.href);
        url.searchParams.set('chapter', element.scene?.chapter ?? '');
        void renew(() => location.replace(url));
      },
    });
    host.start();
  });
  followFrameLinks();
}
