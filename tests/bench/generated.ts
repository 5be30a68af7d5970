/** Stories of any size, made of the real one: chapters over and over, and a route with as many vertices as asked for. */
import { fractionAtKm, mercatorLength, pointAt } from '../../src/scene/route.ts';
import type { Chapter, LonLat, Route, Story } from '../../src/story/types.ts';

export const CHAPTERS = [10, 100, 1000];
export const VERTICES = [50, 500, 5000];

export function withChapters(story: Story, count: number): Story {
  const chapters = Array.from({ length: count }, (_, i): Chapter => {
    const { stills: _stills, ...chapter } = story.chapters[i % story.chapters.length]!;
    const id = `${chapter.id}-${i}`;
    const claims = chapter.claims.map((claim) => ({ ...claim, id: `${claim.id}-${i}` }));
    // The places lead to chapters by their ids; a part after the story stands at its end alone.
    return { ...chapter, id, claims, part: i === 0 ? 'opening' : 'journey' };
  });
  const places = Object.fromEntries(
    Object.values(story.places).map((place) => [
      place.id,
      { ...place, chapters: chapters.filter(({ places }) => places.includes(place.id)).map(({ id }) => id) },
    ]),
  );
  return { ...story, chapters, places };
}

/** The same way and the same kilometres, by so many vertices at equal distances. */
export function withVertices(story: Story, count: number): Story {
  const { route } = story;
  const length = route.km.at(-1)!;
  const km = Array.from({ length: count }, (_, i) => (i * length) / (count - 1));
  const coordinates = km.map((at): LonLat => pointAt(route, fractionAtKm(route, at)));
  const lengths = coordinates.slice(1).map((to, i) => mercatorLength([coordinates[i]!, to]));
  const all = lengths.reduce((a, b) => a + b, 0);
  let passed = 0;
  const fraction = [0, ...lengths.map((one) => (passed += one) / all)];
  fraction[count - 1] = 1;
  const resampled: Route = { ...route, km, coordinates, fraction };
  return { ...story, route: resampled };
}
