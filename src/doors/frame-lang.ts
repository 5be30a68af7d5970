/**
 * `embed/lang.js`, before anything of a frame is painted: `embed/?lang=es` goes to `embed/es/`, where the story is in that
 * language from the first. A language that there is not is left to the frame, which says so.
 */
import { baseOf, FIRST, LANGS } from '../story/langs.ts';

const asked = baseOf(new URLSearchParams(location.search).get('lang') ?? '');
const lang = LANGS.find((one) => one === asked);
const here = document.currentScript as HTMLScriptElement;
if (lang && lang !== document.documentElement.lang) {
  const url = new URL(lang === FIRST ? './' : `${lang}/`, here.src);
  url.search = location.search;
  url.hash = location.hash;
  location.replace(url);
}
