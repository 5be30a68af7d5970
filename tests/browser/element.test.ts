import { afterAll, beforeAll, expect, it } from 'vitest';
import { articlesWithElement, type Articles } from './support/element-articles.ts';
import { eventually } from './support/eventually.ts';
import { whenReady } from './support/story.ts';

let articles: Articles;
beforeAll(async () => {
  articles = await articlesWithElement();
});
afterAll(() => articles.close());

it("does not read the article's address", async () => {
  const { page, close } = await articles.open('/plain.html#over-the-bridge');
  const at = await page.evaluate(() => document.querySelector('armored-train-story')!.progress);
  await close();
  expect(at).toBe(0);
});

it('tells the page what happens, as typed events that leave the shadow root', async () => {
  const { page, close } = await articles.open('/plain.html');
  await page.evaluate(() => {
    const log: unknown[] = [];
    Object.assign(window, { log });
    document.querySelector('armored-train-story')!.addEventListener('chapterchange', ({ detail }) => {
      log.push(detail.id, detail.index);
    });
    document.addEventListener('placeopen', (event) =>
      log.push((event as CustomEvent<{ id: string }>).detail.id),
    );
  });
  await page.evaluate(() => document.querySelector('armored-train-story')!.goTo('over-the-bridge'));
  await page.evaluate(() => document.querySelector('armored-train-story')!.openPlace('khasan'));
  const log = () => page.evaluate(() => (window as unknown as { log: unknown[] }).log);
  await eventually(log).toContain('khasan');
  const told = await log();
  const index = await page.evaluate(() =>
    document.querySelector('armored-train-story')!.chapters.findIndex(({ id }) => id === 'over-the-bridge'),
  );
  await close();
  expect(told.slice(-3)).toEqual(['over-the-bridge', index, 'khasan']);
});

it('is moved, taken out and put back', async () => {
  const { page, errors, close } = await articles.open('/plain.html');
  const state = () =>
    page.evaluate(() => {
      const element = (window as unknown as { kept?: HTMLElementTagNameMap['armored-train-story'] }).kept!;
      const root = element.shadowRoot!;
      return {
        stories: root.querySelectorAll('.story').length,
        same: root.querySelector('.story') === Reflect.get(window, 'view'),
        canvases: root.querySelectorAll('canvas').length,
        painter: element.painter,
      };
    });
  await page.evaluate(() => {
    const element = document.querySelector('armored-train-story')!;
    Object.assign(window, { kept: element, view: element.shadowRoot!.querySelector('.story') });
  });
  await eventually(async () => (await state()).painter).toBe('maplibre');
  await page.evaluate(() =>
    document.querySelector('aside')!.append(document.querySelector('armored-train-story')!),
  );
  // What it is told of the move is over by then.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  expect(await state()).toEqual({ stories: 1, same: true, canvases: 1, painter: 'maplibre' });
  await page.evaluate(() => document.querySelector('armored-train-story')!.remove());
  await eventually(state).toEqual({ stories: 0, same: false, canvases: 0, painter: null });
  await page.evaluate(() => document.querySelector('main')!.append(Reflect.get(window, 'kept') as Node));
  await eventually(state).toEqual({ stories: 1, same: false, canvases: 1, painter: 'maplibre' });
  await close();
  expect(errors).toEqual([]);
});

it('goes where it was asked to go before it was in the page, and warns of what there is not', async () => {
  const warnings: string[] = [];
  const { page, close } = await articles.open('/empty.html', {
    wait: false,
    prepare: async (context) =>
      context.on(
        'console',
        (message) => void (message.type() === 'warning' && warnings.push(message.text())),
      ),
  });
  await page.evaluate(() => customElements.whenDefined('armored-train-story'));
  const put = (chapter: string, place: string) =>
    page.evaluate(
      async ([to, at]) => {
        const element = document.createElement('armored-train-story');
        element.goTo(to!);
        element.openPlace(at!);
        document.querySelector('main')!.replaceChildren(element);
        await element.ready;
        return { chapter: element.scene!.chapter, place: element.scene!.place };
      },
      [chapter, place],
    );
  expect(await put('university', 'khasan')).toEqual({ chapter: 'university', place: 'khasan' });
  expect(warnings).toEqual([]);
  expect(await put('atlantis', 'erewhon')).toEqual({ chapter: 'opening', place: null });
  expect(warnings).toEqual([
    expect.stringMatching(/^<armored-train-story chapter>: .*"atlantis"/),
    expect.stringMatching(/^<armored-train-story place>: .*"erewhon"/),
  ]);
  await close();
});

it('is made by script, with attributes that live; wrong values are named once and have the default', async () => {
  const warnings: string[] = [];
  const { page, close } = await articles.open('/empty.html', {
    wait: false,
    prepare: async (context) =>
      context.on(
        'console',
        (message) => void (message.type() === 'warning' && warnings.push(message.text())),
      ),
  });
  await page.evaluate(() => {
    const element = document.createElement('armored-train-story');
    const wrong = { lang: 'xx', theme: 'pink', mode: 'sideways', offset: '-3' };
    for (const [name, value] of Object.entries(wrong)) element.setAttribute(name, value);
    document.querySelector('main')!.append(element);
    element.goTo('university');
  });
  await whenReady(page);
  const shown = () =>
    page.evaluate(() => {
      const element = document.querySelector('armored-train-story')!;
      const root = element.shadowRoot!.querySelector<HTMLElement>('.story')!;
      return { lang: root.lang, theme: root.dataset.theme, chapter: element.scene!.chapter };
    });
  expect(await shown()).toEqual({ lang: 'en', theme: 'auto', chapter: 'university' });
  await page.evaluate(() => {
    const element = document.querySelector('armored-train-story')!;
    element.setAttribute('theme', 'dark');
    element.setAttribute('offset', '64px');
    element.setAttribute('mode', 'scroll');
    element.setAttribute('chapter', 'mutiny');
    element.setAttribute('lang', 'en-GB');
  });
  await eventually(shown).toEqual({ lang: 'en', theme: 'dark', chapter: 'mutiny' });
  await close();
  expect(warnings.filter((text) => text.startsWith('<armored-train-story'))).toEqual([
    '<armored-train-story lang="xx">: allowed is en, es, ko, ru; it is en now',
    '<armored-train-story theme="pink">: allowed is auto, light, dark; it is auto now',
    '<armored-train-story mode="sideways">: allowed is scroll, steps; it is scroll now',
    '<armored-train-story offset="-3">: allowed is 0 to 400 px; it is 0 now',
  ]);
});

it('without its fonts it is the same story', async () => {
  const { page, close } = await articles.open('/plain.html', {
    prepare: (context) => context.route('**/*.woff2', (route) => route.abort()),
  });
  const chapters = await page.evaluate(() => document.querySelector('armored-train-story')!.chapters.length);
  await close();
  expect(chapters).toBeGreaterThan(9);
});
