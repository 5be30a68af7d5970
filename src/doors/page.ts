/** The page: the prerendered story wakes up, and the address follows the reader. */
// The fonts' files; their style sheet is in the page's head.
import 'virtual:fonts/en';
// In another language's page these two are that language's (pages.ts).
import story from 'virtual:lean/en';
import { FIRST } from '../story/langs.ts';
import { STANDS } from '../ui/fixed.ts';
import { remember } from '../ui/kept.ts';
import { script } from '../ui/script.ts';
import { simpleWanted } from '../ui/simple.ts';
import { followAddress } from './address.ts';
import { defineElement, TAG } from './element.ts';
import { firstPicture } from './first-picture.ts';
import { keepForOffline } from './offline.ts';
import { followPlaces } from './place-address.ts';
import { followReleases } from './releases.ts';
import { renew } from './renew.ts';
import { whenStyled } from './styled.ts';

followReleases();
remember();
const element = document.querySelector(TAG);

/** @param page the element in it */
function wake(page: NonNullable<typeof element>): void {
  // Most of the way to the live map is its library: it comes while the page wakes up. Who begins elsewhere may be far from the map.
  if (!location.hash && !simpleWanted()) void script(() => import('../map/maplibre.ts')).catch(() => {});
  defineElement({
    base: story.lang === FIRST ? './' : '../',
    fixed: STANDS,
    langs: [story.lang],
    load: story,
    addressed: true,
    renew: () => void renew(() => location.reload()),
  });
  followAddress(page, { unknown: story.ui.place.unknownChapter });
  followPlaces(page, { unknown: story.ui.place.unknown });
  void keepForOffline(page.ready);
}

// In this order: to ask for a style before the first paint would lay out the whole text in a script's task.
if (element) void firstPicture().then(() => whenStyled(element, () => wake(element)));
