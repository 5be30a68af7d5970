/** The guide: the line to paste, every recipe and a sample article follow what the editor chooses. */
import { offsetOf, OFFSETS, OPTIONS } from './loader-options.ts';
import { recipes, snippet, TAKES, WAYS } from './recipes.ts';
import type { RecipeOptions, Way } from './recipes.ts';
import { isUrl } from './wire.ts';

/** After the last key, before the sample is loaded anew; milliseconds. */
const PAUSE = 400;
/** CSS pixels. */
const SCREENS = { phone: { width: 390, height: 700 }, desktop: { width: 1280, height: 800 } };

const byId = <T extends HTMLElement>(id: string): T => document.getElementById(id) as T;

const form = byId<HTMLFormElement>('options');
const line = byId('line');
const widths = byId<HTMLFieldSetElement>('widths');
const screen = byId('screen');
const sample = byId<HTMLIFrameElement>('sample');
/** Where the story will be, if the build knew; else it is where this page is. */
const siteUrl = document.querySelector('main')!.dataset.site || new URL('../', location.href).href;

const field = (name: string): HTMLInputElement | HTMLSelectElement =>
  form.elements.namedItem(name) as HTMLInputElement | HTMLSelectElement;

function wayNow(): Way {
  const value = new FormData(form).get('way');
  return WAYS.find((way) => way === value) ?? 'loader';
}

/** The value of a field that is typed into, or '' with a sentence beside it that says what is allowed. */
function checked(name: 'basemap' | 'offset', right: (value: string) => boolean, allowed: string): string {
  const input = field(name);
  const value = input.value.trim();
  const wrong = value !== '' && !right(value);
  input.setAttribute('aria-invalid', String(wrong));
  const sentence = wrong ? `“${value.slice(0, 60)}” is left out: allowed is ${allowed}.` : '';
  const says = byId(`${name}-says`);
  // A status that is written again is read out again.
  if (says.textContent !== sentence) says.textContent = sentence;
  return wrong ? '' : value;
}

function optionsNow(): RecipeOptions {
  const first = form.querySelector<HTMLOptionElement>('[name="lang"] option')!.value;
  const lang = field('lang').value as RecipeOptions['lang'];
  const offset = checked('offset', (value) => offsetOf(value) !== null, OFFSETS);
  return {
    // The default is left out: the line is as short as can be.
    lang: lang === first ? '' : lang,
    theme: field('theme').value,
    mode: field('mode').value,
    chapter: field('chapter').value,
    basemap: checked('basemap', isUrl, 'a web address that begins with https://'),
    offset: offset && String(offsetOf(offset) || ''),
  };
}

let shown = '';
function showSample(way: Way, options: RecipeOptions): void {
  const url = new URL('sample/', location.href);
  url.searchParams.set('way', way);
  for (const name of TAKES[way]) if (options[name]) url.searchParams.set(name, options[name]);
  if (url.href === shown) return;
  shown = url.href;
  // Not by its `src`: each change would be a step of the browser's Back.
  sample.contentWindow!.location.replace(shown);
}

let timer = 0;
function update(): void {
  const way = wayNow();
  const options = optionsNow();
  for (const name of OPTIONS) field(name).disabled = !TAKES[way].includes(name);
  line.textContent = snippet(siteUrl, way, options);
  for (const { id, code } of recipes(siteUrl, options)) {
    document.querySelector(`[data-recipe="${id}"]`)!.textContent = code;
  }
  clearTimeout(timer);
  timer = window.setTimeout(() => showSample(way, options), shown ? PAUSE : 0);
}

/** The sample has the width of a real screen, and is drawn as large as there is room. */
function lay(): void {
  const desktop = widths.querySelector<HTMLInputElement>('[value="desktop"]')!.checked;
  const { width, height } = SCREENS[desktop ? 'desktop' : 'phone'];
  const scale = Math.min(1, screen.parentElement!.clientWidth / width);
  const styles = { '--width': `${width}px`, '--height': `${height}px`, '--scale': String(scale) };
  for (const [name, value] of Object.entries(styles)) screen.style.setProperty(name, value);
}

async function copy(code: HTMLElement, button: HTMLButtonElement): Promise<void> {
  try {
    await navigator.clipboard.writeText(code.textContent!);
    button.textContent = 'Copied';
  } catch {
    // No clipboard here (plain http, or it is forbidden): the reader's own key copies what is selected.
    getSelection()!.selectAllChildren(code);
    button.textContent = 'Selected: now copy it';
  }
  setTimeout(() => (button.textContent = 'Copy'), 3000);
}

for (const code of document.querySelectorAll<HTMLElement>('pre code')) {
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = 'Copy';
  button.setAttribute('aria-live', 'polite');
  button.addEventListener('click', () => void copy(code, button));
  code.parentElement!.after(button);
}
form.addEventListener('input', update);
form.addEventListener('submit', (event) => event.preventDefault());
widths.addEventListener('change', lay);
byId('try').hidden = false;
new ResizeObserver(lay).observe(screen.parentElement!);
lay();
update();
