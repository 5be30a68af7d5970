import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromFrame, fromGuardian, fromHost, toGuardian, wired } from '../../src/doors/wire.ts';
import type { FrameMessage, HostMessage } from '../../src/doors/wire.ts';

const FRAME: FrameMessage[] = [
  { type: 'hello' },
  { type: 'height', px: 24_000.5 },
  { type: 'ask', top: -300, seq: 7, smooth: true },
  { type: 'event', name: 'chapterchange', detail: { id: 'khasan', index: 11 } },
  { type: 'event', name: 'placeopen', detail: { id: 'pier-33' } },
  { type: 'event', name: 'placeclose', detail: {} },
  { type: 'event', name: 'modechange', detail: { mode: 'steps' } },
  { type: 'event', name: 'painterchange', detail: { painter: null } },
  { type: 'event', name: 'storyerror', detail: { message: 'no WebGL' } },
];

const HOST: HostMessage[] = [
  { type: 'host', top: 1200.25, clip: 56, near: true, ack: 3 },
  { type: 'host', top: -400, clip: 0, near: false, ack: 0 },
  { type: 'set', theme: 'dark' },
  { type: 'set', basemap: null },
  { type: 'set', theme: 'auto', basemap: 'https://tiles.example/style.json' },
  { type: 'go', chapter: 'khasan' },
  { type: 'place', id: 'tumangang' },
  { type: 'place', id: null },
  { type: 'mode', mode: 'steps' },
];

const parsers = { fromFrame, fromHost };

describe('the messages', () => {
  it.each(FRAME)('of a frame arrive: %j', (message) => {
    expect(fromFrame(structuredClone(wired(message)))).toEqual(message);
    expect(fromHost(wired(message))).toBeNull();
  });

  it.each(HOST)('of a host arrive: %j', (message) => {
    expect(fromHost(structuredClone(wired(message)))).toEqual(message);
    expect(fromFrame(wired(message))).toBeNull();
  });

  it.each([...FRAME, ...HOST])('of another version do not: %j', (message) => {
    for (const armoredTrain of [undefined, 0, 2, '1', true])
      for (const parse of Object.values(parsers)) expect(parse({ ...message, armoredTrain })).toBeNull();
  });

  it('leave behind what nobody asked for', () => {
    const huge = 'x'.repeat(1e6);
    expect(fromFrame({ armoredTrain: 1, type: 'hello', huge })).toEqual({ type: 'hello' });
    expect(fromHost({ ...wired(HOST[0]!), onload: huge })).toEqual(HOST[0]);
    const detail = { id: 'khasan', index: 1, html: '<script>' };
    expect(fromFrame({ armoredTrain: 1, type: 'event', name: 'chapterchange', detail })).toEqual({
      type: 'event',
      name: 'chapterchange',
      detail: { id: 'khasan', index: 1 },
    });
  });
});

/** Values that a message of ours never has in that field, whatever the field. */
const HOSTILE: unknown[] = [
  NaN,
  Infinity,
  -Infinity,
  1e300,
  -1e300,
  'x'.repeat(100_000),
  '<img src=x onerror=alert(1)>',
  { toString: () => 'scroll', valueOf: () => 1 },
  [1],
  [],
  () => 1,
  Symbol('steps'),
  10n,
];

describe('a hostile message', () => {
  const spoilt = [
    ...FRAME.map((message) => [fromFrame, message] as const),
    ...HOST.map((message) => [fromHost, message] as const),
  ].flatMap(([parse, message]) => Object.keys(message).map((field) => ({ parse, message, field })));

  it.each(spoilt)('with anything else in $field of $message is none', ({ parse, message, field }) => {
    for (const value of HOSTILE) {
      // An empty detail is all that this event has; any object will do.
      if (
        field === 'detail' &&
        typeof value === 'object' &&
        'name' in message &&
        message.name === 'placeclose'
      )
        continue;
      expect(parse({ ...wired(message), [field]: value }), `${field}: ${typeof value}`).toBeNull();
    }
  });

  it('never throws, and what comes out is in bounds', () => {
    const words = [...FRAME, ...HOST].flatMap((m) => [m.type, 'name' in m ? m.name : '']);
    const value = fc.oneof(
      fc.constantFrom<unknown>(...words, ...HOSTILE, true, null),
      fc.double(),
      fc.string(),
      fc.anything({ withNullPrototype: true, withBigInt: true, withTypedArray: true }),
      fc.record({ id: fc.string(), index: fc.double(), message: fc.string(), mode: fc.string() }),
    );
    const fields = [...new Set([...FRAME, ...HOST].flatMap((m) => Object.keys(m)))];
    const spoiling = fc.dictionary(fc.constantFrom(...fields), value, { maxKeys: 3 });
    const message = fc
      .tuple(fc.constantFrom<FrameMessage | HostMessage>(...FRAME, ...HOST), spoiling)
      .map(([good, bad]) => ({ ...good, ...bad }));
    let understood = 0;
    fc.assert(
      fc.property(message, fc.boolean(), (data, versioned) => {
        for (const parse of Object.values(parsers)) {
          const said = parse(versioned ? { ...data, armoredTrain: 1 } : data);
          if (!versioned) expect(said).toBeNull();
          if (!said) continue;
          understood++;
          for (const number of Object.values(said).filter((v) => typeof v === 'number'))
            expect(Number.isFinite(number)).toBe(true);
          expect(JSON.stringify(said).length).toBeLessThan(6000);
        }
      }),
      { numRuns: 3000 },
    );
    // The property is about something.
    expect(understood).toBeGreaterThan(50);
  });

  it.each([null, undefined, 0, '', 'hello', '{"armoredTrain":1,"type":"hello"}', [], new Date(), new Map()])(
    'that is no object of ours is none: %j',
    (data) => {
      for (const parse of [fromFrame, fromHost, fromGuardian]) expect(parse(data)).toBeNull();
    },
  );
});

describe("the Guardian's scroll", () => {
  it.each([
    [{ kind: 'interactive:scroll', scroll: 412.5 }, 412.5],
    [{ type: 'interactive:scroll', scroll: 3 }, 3],
    ['{"kind":"interactive:scroll","scroll":0}', 0],
    [{ kind: 'interactive:scroll', scroll: -20 }, 0],
    [{ kind: 'interactive:scroll' }, null],
    [{ kind: 'interactive:scroll', scroll: '3' }, null],
    [{ kind: 'interactive:scroll', scroll: 1e12 }, null],
    [{ kind: 'interactive:height', height: 3, scroll: 3 }, null],
    ['{"kind":"interactive:scroll","scroll":', null],
    [`{"kind":"interactive:scroll","scroll":3,"x":"${'x'.repeat(1000)}"}`, null],
    ['[pym]xPYMxinteractive:scrollxPYMx3', null],
  ])('%j is %j', (data, scroll) => {
    expect(fromGuardian(data)).toBe(scroll);
  });

  it('is answered as its pages and as its apps understand it', () => {
    const said = toGuardian(9000);
    expect(said).toContainEqual({ kind: 'interactive:height', height: 9000 });
    expect(said).toContain('{"kind":"interactive:height","height":9000}');
    // Our own frames do not take it for their host's.
    for (const message of said) expect(fromHost(message)).toBeNull();
  });
});
