import { describe as suite, expect, it } from 'vitest';
import { describe, farSays, placeSays, restSays, toldKm, viewSays } from '../../src/scene/describe.ts';
import { trainAt } from '../../src/scene/lines.ts';
import { sceneAt } from '../../src/scene/scene.ts';
import { realStory, SIZES, stage } from './scene-support.ts';

const story = realStory();
const indexOf = (id: string): number => story.chapters.findIndex((chapter) => chapter.id === id);

suite('what the map shows, in words', () => {
  it.each(story.chapters.map(({ id }, index) => [id, index] as const))(
    'is the same for %s on every stage, and in the page',
    (_, index) => {
      const says = SIZES.map(([w, h]) => sceneAt(story, index, stage(w, h)).says);
      expect(new Set([...says, restSays(story, index)]).size).toBe(1);
    },
  );

  it.each(story.chapters.map(({ id }, index) => [id, index] as const))(
    'names all that %s shows, in whole sentences',
    (_, index) => {
      const { places, lines } = story.chapters[index]!;
      const says = restSays(story, index);
      for (const id of places) expect(says).toContain(story.places[id]!.name);
      for (const id of lines) if (id !== 'route') expect(says).toContain(story.lines[id]!.name);
      expect(says).not.toMatch(/\{|\}|undefined|null|NaN|\.\.| {2}/);
      if (says) expect(says).toMatch(/^\p{Lu}.*\.$/su);
    },
  );

  it('says of every picture of the possible route that it is our reading', () => {
    for (const [index, { lines }] of story.chapters.entries())
      expect(restSays(story, index).includes('our own reading of the map')).toBe(lines.includes('route'));
  });

  it('says where the train stands, and of how many kilometres', () => {
    const says = restSays(story, indexOf('to-hamhung'));
    expect(says).toMatch(/The train is at Hamhung, kilometre 31\d of about 1,180\./);
  });

  it('does not say at the end that 1,186 km are about 1,180', () => {
    const says = restSays(story, indexOf('to-vladivostok'));
    expect(says).toContain(
      'The train is at Vladivostok, kilometre 1,186 by our tables, about 1,180 as reported.',
    );
    expect(farSays(story.ui, 1180, 1186)).toBe('1,180 of about 1,180');
    expect(farSays(story.ui, 1181, 1186)).toBe('1,181 by our tables, about 1,180 as reported');
  });

  it('says how sure each line is, beside how it is drawn', () => {
    for (const [index, { lines }] of story.chapters.entries())
      for (const id of lines.filter((one) => one !== 'route')) {
        const { name, certainty } = story.lines[id]!;
        expect(restSays(story, index)).toContain(
          `${name}, ${certainty}, is drawn as ${story.ui.stroke[certainty]}.`,
        );
      }
  });

  it('has the train stand at its first kilometre before it sets out', () => {
    expect(restSays(story, indexOf('plan'))).toContain(
      'The train is at Pyongyang, kilometre 0 of about 1,180.',
    );
  });

  it('says between which stations the train runs', () => {
    const before = indexOf('to-hamhung') - 1;
    const chapter = story.chapters[before + 1]!;
    const train = trainAt(story, { index: before, t: 0.5 }, 1000)!;
    const [from, to] = [story.places[train.from]!.name, story.places[train.to]!.name];
    expect(describe(story, chapter, train)).toContain(
      `The train is between ${from} and ${to}, kilometre ${Math.round(train.km)} of`,
    );
  });

  it('says nothing of a train where none is shown', () => {
    expect(restSays(story, 0)).not.toContain('The train is');
    expect(describe(story, story.chapters[indexOf('to-hamhung')]!, null)).not.toContain('The train is');
  });
});

it('kilometres are told to the last whole ten', () => {
  expect([0, 9.9, 10, 854, 1183, 1186, 1190].map(toldKm)).toEqual([0, 0, 10, 850, 1180, 1180, 1190]);
});

suite('what the map shows away from the story', () => {
  it.each(Object.keys(story.places))('at %s, says it first, in whole sentences', (id) => {
    const says = placeSays(story, id);
    expect(says.startsWith(`The map shows ${story.places[id]!.name}`)).toBe(true);
    for (const other of story.places[id]!.closeUp) expect(says).toContain(story.places[other]!.name);
    expect(says).not.toMatch(/\{|\}|undefined|null|NaN|\.\.| {2}/);
    expect(says).toMatch(/\.$/);
    expect(says.includes('our own reading of the map')).toBe(story.places[id]!.railKm !== undefined);
  });

  it('names what is in view, not more than a sentence holds', () => {
    expect(viewSays(story, ['khasan', 'tumangang'])).toBe('The map shows Khasan and Tumangang.');
    const all = viewSays(story, Object.keys(story.places));
    expect(all.split(/, | and /)).toHaveLength(6);
    expect(viewSays(story, [])).toBe('No place of the story is in view.');
  });
});
