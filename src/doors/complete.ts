/** What the build adds to a loaded story: how wide its letters are, and what its still maps are called. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { measure } from '../fonts/index.ts';
import type { Font } from '../fonts/index.ts';
import { FACES } from '../map/faces.ts';
import { loadStory } from '../story/load.ts';
import type { Lang, Story } from '../story/types.ts';
import { stillNames } from './stills.ts';

/** Every text that the map may write, with the face that it is written in. */
function mapTexts(story: Story): [string, Font][] {
  const out: [string, Font][] = [];
  const words = (name: string): string[] => {
    const parts = name.split(' ');
    const pieces = [name];
    for (let i = 1; i < parts.length; i++) pieces.push(parts.slice(0, i).join(' '), parts.slice(i).join(' '));
    return pieces;
  };
  for (const place of Object.values(story.places)) {
    for (const piece of words(place.name)) out.push([piece, FACES.place]);
    if (place.local) out.push([place.local, FACES.local]);
  }
  for (const area of story.areas) {
    const face = FACES[area.kind];
    for (const piece of words(area.kind === 'country' ? area.name.toLocaleUpperCase() : area.name))
      out.push([piece, face]);
  }
  return out;
}

export function complete(root: string, story: Story): Story {
  const widths = Object.fromEntries(
    mapTexts(story).map(([text, face]) => [text, Number(measure(text, face).toFixed(3))]),
  );
  const whole = { ...story, widths };
  const names = stillNames(root, whole);
  return {
    ...whole,
    chapters: story.chapters.map((chapter) => ({ ...chapter, stills: names[chapter.id]! })),
  };
}

/** All the characters that the page in one language may show: the fonts are cut to them. */
export function pageText(root: string, lang: Lang): string {
  const { story, files } = loadStory(root, lang);
  const text = files
    .filter((file) => existsSync(join(root, file)) && file.endsWith('.md'))
    .map((file) => readFileSync(join(root, file), 'utf8'));
  return JSON.stringify(story) + text.join('');
}
