import { describe, expect, it } from 'vitest';
import { kmAt, linesAt, trainAt } from '../../src/scene/lines.ts';
import { fractionAtKm, pointAt } from '../../src/scene/route.ts';
import { realStory } from './scene-support.ts';

const story = realStory();
const { chapters, route, places } = story;
const total = route.km.at(-1)!;
/** Shares of a gap, both ends open, and close to them too. */
const SHARES = [1e-9, ...Array.from({ length: 199 }, (_, i) => (i + 1) / 200), 1 - 1e-9];
const gaps = chapters.slice(0, -1).map(({ id }, index) => [id, index] as const);
const journey = chapters.flatMap(({ view }, index) =>
  view.follow ? [[chapters[index]!.id, index, view.follow] as const] : [],
);

describe.each(gaps)('the lines after %s', (_, index) => {
  const ids = new Set([...chapters[index]!.lines, ...chapters[index + 1]!.lines]);
  const shown = (t: number) => linesAt(story, { index, t });

  it('are those of both chapters, each once', () => {
    for (const t of SHARES)
      expect(
        shown(t)
          .map(({ id }) => id)
          .toSorted(),
      ).toEqual([...ids].toSorted());
  });

  it('are drawn from nothing to all, never back', () => {
    for (const id of ids) {
      const drawn = SHARES.map((t) => shown(t).find((line) => line.id === id)!.drawn);
      drawn.forEach((d, i) => expect(d >= (drawn[i - 1] ?? 0) && d <= 1, `${id} ${d}`).toBe(true));
      const [fresh, last] = [!chapters[index]!.lines.includes(id), drawn.at(-1)];
      expect([drawn[0], last]).toEqual([fresh ? 0 : 1, 1]);
    }
  });

  it('fade in if they are new, out if they go, and not at all if they stay', () => {
    for (const id of ids) {
      const seen = SHARES.map((t) => shown(t).find((line) => line.id === id)!.opacity);
      const [before, after] = [index, index + 1].map((k) => (chapters[k]!.lines.includes(id) ? 1 : 0));
      expect(seen[0]).toBeCloseTo(before!, 6);
      expect(seen.at(-1)).toBeCloseTo(after!, 6);
      if (before && after) expect(new Set(seen)).toEqual(new Set([1]));
      for (const one of seen) expect(one >= 0 && one <= 1).toBe(true);
    }
  });
});

it('at rest, a chapter has its own lines, whole, as sure as they are', () => {
  for (const [index, { lines }] of chapters.entries())
    expect(linesAt(story, { index, t: 0 })).toEqual(
      lines.map((id) => ({
        id,
        certainty: id === 'route' ? 'inferred' : story.lines[id]!.certainty,
        drawn: 1,
        opacity: 1,
      })),
    );
});

describe('the train', () => {
  it('is there in the journey and in the chapter before it sets out, and nowhere else at rest', () => {
    const out = chapters.findIndex(({ id }) => id === journey[0]![0]);
    for (const [index, { id, part, lines }] of chapters.entries())
      expect(trainAt(story, { index, t: 0 }, 4000) !== null, id).toBe(
        (part === 'journey' && lines.includes('route')) || index === out - 1,
      );
  });

  it.each(journey)('stands at the end of its leg while %s is read', (_, index, follow) => {
    const train = trainAt(story, { index, t: 0 }, 4000)!;
    expect(train).toMatchObject({ km: follow.toKm, opacity: 1 });
    expect(train.from).toBe(train.to);
    expect(Math.abs(places[train.from]!.railKm! - follow.toKm)).toBeLessThan(0.5);
    expect(train.at).toEqual(pointAt(route, fractionAtKm(route, follow.toKm)));
  });

  it.each(journey)('runs to %s from where it stood, without a jump', (_, index, { fromKm, toKm }) => {
    const km = [...SHARES.map((t) => kmAt(story, { index: index - 1, t })), kmAt(story, { index, t: 0 })];
    expect(km[0]).toBeCloseTo(fromKm, 6);
    expect(km.at(-1)).toBe(toKm);
    if (chapters[index - 1]!.view.follow)
      expect(km[0]).toBeCloseTo(kmAt(story, { index: index - 1, t: 0 }), 6);
    const most = ((toKm - fromKm) / 200) * 2;
    km.forEach((one, i) => expect(one - (km[i - 1] ?? fromKm)).toBeLessThan(most));
  });

  it('only ever goes on, from kilometre 0 to the last', () => {
    const first = journey[0]![1] - 1;
    let before = 0;
    for (let index = first; chapters[index + 1]?.part === 'journey'; index++) {
      for (const t of index === first ? SHARES : [0, ...SHARES]) {
        const km = kmAt(story, { index, t });
        expect(km, `${chapters[index]!.id} + ${t}`).toBeGreaterThanOrEqual(before);
        before = km;
      }
    }
    expect(before).toBe(total);
  });

  it('goes nowhere after the journey', () => {
    const last = chapters.findLastIndex(({ view }) => view.follow);
    for (let index = last; index < chapters.length; index++) expect(kmAt(story, { index, t: 0 })).toBe(total);
  });

  it('never hangs over an end of the line, at any scale', () => {
    for (const radius of [80, 400, 4000, 40_000, 400_000])
      for (const [, index] of journey)
        for (const position of [...SHARES.map((t) => ({ index: index - 1, t })), { index, t: 0 }]) {
          const train = trainAt(story, position, radius);
          if (!train) continue;
          const half = train.lengthPx / train.routePx / 2;
          expect(train.middle - half).toBeGreaterThanOrEqual(-1e-12);
          expect(train.middle + half).toBeLessThanOrEqual(1 + 1e-12);
          // No farther from its place than it must be.
          if (train.fraction > half && train.fraction < 1 - half) expect(train.middle).toBe(train.fraction);
          expect(train.lengthPx).toBeLessThanOrEqual(train.routePx * 0.3 + 1e-9);
        }
  });

  it('is between the stations that it is between', () => {
    for (const [, index] of journey)
      for (const t of SHARES) {
        const train = trainAt(story, { index: index - 1, t }, 4000);
        if (!train) continue;
        const [from, to] = [places[train.from]!.railKm!, places[train.to]!.railKm!];
        expect(from).toBeLessThanOrEqual(train.km + 0.5);
        expect(to).toBeGreaterThanOrEqual(train.km - 0.5);
        const [i, j] = [train.from, train.to].map((id) => route.stations.indexOf(id));
        expect(j! - i!).toBe(train.from === train.to ? 0 : 1);
      }
  });

  it('comes and goes softly', () => {
    for (const [, index] of gaps) {
      const seen = [0, ...SHARES].map((t) => trainAt(story, { index, t }, 4000)?.opacity ?? 0);
      const after = trainAt(story, { index: index + 1, t: 0 }, 4000)?.opacity ?? 0;
      [...seen, after].forEach((one, i, all) =>
        expect(Math.abs(one - (all[i - 1] ?? one)), `${index} ${i}`).toBeLessThan(0.06),
      );
    }
  });
});
