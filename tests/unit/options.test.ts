import { afterEach, describe, expect, it, vi } from 'vitest';
import { decoded } from '../../src/doors/decoded.ts';
import { indexIn } from '../../src/doors/lists.ts';
import { langOf, readOptions } from '../../src/doors/options.ts';

const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
afterEach(() => warn.mockClear());

/** As much of an element as its options are read from. */
const element = (attributes: Record<string, string>): Element =>
  ({ localName: 'x-story', getAttribute: (name: string) => attributes[name] ?? null }) as unknown as Element;
const defaults = { theme: 'auto', mode: 'scroll', offset: 0, basemap: null };

describe('an absurd attribute', () => {
  it.each([
    ['offset', '1e9'],
    ['offset', '-1'],
    ['offset', '401'],
    ['offset', '9'.repeat(400)],
    ['offset', 'NaN'],
    ['offset', '0x40'],
    ['offset', '64px; position: fixed'],
    ['theme', '__proto__'],
    ['theme', 'dark light'],
    ['mode', 'toString'],
    ['mode', '\u202escroll'],
    ['mode', 'x'.repeat(1e6)],
  ])('%s gets the default, and one short line that says what is allowed (%#)', (name, value) => {
    const given = element({ [name]: value });
    expect(readOptions(given)).toEqual(defaults);
    expect(readOptions(given)).toEqual(defaults);
    expect(warn).toHaveBeenCalledTimes(1);
    const [line] = warn.mock.calls[0] as [string];
    expect(line).toContain(`<x-story ${name}="`);
    expect(line).toContain('allowed is');
    expect(line.length).toBeLessThan(200);
  });

  it('lang gets the first language', () => {
    expect(langOf(element({ lang: 'constructor' }), ['en', 'ko'])).toBe('en');
    expect(warn).toHaveBeenCalledTimes(1);
  });
});

describe('an id that a host asks for', () => {
  const entries = [{ id: 'opening' }, { id: 'khasan' }];

  it.each<[unknown, string]>([
    ['nowhere', '"nowhere"'],
    ['', '""'],
    ['__proto__', '"__proto__"'],
    ['x'.repeat(1e6), `"${'x'.repeat(60)}…"`],
    [undefined, 'of type undefined'],
    [null, 'of type null'],
    [1, 'of type number'],
    [Symbol('khasan'), 'of type symbol'],
    [Object.create(null), 'of type object'],
  ])('%# and that is none is a RangeError that lists those that there are', (id, said) => {
    const ask = (): number => indexIn(entries, 'chapter', id as string);
    expect(ask).toThrow(RangeError);
    expect(ask).toThrow(`no chapter ${said}; there are: opening, khasan`);
  });
});

describe('an address with a broken escape', () => {
  it.each([
    ['khasan', 'khasan'],
    ['%ED%95%98', '하'],
    ['%E0%A4%A', '%E0%A4%A'],
    ['%', '%'],
  ])('%s is %s', (text, plain) => {
    expect(decoded(text)).toBe(plain);
  });
});
