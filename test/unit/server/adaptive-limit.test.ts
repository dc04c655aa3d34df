import { CALM_MS, LOWEST_LIMIT, nextLimit, PATIENCE_MS } from '../../../src/server/limits/adaptive-limit.js';

const LOAD = {
  limit: 150,
  highest: 300,
  inFlight: 150,
  delayMs: 0,
  delayedForMs: PATIENCE_MS,
  calmForMs: 0,
  acceptedDelayMs: 25,
};

/** The limits after each of several equal measurements. */
function limitsAfter(times: number, load: typeof LOAD): readonly number[] {
  const limits: number[] = [];
  for (let limit = load.limit; limits.length < times; limits.push(limit))
    limit = nextLimit({ ...load, limit });
  return limits;
}

describe('the limit of operations under way', () => {
  it('falls while work waits for longer than accepted, and not below the lowest', () => {
    const limits = limitsAfter(20, { ...LOAD, delayMs: 26 });

    expect(limits[0]).toBe(120);
    expect(limits.at(-1)).toBe(LOWEST_LIMIT);
  });

  it('falls below the operations under way at once, where they are far below the limit', () => {
    expect(nextLimit({ ...LOAD, inFlight: 100, delayMs: 26 })).toBe(80);
  });

  it('stays the highest during a burst, and falls after too long delays that last', () => {
    const burst = { ...LOAD, limit: 300, inFlight: 300, delayMs: 500 };

    expect(nextLimit({ ...burst, delayedForMs: PATIENCE_MS - 1 })).toBe(300);
    expect(nextLimit(burst)).toBe(240);
  });

  it('rises to the highest within a second while operations need it: 20 measurements', () => {
    expect(limitsAfter(20, { ...LOAD, limit: LOWEST_LIMIT, inFlight: 300 }).at(-1)).toBe(300);
  });

  it('returns to the highest after a calm time, and stays until then where operations do not need more', () => {
    const unused = { ...LOAD, limit: LOWEST_LIMIT, inFlight: 1 };

    expect(nextLimit({ ...unused, calmForMs: CALM_MS - 1 })).toBe(LOWEST_LIMIT);
    expect(nextLimit({ ...unused, calmForMs: CALM_MS })).toBe(300);
  });

  it('stays where the delay is between half of the accepted one and all of it', () => {
    expect([13, 25].map((delayMs) => nextLimit({ ...LOAD, delayMs }))).toEqual([150, 150]);
    expect(nextLimit({ ...LOAD, delayMs: 12 })).toBe(180);
  });

  it.each([0, 1_000])('never exceeds the highest, even one below the lowest: delay %p ms', (delayMs) => {
    expect(nextLimit({ ...LOAD, limit: 4, highest: 4, inFlight: 4, delayMs })).toBe(4);
  });
});
