/** Messages built to break their reader, beyond the hostile values of wire.test.ts. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromFrame, fromHost, wired } from '../../src/doors/wire.ts';
import type { FrameMessage } from '../../src/doors/wire.ts';

const parsers = { fromFrame, fromHost };

describe('a message that is built to break its reader', () => {
  /** Reads as each parser does; a fault here would be one of the frame's or of the article's. */
  const read = (data: unknown) => Object.values(parsers).map((parse) => parse(data));
  const nested = (depth: number): unknown => {
    let value: unknown = 1;
    for (let i = 0; i < depth; i++) value = i % 2 ? [value] : { detail: value };
    return value;
  };

  it.each<[string, unknown]>([
    ['deep', { ...wired({ type: 'hello' } as FrameMessage), type: nested(10_000) }],
    ['with a deep detail', { armoredTrain: 1, type: 'event', name: 'placeopen', detail: nested(10_000) }],
    ['named by its own prototype', { armoredTrain: 1, type: '__proto__' }],
    ['of a type that every object has', { armoredTrain: 1, type: 'constructor' }],
    ['with an event that every object has', { armoredTrain: 1, type: 'event', name: 'toString', detail: {} }],
    ['with a version that only looks right', { armoredTrain: [1], type: 'hello' }],
    ['from a version to come', { armoredTrain: 2, type: 'hello' }],
    ['without end', { armoredTrain: 1, type: 'x'.repeat(1e7) }],
  ])('%s is none', (_, data) => {
    expect(read(data)).toEqual([null, null]);
  });

  it('cannot bring a prototype of its own', () => {
    const data = JSON.parse(
      '{"armoredTrain":1,"type":"go","chapter":"khasan","__proto__":{"evil":1},"constructor":{"evil":1}}',
    ) as unknown;
    const message = fromHost(data)!;
    expect(message).toEqual({ type: 'go', chapter: 'khasan' });
    expect(Object.getPrototypeOf(message)).toBe(Object.prototype);
    expect('evil' in message || 'evil' in {}).toBe(false);
    expect(
      fromHost(JSON.parse('{"__proto__":{"armoredTrain":1,"type":"go","chapter":"khasan"}}')),
    ).toBeNull();
  });

  it('is understood the same when it is said again: what comes out can be sent on', () => {
    const id = fc.constantFrom('khasan', 'pier-33', 'x'.repeat(80), 'x'.repeat(81), '', '__proto__');
    const px = fc.double({ min: -2e7, max: 2e7 });
    const seq = fc.oneof(fc.nat(), fc.double());
    const url = fc.constantFrom(
      'https://tiles.example/style.json',
      'http://[::1]/?a=%20#b',
      'javascript:alert(1)',
      '',
    );
    const any = fc.oneof(
      fc.record({ type: fc.constant('host'), top: px, clip: px, near: fc.boolean(), ack: seq }),
      fc.record({ type: fc.constant('ask'), top: px, seq, smooth: fc.boolean() }),
      fc.record({ type: fc.constant('height'), px }),
      fc.record({ type: fc.constant('go'), chapter: fc.oneof(id, fc.string()) }),
      fc.record({ type: fc.constant('place'), id: fc.option(id) }),
      fc.record(
        { type: fc.constant('set'), theme: fc.string(), basemap: fc.option(url) },
        { requiredKeys: ['type'] },
      ),
      fc.record({
        type: fc.constant('event'),
        name: fc.constantFrom('chapterchange', 'placeopen', 'storyerror', 'painterchange', 'hasOwnProperty'),
        detail: fc.record({
          id,
          index: seq,
          message: fc.string({ maxLength: 700 }),
          painter: fc.constant(null),
        }),
      }),
      fc.anything(),
    );
    let understood = 0;
    fc.assert(
      fc.property(any, (message) => {
        for (const parse of Object.values(parsers)) {
          const data = typeof message === 'object' ? { ...message, armoredTrain: 1 } : message;
          const once = parse(structuredClone(data));
          if (!once) continue;
          understood++;
          expect(parse(structuredClone(wired(once)))).toEqual(once);
        }
      }),
      { seed: 20230912, numRuns: 500 },
    );
    expect(understood).toBeGreaterThan(100);
  });
});
