/** The page: the prerendered story wakes up, and the address follows the reader. */
// The fonts' files; their style sheet is in the page's head.
import 'virtual:fonts/en';
// In another language's page these two are that language's (pages.ts).
import story from 'virtual:story/en';
import { FIRST } from '../story/langs.ts';
import { remember } from '../ui/kept.ts';
import { followAddress } from './address.ts';
import { defineElement, TAG } from './element.ts';
import { followPlaces } from './place-address.ts';
import { followReleases } from './releases.ts';

followReleases();
remember();
const base = story.lang === FIRST ? './' : '../';
defineElement({ base, langs: [story.lang], load: story, addressed: true });
const element = document.querySelector(TAG);
if (element) {
  followAddress(element);
  followPlaces(element, { unknown: story.ui.place.unknown });
}
