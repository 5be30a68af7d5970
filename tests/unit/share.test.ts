import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { linking } from '../../src/doors/linking.ts';
import { drawShare, type Share } from '../../src/doors/share.ts';
import { widthsOf } from '../../src/doors/widths.ts';
import { LANGS, type Lang } from '../../src/story/langs.ts';
import { loadStory } from '../../src/story/load.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const loaded = loadStory(root, 'en').story;
const story = { ...loaded, widths: widthsOf(loaded) };

describe('the share image', () => {
  let share: Share;
  beforeAll(async () => {
    share = await drawShare(root, story);
  }, 30_000);

  it('is a PNG of 1200×630 below 300 kB, named by what is in it', async () => {
    const { format, width, height } = await sharp(share.png).metadata();
    expect({ format, width, height }).toEqual({ format: 'png', width: 1200, height: 630 });
    expect(share.png.length).toBeLessThan(300_000);
    expect(share.file).toMatch(/^share\/en-[0-9a-f]{8}\.png$/);
  });

  it('says in words what it shows, with the caveat', () => {
    expect(share.alt).toContain(story.title);
    expect(share.alt).toContain(story.caveat);
  });
});

describe.each(LANGS)('the share image in %s', (lang) => {
  it('has its own title and the whole caveat within its card', async () => {
    const own = loadStory(root, lang).story;
    const whole = { ...own, widths: widthsOf(own) };
    const [share, other] = await Promise.all([
      drawShare(root, whole),
      drawShare(root, { ...whole, caveat: '1' }),
    ]);
    expect(share.file).toMatch(new RegExp(`^share/${lang}-`));
    expect(share.file).not.toBe(other.file);
    expect(share.alt).toContain(own.title);
    expect(share.alt).toContain(own.caveat);
    const pixels = (png: Buffer) => sharp(png).removeAlpha().raw().toBuffer();
    const [a, b] = await Promise.all([pixels(share.png), pixels(other.png)]);
    let [left, right, top, bottom, count] = [1200, 0, 630, 0, 0];
    for (let i = 0; i < a.length; i += 3) {
      if (Math.abs(a[i]! - b[i]!) < 90) continue;
      const [x, y] = [(i / 3) % 1200, Math.floor(i / 3 / 1200)];
      [left, right] = [Math.min(left, x), Math.max(right, x)];
      [top, bottom, count] = [Math.min(top, y), Math.max(bottom, y), count + 1];
    }
    expect(count).toBeGreaterThan(200);
    expect(left).toBeGreaterThan(44);
    expect(right).toBeLessThan(500);
    expect(top).toBeGreaterThan(40);
    expect(bottom).toBeLessThan(590);
  }, 60_000);
});

describe('what a link leads to', () => {
  /** Name and content of each file that a build would write. */
  const files = async (siteUrl: string, lang: Lang = 'en') => {
    const emitted = new Map<string, string | Uint8Array>();
    const plugin = linking({ siteUrl, langs: [lang] });
    (plugin.configResolved as (config: object) => void)({ root });
    const context = {
      emitFile: ({ fileName, source }: { fileName: string; source: string }) => emitted.set(fileName, source),
    };
    await (plugin.generateBundle as unknown as (this: object) => Promise<void>).call(context);
    return emitted;
  };

  it.each(LANGS)(
    'is written in "%s" where the address is known: the oEmbed answer names the very picture',
    async (lang) => {
      const emitted = await files('https://news.example/train/', lang);
      const [picture] = [...emitted.keys()].filter((name) => name.endsWith('.png'));
      expect([...emitted.keys()].toSorted()).toEqual([`oembed.${lang}.json`, picture]);
      expect(picture).toMatch(new RegExp(`^share/${lang}-[0-9a-f]{8}\\.png$`));
      const answer = JSON.parse(emitted.get(`oembed.${lang}.json`) as string) as Record<string, unknown>;
      expect(answer.title).toBe(loadStory(root, lang).story.title);
      // The frame is that language's own.
      expect(answer.html).toContain(lang === 'en' ? 'train/embed/"' : `train/embed/${lang}/"`);
      expect(answer.thumbnail_url).toBe(`https://news.example/train/${picture}`);
      const { width, height } = await sharp(emitted.get(picture!) as Uint8Array).metadata();
      expect([answer.thumbnail_width, answer.thumbnail_height]).toEqual([width, height]);
      expect((emitted.get(picture!) as Uint8Array).length).toBeLessThan(300_000);
    },
    120_000,
  );

  it('is not written where nothing could refer to it', async () => {
    expect((await files('')).size).toBe(0);
  });
});
