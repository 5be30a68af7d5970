import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStory, type Opened } from './support/site.ts';
import { scene } from './support/story.ts';
import type { Scene } from '../../src/scene/types.ts';

describe('the public face', () => {
  let story: Opened;
  beforeAll(async () => (story = await openStory()));
  afterAll(() => story.close());

  it('is ready with a live map, and one element', async () => {
    const face = await story.page.evaluate(async () => {
      const element = document.querySelector('armored-train-story')!;
      return {
        ready: await element.ready,
        painter: element.painter,
        zoom: element.map!.getZoom(),
        elements: document.querySelectorAll('armored-train-story').length,
      };
    });
    expect(face).toEqual({ ready: undefined, painter: 'maplibre', zoom: expect.any(Number), elements: 1 });
  });

  it('lists the chapters as the page has them, and the places', async () => {
    const { listed, headings, places } = await story.page.evaluate(() => {
      const element = document.querySelector('armored-train-story')!;
      const found = [...element.querySelectorAll<HTMLElement>('[data-chapter]')];
      return {
        listed: element.chapters,
        headings: found.map((one) => {
          const id = one.dataset.chapter!;
          return { id, title: one.querySelector(`[id="${id}"]`)?.textContent };
        }),
        places: element.places,
      };
    });
    expect(listed.map(({ id, title }) => ({ id, title }))).toEqual(headings);
    expect(listed.length).toBeGreaterThanOrEqual(12);
    for (const { date } of listed) expect(date).toMatch(/^20\d\d-\d\d-\d\d$/);
    expect(places).toContainEqual({ id: 'pyongyang', name: 'Pyongyang', at: [125.7364, 39.0047] });
  });

  it('takes any progress, whole or not, and holds it to its ends', async () => {
    const got = await story.page.evaluate(() => {
      const element = document.querySelector('armored-train-story')!;
      const last = element.chapters.length - 1;
      return [0, 3, 3.25, 4.5, last - 0.1, last, -2, last + 5].map((asked) => {
        element.progress = asked;
        return {
          wanted: Math.min(last, Math.max(0, asked)),
          got: element.progress,
          scene: element.scene!.progress,
        };
      });
    });
    for (const one of got) {
      // Scroll positions are whole pixels in some browsers; a gap is hundreds of them.
      expect(Math.abs(one.got - one.wanted), JSON.stringify(one)).toBeLessThan(0.01);
      expect(one.scene).toBe(one.got);
      if (Number.isInteger(one.wanted)) expect(one.got).toBe(one.wanted);
    }
  });

  it('refuses a progress that is no number', async () => {
    const said = await story.page.evaluate(() => {
      try {
        document.querySelector('armored-train-story')!.progress = Number.NaN;
        return 'nothing';
      } catch (error) {
        return String(error);
      }
    });
    expect(said).toMatch(/^TypeError: .*NaN/);
  });

  it('refuses an unknown chapter and lists those that there are', async () => {
    const { said, ids } = await story.page.evaluate(() => {
      const element = document.querySelector('armored-train-story')!;
      const before = element.progress;
      try {
        element.goTo('vladivostock');
        return { said: 'nothing', ids: [] };
      } catch (error) {
        const is = error instanceof RangeError && element.progress === before;
        return {
          said: is ? error.message : `no RangeError: ${error}`,
          ids: element.chapters.map(({ id }) => id),
        };
      }
    });
    expect(said).toContain('"vladivostock"');
    expect(ids.filter((id) => !said.includes(id))).toEqual([]);
  });

  it('hands out scenes that nobody can spoil', async () => {
    const before = await scene<Scene>(story.page);
    await story.page.evaluate(() => {
      document.querySelector('armored-train-story')!.scene!.camera.zoom = 99;
    });
    expect(await scene<Scene>(story.page)).toEqual(before);
  });

  it('tells each change of chapter by a composed event that bubbles', async () => {
    const told = await story.page.evaluate(async () => {
      const element = document.querySelector('armored-train-story')!;
      const got: object[] = [];
      element.goTo('opening');
      document.body.addEventListener('chapterchange', (event) => {
        const { detail, bubbles, composed } = event as CustomEvent<object>;
        got.push({ ...detail, bubbles, composed });
      });
      element.goTo('mutiny');
      element.goTo('mutiny');
      element.goTo('letters');
      return got;
    });
    const both = { bubbles: true, composed: true };
    expect(told).toEqual([
      { id: 'mutiny', index: 2, ...both },
      { id: 'letters', index: 5, ...both },
    ]);
  });
});
