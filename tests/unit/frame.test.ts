import { describe, expect, it } from 'vitest';
import { keyTarget } from '../../src/doors/frame-keys.ts';
import { modeOf } from '../../src/doors/frame-mode.ts';
import type { Situation } from '../../src/doors/frame-mode.ts';
import { frameOptions } from '../../src/doors/frame-options.ts';

const known = { langs: ['en', 'ko'], chapters: ['opening', 'khasan'] };

describe("the frame's address", () => {
  it('says nothing: the defaults, and no word about it', () => {
    const { options, warnings } = frameOptions('', known);
    expect(options).toEqual({
      lang: 'en',
      theme: 'auto',
      mode: null,
      chapter: null,
      basemap: null,
      host: false,
    });
    expect(warnings).toEqual([]);
    expect(frameOptions('?lang=&theme=&utm_source=x', known)).toEqual({ options, warnings });
  });

  it('says everything', () => {
    const search =
      '?lang=ko&theme=dark&mode=steps&chapter=khasan&basemap=https%3A%2F%2Ft.example%2Fs.json&host=1';
    expect(frameOptions(search, known)).toEqual({
      options: {
        lang: 'ko',
        theme: 'dark',
        mode: 'steps',
        chapter: 'khasan',
        basemap: 'https://t.example/s.json',
        host: true,
      },
      warnings: [],
    });
  });

  it.each([
    ['lang=xx', 'lang=xx', 'en, ko'],
    ['theme=Dark', 'theme=Dark', 'auto, light, dark'],
    ['mode=slides', 'mode=slides', 'scroll, steps'],
    ['chapter=toString', 'chapter=toString', 'opening, khasan'],
    ['basemap=javascript:alert(1)', 'basemap=javascript:alert(1)', 'https://'],
    ['basemap=data:,x', 'basemap=data:,x', 'https://'],
  ])(
    'says %s: the default, and one sentence with the value and what is allowed',
    (search, value, allowed) => {
      const { options, warnings } = frameOptions(`?${search}`, known);
      expect(options).toEqual(frameOptions('', known).options);
      expect(warnings).toHaveLength(1);
      expect(warnings[0]).toContain(value);
      expect(warnings[0]).toContain(allowed);
    },
  );

  it('is quoted shortly, however long it is', () => {
    const { warnings } = frameOptions(`?theme=${'x'.repeat(50_000)}`, known);
    expect(warnings[0]!.length).toBeLessThan(200);
  });
});

describe('how a frame shows its story', () => {
  const alone: Situation = { framed: false, asked: null, host: 'none' };
  it.each<[string, Partial<Situation>, string, boolean]>([
    ['opened by itself', {}, 'scroll', false],
    ['opened by itself, steps asked for', { asked: 'steps' }, 'steps', false],
    ['in a page that knows nothing of it', { framed: true }, 'steps', false],
    ['there, scrolling asked for', { framed: true, asked: 'scroll' }, 'scroll', false],
    ['in a page that will drive it', { framed: true, host: 'promised' }, 'scroll', true],
    ['in a page that drives it', { framed: true, host: 'leads' }, 'scroll', true],
    ['there, steps asked for', { framed: true, host: 'leads', asked: 'steps' }, 'steps', false],
    ['in a page in which it cannot stick', { framed: true, host: 'steps', asked: 'scroll' }, 'steps', false],
  ])('%s', (_, situation, mode, hosted) => {
    expect(modeOf({ ...alone, ...situation })).toEqual({ mode, hosted });
  });
});

describe('a scroll key', () => {
  it.each([
    ['ArrowDown', false, 1040],
    ['ArrowUp', false, 960],
    [' ', false, 1700],
    [' ', true, 300],
    ['PageDown', false, 1700],
    ['PageUp', false, 300],
    ['ArrowDown', true, null],
    ['Tab', false, null],
    ['a', false, null],
  ])('%j (shift: %j) goes to %j', (key, shift, top) => {
    expect(keyTarget(key, shift, 1000, 800)).toBe(top);
  });

  it('goes to the ends of the whole page, beyond the story', () => {
    expect(keyTarget('Home', false, 0, 800)).toBeLessThan(-1e6);
    expect(keyTarget('End', false, 0, 800)).toBeGreaterThan(1e6);
  });
});
