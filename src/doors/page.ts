/** The page: the prerendered story wakes up, and the address follows the reader. */
// The fonts' files; their rules are in the page's head.
import 'virtual:fonts/en';
import story from 'virtual:story/en';
import { followAddress } from './address.ts';
import { define, TAG } from './element.ts';
import { followPlaces } from './place-address.ts';
import { followReleases } from './releases.ts';

followReleases();
define(story, './');
const element = document.querySelector(TAG);
if (element) {
  followAddress(element);
  followPlaces(element, { unknown: story.ui.place.unknown });
}
