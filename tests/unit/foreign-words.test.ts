/** Words in another script than the page's say what language they are: a voice that reads the page out must know. */
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { LANGS } from '../../src/story/langs.ts';
import { loadStory } from '../../src/story/load.ts';
import { runsOf } from '../../src/story/runs.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

describe('a text is cut where another script begins', () => {
  it.each([
    ['ru', 'Сообщает The New York Times, 4 сен', [['Сообщает '], ['The New York Times', 'en'], [', 4 сен']]],
    ['ko', 'Natural Earth의 도시 위치와 같음', [['Natural Earth', 'en'], ['의 도시 위치와 같음']]],
    ['en', 'the newspaper Известия', [['the newspaper '], ['Известия', 'ru']]],
    ['es', 'línea Pyongra, 평라선', [['línea Pyongra, '], ['평라선', 'ko']]],
    ['ru', '721 km, KBS, NSC', [['721 km, KBS, NSC']]],
    ['en', '', []],
  ] as const)('%s: %s', (lang, text, runs) => {
    expect(runsOf(text, lang).map((run) => (run.lang ? [run.text, run.lang] : [run.text]))).toEqual(runs);
  });
});

describe.each(LANGS)('in %s', (lang) => {
  const { story } = loadStory(root, lang);
  const texts = [
    ['the standfirst', story.standfirst],
    ...story.chapters.map(({ id, html }) => [id, html]),
    ...story.end.map(({ id, html }) => [id, html]),
  ] as [string, string][];

  it.each(texts)('%s has no foreign word that does not say so', (_, html) => {
    const own = html
      .replace(/<span lang="[^"]+">[\s\S]*?<\/span>/g, '')
      .replace(/<[^>]*>/g, '')
      .replace(/&[a-z]+;|&#\w+;/g, ' ');
    expect(runsOf(own, lang).filter((run) => run.lang)).toEqual([]);
  });
});

it('a Korean name in Latin letters with Korean signs is marked as that', () => {
  const { story } = loadStory(root, 'en');
  const html = [...story.chapters, ...story.end].map((part) => part.html).join('');
  expect(html.match(/P’yŏngra/g)?.length).toBeGreaterThan(1);
  expect(html.replaceAll('<span lang="ko-Latn">P’yŏngra</span>', '')).not.toContain('P’yŏngra');
});
