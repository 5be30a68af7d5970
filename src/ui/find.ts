/** Places by what the reader types, in any of the four languages, and grouped by country. */
import type { Place, Story } from '../story/types.ts';

/** Small letters without their accents; Hangul and Cyrillic й, ё stay readable as they are typed. */
export const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[\u0300-\u036f’‘ʻ'ʼ`]/g, '')
    .replace(/-/g, ' ')
    .normalize('NFC')
    .toLowerCase()
    .trim();

/**
 * Places whose name in some language has a word that begins with what was typed come first, then those that have it
 * anywhere; nothing typed finds all.
 */
export function found(places: Place[], typed: string): Place[] {
  const what = plain(typed);
  if (!what) return places;
  const rank = (place: Place): number => {
    const names = place.names.map(plain);
    if (names.some((name) => name.startsWith(what))) return 0;
    if (names.some((name) => name.split(/[\s(]+/).some((word) => word.startsWith(what)))) return 1;
    return names.some((name) => name.includes(what)) ? 2 : 3;
  };
  return places
    .map((place) => ({ place, rank: rank(place) }))
    .filter((one) => one.rank < 3)
    .sort((a, b) => a.rank - b.rank)
    .map((one) => one.place);
}

export interface CountryGroup {
  /** '' for places on a border. */
  country: string;
  places: Place[];
}

/** In the order in which the story's places are given; those on a border last. */
export function byCountry(places: Place[]): CountryGroup[] {
  const groups = new Map<string, Place[]>();
  for (const place of places) {
    const group = groups.get(place.countryName);
    if (group) group.push(place);
    else groups.set(place.countryName, [place]);
  }
  return [...groups]
    .map(([country, list]) => ({ country, places: list }))
    .sort((a, b) => Number(a.country === '') - Number(b.country === ''));
}

export const placesOf = (story: Story): Place[] => Object.values(story.places);
