import { describe, expect, it } from 'vitest';
import {
  areaLetters,
  labelSize,
  landmarkLetters,
  placeLetters,
  spacingOf,
  townLetters,
} from '../../src/scene/letters.ts';
import type { Area, Landmark, Story, Town } from '../../src/story/types.ts';
import { realStory } from './scene-support.ts';

const real = realStory();
const area = (kind: Area['kind'], name = 'Abc'): Area => ({
  key: 'a',
  kind,
  name,
  at: [0, 0],
  minZoom: 0,
  maxZoom: 22,
});
const town: Town = {
  id: 'wonsan',
  at: [127.4, 39.15],
  name: 'Wonsan',
  local: '원산',
  localLang: 'ko',
  rank: 1,
  capital: false,
  minZoom: 5,
};

describe('letters', () => {
  it('have been measured for every text that the map may write', () => {
    const asked = new Set<string>();
    const widths = new Proxy(real.widths!, {
      get(target, text: string) {
        if (target[text] === undefined) asked.add(text);
        return target[text];
      },
    });
    const story: Story = { ...real, widths };
    for (const place of Object.values(story.places)) placeLetters(story, place, 16);
    for (const one of story.towns) townLetters(story, one, 16, true);
    for (const one of story.landmarks) if (one.name) landmarkLetters(story, one, 16);
    for (const one of story.areas) areaLetters(story, one, 16);
    expect([...asked]).toEqual([]);
  });

  it('of countries and their divisions are capitals, of other areas not', () => {
    const written = (kind: Area['kind']): string => areaLetters(real, area(kind), 16).lines.join(' ');
    expect([written('country'), written('region')]).toEqual(['ABC', 'ABC']);
    for (const kind of ['sea', 'river', 'lake', 'island', 'range'] as const)
      expect(written(kind)).toBe('Abc');
  });

  it('that stand apart take that much more room', () => {
    const { size } = areaLetters(real, area('country'), 16);
    const width = (kind: 'country' | 'lake'): number =>
      labelSize(real, { kind, lines: ['ABC'], local: '', size }).width;
    expect(width('country') - width('lake')).toBeCloseTo(3 * spacingOf('country') * size, 6);
    expect(spacingOf('lake')).toBe(0);
  });

  it('of a division are smaller than a country’s, of a town than a place’s; none is below ten pixels', () => {
    const size = (kind: Area['kind']): number => areaLetters(real, area(kind), 16).size;
    expect(size('region')).toBeLessThan(size('country'));
    expect(townLetters(real, town, 16, false).size).toBeLessThan(
      placeLetters(real, real.places['vladivostok']!, 16).size,
    );
    for (const kind of ['country', 'region', 'sea', 'river', 'lake', 'island', 'range'] as const)
      expect(size(kind)).toBeGreaterThanOrEqual(10);
  });

  it('grow with the text around them', () => {
    expect(townLetters(real, town, 32, false).size).toBeCloseTo(
      2 * townLetters(real, town, 16, false).size,
      0,
    );
  });

  it('of a town carry its own name only where that is asked for', () => {
    expect(townLetters(real, town, 16, true)).toMatchObject({
      lines: ['Wonsan'],
      local: '원산',
      localLang: 'ko',
    });
    const bare = townLetters(real, town, 16, false);
    expect(bare.local).toBe('');
    expect(bare.height).toBeLessThan(townLetters(real, town, 16, true).height);
  });

  const pond = (name: string): Landmark => ({
    id: 'pond',
    kind: 'square',
    place: '',
    name,
    minZoom: 9,
    withinM: 100,
    how: 'Placed by us.',
    shape: 'area',
    coordinates: [],
  });

  it('of a long name stand in two lines, as even as its words let them', () => {
    expect(landmarkLetters(real, pond('Far Eastern Federal University'), 16).lines).toEqual([
      'Far Eastern',
      'Federal University',
    ]);
    expect(landmarkLetters(real, pond('Golden Horn'), 16).lines).toEqual(['Golden Horn']);
    expect(landmarkLetters(real, pond('Einwortundsolangwieesgeht'), 16).lines).toHaveLength(1);
  });
});
