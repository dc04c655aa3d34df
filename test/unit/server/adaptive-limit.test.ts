import { INITIAL_LIMIT, LOWEST_LIMIT, nextLimit } from '../../../src/server/limits/adaptive-limit.js';

const LOAD = { limit: 100, highest: 200, inFlight: 100, delayMs: 0, acceptedDelayMs: 25 };

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

    expect(limits[0]).toBe(80);
    expect(limits.at(-1)).toBe(LOWEST_LIMIT);
  });

  it('falls below the operations under way at once, where they are far below the limit', () => {
    expect(nextLimit({ ...LOAD, inFlight: 50, delayMs: 26 })).toBe(40);
  });

  it('returns to the initial one within a second, where it is not needed: 20 measurements', () => {
    expect(limitsAfter(20, { ...LOAD, limit: LOWEST_LIMIT, inFlight: 0 }).at(-1)).toBe(INITIAL_LIMIT);
    expect(limitsAfter(20, { ...LOAD, limit: 200, inFlight: 10 }).at(-1)).toBe(INITIAL_LIMIT);
  });

  it('rises to the highest while operations need it', () => {
    expect(limitsAfter(20, { ...LOAD, limit: INITIAL_LIMIT, inFlight: 200 }).at(-1)).toBe(200);
  });

  it('stays where the delay is between half of the accepted one and all of it', () => {
    expect([13, 25].map((delayMs) => nextLimit({ ...LOAD, delayMs }))).toEqual([100, 100]);
    expect(nextLimit({ ...LOAD, delayMs: 12 })).toBe(120);
  });

  it.each([0, 1_000])('never exceeds the highest, even one below the lowest: delay %p ms', (delayMs) => {
    expect(nextLimit({ ...LOAD, limit: 4, highest: 4, inFlight: 4, delayMs })).toBe(4);
  });
});
