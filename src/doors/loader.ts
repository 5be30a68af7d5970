/**
 * `embed.js`: a classic script that an editor pastes into an article; where it stands, the story does. It leaves nothing
 * behind in the page but the element that it defines.
 */
import { ArmoredTrainEmbed, EMBED } from './loader-embed.ts';
import { leads, linkBefore, whole } from './loader-link.ts';
import { OPTIONS } from './loader-options.ts';

const script = document.currentScript as HTMLScriptElement | null;

// Another copy, of this host or of another, may have been here before: its element is as good.
if (!customElements.get(EMBED)) customElements.define(EMBED, ArmoredTrainEmbed);

/** Puts an embed where the script stands; a script in the head stands for the first link that has none yet. */
function place(script: HTMLScriptElement): void {
  // Never against the page's base.
  const src = new URL('.', script.src).href;
  const embed = document.createElement(EMBED);
  embed.setAttribute('src', src);
  for (const name of OPTIONS) {
    const value = script.dataset[name];
    if (value) embed.setAttribute(name, value);
  }
  if (!script.closest('head')) {
    // A page that was saved with its embed has it already.
    if (script.nextElementSibling?.localName !== EMBED) script.after(embed);
    return;
  }
  const taken = [...document.querySelectorAll(EMBED)].map((other) => linkBefore(other, src));
  const free = [...document.querySelectorAll('a')].find(
    (link) => leads(link, src) && !taken.includes(link) && !taken.includes(whole(link)),
  );
  if (free) whole(free).after(embed);
  else console.warn(`no link to ${src}`);
}

// Bundled or imported it only defines its element.
if (script?.src) {
  const go = (): void => place(script);
  if (script.closest('head') && document.readyState === 'loading') addEventListener('DOMContentLoaded', go);
  else go();
}
