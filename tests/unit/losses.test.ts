import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Losses } from '../../src/ui/losses.ts';

const page = { hidden: false };
let given: number;
let losses: Losses;

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('window', globalThis);
  vi.stubGlobal('document', Object.assign(page, { hidden: false }));
  given = 0;
  losses = new Losses(() => given++);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** Loses the context, gets it back, and lets time pass. Milliseconds. */
async function once(then: number): Promise<void> {
  losses.lost();
  losses.back();
  await vi.advanceTimersByTimeAsync(then);
}

it('three losses within a minute are too many', async () => {
  await once(29_000);
  await once(29_000);
  expect(losses.tooMany).toBe(false);
  await once(0);
  expect([losses.tooMany, given]).toEqual([true, 1]);
});

it('ten losses that are spread over time are none', async () => {
  for (let i = 0; i < 10; i++) await once(31_000);
  expect([losses.tooMany, given]).toEqual([false, 0]);
});

it('the map is taken away after its loss has been told, not meanwhile', async () => {
  await once(0);
  await once(0);
  losses.lost();
  expect(given).toBe(0);
  await Promise.resolve();
  expect(given).toBe(1);
});

it('a context that does not come back within ten seconds will not', async () => {
  losses.lost();
  await vi.advanceTimersByTimeAsync(9_900);
  expect(given).toBe(0);
  await vi.advanceTimersByTimeAsync(200);
  expect([losses.tooMany, given]).toEqual([true, 1]);
});

it('a page that nobody sees is waited for', async () => {
  losses.lost();
  page.hidden = true;
  await vi.advanceTimersByTimeAsync(600_000);
  expect(given).toBe(0);
  page.hidden = false;
  await vi.advanceTimersByTimeAsync(10_000);
  expect(given).toBe(1);
});

it('forgotten, they count no more, and nothing is given up later', async () => {
  await once(0);
  await once(0);
  losses.forget();
  losses.lost();
  losses.forget();
  await vi.advanceTimersByTimeAsync(60_000);
  expect([losses.tooMany, given]).toEqual([false, 0]);
});
