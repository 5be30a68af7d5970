/** The page: the prerendered story wakes up, and the address follows the reader. */
// The fonts' files; their style sheet is in the page's head.
import 'virtual:fonts/en';
// In another language's page these two are that language's (pages.ts).
import story from 'virtual:story/en';
import { FIRST } from '../story/langs.ts';
import { followAddress } from './address.ts';
import { define, TAG } from './element.ts';
import { keepForOffline } from './offline.ts';
import { followPlaces } from './place-address.ts';
import { followReleases } from './releases.ts';

followReleases();
define(story, story.lang === FIRST ? './' : '../', { addressed: true });
const element = document.querySelector(TAG);
if (element) {
  followAddress(element);
  followPlaces(element, { unknown: story.ui.place.unknown });
  void keepForOffline(element.ready);
}
