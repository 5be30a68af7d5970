/** The page: the prerendered story wakes up, and the address follows the reader. */
// The fonts' files; their rules are in the page's head.
import 'virtual:fonts/en';
import story from 'virtual:story/en';
import { followAddress } from './address.ts';
import { define, TAG } from './element.ts';

// A new release keeps the old hashed files for a while; where one is gone all the same, the page is too old: load it anew,
// once, and keep the reader's place, which is in the address.
addEventListener('vite:preloadError', (event) => {
  const key = 'armored-train:reloaded';
  try {
    if (sessionStorage.getItem(key)) return;
    sessionStorage.setItem(key, '1');
  } catch {
    // Without storage we could not tell a second time from the first: the still maps stand.
    return;
  }
  event.preventDefault();
  location.reload();
});

define(story, './');
const element = document.querySelector(TAG);
if (element) followAddress(element);
