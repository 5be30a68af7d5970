import { describe, expect, it } from 'vitest';
import { frameUrl, offsetOf, OPTIONS } from '../../src/doors/loader-options.ts';
import { nearest } from '../../src/doors/loader-page.ts';

const said = (options: Record<string, string>) => ({ getAttribute: (name: string) => options[name] ?? null });

describe("the loader's options", () => {
  it("make the frame's address, next to the script and whatever else its own address holds", () => {
    expect(frameUrl('https://news.example/train/', said({}))).toBe(
      'https://news.example/train/embed/?host=1',
    );
    const url = new URL(
      frameUrl(
        'https://news.example/train/',
        said({ lang: 'ko', theme: '', basemap: 'https://t.example/s.json?a=1&b=2' }),
      ),
    );
    expect(Object.fromEntries(url.searchParams)).toEqual({
      host: '1',
      lang: 'ko',
      basemap: 'https://t.example/s.json?a=1&b=2',
    });
  });

  it('cannot say that nobody drives the frame, or lead it elsewhere', () => {
    const hostile = Object.fromEntries(OPTIONS.map((name) => [name, '&host=0#/../..//evil.example/?x=']));
    const url = new URL(frameUrl('https://news.example/train/', said(hostile)));
    expect(url.origin + url.pathname + url.hash).toBe('https://news.example/train/embed/');
    expect(url.searchParams.getAll('host')).toEqual(['1']);
  });

  it('are left to the frame, which says what is wrong and what is allowed', () => {
    expect(frameUrl('https://news.example/', said({ theme: 'pink' }))).toContain('theme=pink');
  });

  it.each([
    [null, 0],
    ['', 0],
    ['0', 0],
    ['64', 64],
    [' 64px ', 64],
    ['48.5', 48.5],
    ['400', 400],
    ['401', null],
    ['-1', null],
    ['4em', null],
    ['calc(1px)', null],
    ['NaN', null],
    ['Infinity', null],
  ])('offset %j is %j', (value, px) => {
    expect(offsetOf(value)).toBe(px);
  });
});

describe('the one live map of an article', () => {
  const box = (top: number, height = 3000) => ({ top, bottom: top + height });

  it('is in the embed that the middle of the window is in', () => {
    expect(nearest([box(-3500), box(-400), box(2700)], 800)).toBe(1);
  });

  it('is in the nearest while there is none in the middle', () => {
    expect(nearest([box(-3500), box(900)], 800)).toBe(1);
    expect(nearest([box(-3000), box(900)], 800)).toBe(0);
  });

  it('is nowhere when all are far: from a window and a half away', () => {
    expect(nearest([box(800 * 2.5 - 1)], 800)).toBe(0);
    expect(nearest([box(800 * 2.5 + 1)], 800)).toBe(-1);
    expect(nearest([box(-3000 - 800 * 1.5 + 1)], 800)).toBe(0);
    expect(nearest([box(-3000 - 800 * 1.5 - 1)], 800)).toBe(-1);
    expect(nearest([], 800)).toBe(-1);
  });

  it('is never in one that its host hides', () => {
    expect(nearest([box(300, 0), box(1500)], 800)).toBe(1);
  });
});
