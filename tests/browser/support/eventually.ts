import { expect } from 'vitest';

/** Asks again until the expectation holds. A slow machine is given time; only what never comes true fails. */
export const eventually = <T>(ask: () => T, message?: string) =>
  expect.poll(ask, { timeout: 15_000, interval: 100, message });
