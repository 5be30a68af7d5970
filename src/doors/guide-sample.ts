/**
 * The guide's sample article: puts the story in by the way in, and with the options, that its address names. It checks no
 * option: a wrong value gets from each door what it would get in an article.
 */
import { OPTIONS, offsetOf } from './loader-options.ts';
import { frameOf } from './oembed.ts';
import { WAYS } from './recipes.ts';
import type { Way } from './recipes.ts';

const site = new URL('../../', location.href).href;
const params = new URLSearchParams(location.search);
const way: Way = WAYS.find((one) => one === params.get('way')) ?? 'loader';
const given = OPTIONS.flatMap((name): [string, string][] => {
  const value = params.get(name);
  return value ? [[name, value]] : [];
});

function link(to: string): HTMLAnchorElement {
  const made = document.createElement('a');
  made.href = to;
  made.textContent = 'The Armored Train';
  // The sample is a frame itself; a story would be small in it.
  made.target = '_blank';
  made.rel = 'noopener';
  return made;
}

/** The script's kind is `module` or the classic one. */
function script(file: string, kind = ''): HTMLScriptElement {
  const made = document.createElement('script');
  made.async = true;
  if (kind) made.type = kind;
  made.src = site + file;
  return made;
}

function bareFrame(): HTMLElement {
  const url = new URL('embed/', site);
  for (const [name, value] of given) url.searchParams.set(name, value);
  // The very text that is pasted; the parser is given no value, the address is set afterwards.
  const parsed = new DOMParser().parseFromString(frameOf('about:blank', 'The Armored Train'), 'text/html');
  const frame = document.adoptNode(parsed.querySelector('iframe')!);
  frame.src = url.href;
  return frame;
}

function made(): HTMLElement[] {
  if (way === 'frame') return [bareFrame()];
  if (way === 'element') {
    const element = document.createElement('armored-train-story');
    for (const [name, value] of given) element.setAttribute(name, value);
    element.append(link(site));
    return [script('armored-train.js', 'module'), element];
  }
  const chapter = params.get('chapter');
  const paragraph = document.createElement('p');
  paragraph.append(link(way === 'link' && chapter ? `${site}#${encodeURIComponent(chapter)}` : site));
  if (way === 'link') return [paragraph];
  const loader = script('embed.js');
  for (const [name, value] of given) loader.dataset[name] = value;
  return [paragraph, loader];
}

const header = document.getElementById('header')!;
const offset = offsetOf(params.get('offset')) ?? 0;
if (offset > 0) {
  header.hidden = false;
  header.style.height = `${offset}px`;
}
document.getElementById('here')!.replaceWith(...made());
