import { describe, expect, it } from 'vitest';
import { FLATTENS } from '../../src/scene/planet.ts';
import { layoutFor } from '../../src/ui/layout.ts';
import { SIZES } from '../sizes.ts';
import { openStory } from './support/site.ts';

/** How far the live map's own projection may be from ours, CSS pixels. */
const OFF = 1.5;

describe.each(SIZES)('at %i×%i', (width, height) => {
  it('every named place is on the map, clear of the card, and where the live map has it', async () => {
    const phone = Math.min(width, height) < 600;
    const { page, close } = await openStory({ width, height, phone });
    const { faults, padding, tops } = await page.evaluate(
      ([off, flat]) => {
        const element = document.querySelector('armored-train-story')!;
        const at = new Map(element.places.map((place) => [place.id, place.at]));
        const cards = [...element.querySelectorAll<HTMLElement>('[data-card]')];
        const stage = element.querySelector<HTMLElement>('[data-stage]')!;
        const faults: string[] = [];
        const tops: number[] = [];
        const look = (asked: number) => {
          element.progress = asked;
          const scene = element.scene!;
          const where = `${scene.chapter} (${element.progress.toFixed(2)})`;
          const box = stage.getBoundingClientRect();
          for (const place of scene.places) {
            const [x, y] = [box.left + place.x, box.top + place.y];
            const name = `${where}: ${place.id} at ${x.toFixed(1)}, ${y.toFixed(1)}`;
            // While the globe flattens MapLibre draws a mixture, but its own project() answers for the globe alone.
            const { zoom } = scene.camera;
            if (place.visible && (zoom <= flat[0] || zoom >= flat[1])) {
              const live = element.map!.project(at.get(place.id)!);
              const distance = Math.hypot(live.x - place.x, live.y - place.y);
              if (!(distance <= off)) faults.push(`${name} is ${distance.toFixed(2)} px off the live map`);
            }
            if (!scene.rest) continue;
            if (!place.visible || x < 0 || y < 0 || x > innerWidth || y > innerHeight) {
              faults.push(`${name} is not on the map`);
              continue;
            }
            for (const card of cards) {
              const { left, right, top, bottom } = card.getBoundingClientRect();
              if (x >= left && x <= right && y >= top && y <= bottom) {
                faults.push(`${name} is under a card (${left}, ${top}, ${right}, ${bottom})`);
              }
            }
            // Whatever takes the pointer there lies over the map; the places' own buttons (.spot) are meant to.
            const over = document
              .elementsFromPoint(x, y)
              .map((element) => element.closest('button:not(.spot), summary, a, .bar, .strip.shown'))
              .find((element) => element !== null);
            if (over) faults.push(`${name} is under <${over.localName} class="${over.className}">`);
          }
        };
        element.chapters.forEach((_, index) => {
          look(index);
          tops.push(cards[index]!.getBoundingClientRect().top);
          if (index + 1 < cards.length) for (const t of [0.3, 0.5, 0.85]) look(index + t);
        });
        return { faults, tops, padding: element.scene!.camera.padding };
      },
      [OFF, FLATTENS] as const,
    );
    await close();
    expect(faults).toEqual([]);

    const { view, readTop } = layoutFor(width, height);
    for (const side of ['top', 'right', 'bottom', 'left'] as const) {
      expect(
        Math.abs(padding[side] - view.pad[side]),
        `${side}: ${padding[side]}, ${view.pad[side]}`,
      ).toBeLessThan(0.51);
    }
    // The opening's card stands where the page begins; every other comes to its reading position.
    for (const top of tops)
      expect(Math.abs(top - readTop), `${tops.join(', ')}; ${readTop}`).toBeLessThan(1.01);
  });
});
