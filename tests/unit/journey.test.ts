import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { journeyOf, progressAtKm } from '../../src/scene/journey.ts';
import { kmAt } from '../../src/scene/lines.ts';
import { sceneAt } from '../../src/scene/scene.ts';
import { realStory, stage } from './scene-support.ts';

const story = realStory();
const journey = journeyOf(story)!;
const kmOf = (progress: number): number => {
  const index = Math.floor(progress);
  return kmAt(story, { index, t: progress - index });
};
const km = fc.double({ min: 0, max: journey.totalKm, noNaN: true });

describe('the journey', () => {
  it('runs from the chapter before the first leg to the one after the last, and is the route’s length', () => {
    const follows = story.chapters.map(({ view }) => view.follow !== undefined);
    expect([journey.first, journey.last]).toEqual([follows.indexOf(true) - 1, follows.lastIndexOf(true)]);
    expect(journey.totalKm).toBe(story.route.km.at(-1));
  });

  it('has all stations in order, from nothing to all', () => {
    expect(journey.stations.map(({ id }) => id)).toEqual(story.route.stations);
    const kms = journey.stations.map((station) => station.km);
    expect(kms).toEqual(kms.toSorted((a, b) => a - b));
    expect([kms[0], kms.at(-1)]).toEqual([0, journey.totalKm]);
  });

  it('has a name for each station at which a chapter leaves the train', () => {
    const main = journey.stations.filter((station) => station.main).map((station) => station.km);
    expect(main).toEqual(journey.stands);
  });

  it('crosses the border on the bridge, between Tumangang and Khasan', () => {
    expect(journey.borderKm).toBe(story.places['friendship-bridge']!.railKm);
  });

  it('has every kilometre on one track or on two, and changes where the track does', () => {
    const { gauges } = journey;
    expect([gauges[0]!.fromKm, gauges.at(-1)!.toKm]).toEqual([0, journey.totalKm]);
    for (const [i, next] of gauges.slice(1).entries()) {
      expect(next.fromKm).toBe(gauges[i]!.toKm);
      expect(next.mm).not.toEqual(gauges[i]!.mm);
    }
    for (const { fromKm, toKm, gaugesMm } of story.route.legs)
      expect(gauges.find((g) => g.fromKm <= fromKm && g.toKm >= toKm)?.mm).toEqual(gaugesMm);
  });

  it('is none where no train runs', () => {
    const still = { ...story, chapters: story.chapters.filter(({ view }) => !view.follow) };
    expect(journeyOf(still)).toBeNull();
    expect(() => progressAtKm(still, 3)).toThrow(new RangeError('no train runs in this story'));
  });
});

describe('the way back from a kilometre', () => {
  it('leads to where the train is', () => {
    fc.assert(
      fc.property(km, (at) => {
        expect(Math.abs(kmOf(progressAtKm(story, at)) - at)).toBeLessThan(1e-6);
      }),
    );
  });

  it('never leads back', () => {
    fc.assert(
      fc.property(km, km, (a, b) => {
        const [less, more] = [Math.min(a, b), Math.max(a, b)];
        expect(progressAtKm(story, less)).toBeLessThanOrEqual(progressAtKm(story, more));
      }),
    );
  });

  it('leads to a chapter at rest where a leg ends', () => {
    for (const [index, { view }] of story.chapters.entries())
      if (view.follow) expect(progressAtKm(story, view.follow.toKm)).toBe(index);
  });

  it('always leads to where the train is to be seen', () => {
    const view = stage(390, 844);
    fc.assert(
      fc.property(fc.oneof(km, fc.constantFrom(-1, 0, 1e-9, NaN, Infinity)), (at) => {
        expect(sceneAt(story, progressAtKm(story, at), view).train?.opacity).toBe(1);
      }),
      { numRuns: 40 },
    );
  });

  it('beyond the ends leads to the ends, and without a number to the beginning', () => {
    for (const at of [-1, -Infinity, NaN]) expect(progressAtKm(story, at)).toBe(progressAtKm(story, 0));
    for (const at of [journey.totalKm + 1, Infinity]) expect(progressAtKm(story, at)).toBe(journey.last);
  });
});
