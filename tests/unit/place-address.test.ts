import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeIn } from '../../src/doors/place-address.ts';

describe('the place in an address', () => {
  it.each([
    ['', null],
    ['#', null],
    ['#opening', null],
    ['#places', null],
    ['#Place=khasan', null],
    ['#chapter-place=khasan', null],
    ['#place=khasan', 'khasan'],
    ['#place=pier-33', 'pier-33'],
    ['#place=', ''],
    ['#place=a%20b', 'a b'],
    ['#place=%ED%95%98%EC%82%B0', '하산'],
    ['#place=50%', '50%'],
    ['#place=%FF', '%FF'],
    ['#place=a=b#c', 'a=b#c'],
  ])('of %j is %j', (hash, id) => {
    expect(placeIn(hash)).toBe(id);
  });

  it('is whatever was put there', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (id) => {
        expect(placeIn(`#place=${encodeURIComponent(id)}`)).toBe(id);
      }),
    );
  });

  it('is never a fault, whatever stands after the #', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => placeIn(`#place=${text}`) !== null));
  });
});
