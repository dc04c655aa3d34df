import { freshnessOf, mayReplaceFailure } from '../../../../src/datasources/cache/freshness.js';

const POLICY = { ttlMs: 1_000, staleIfErrorMs: 60_000 };
const OFF = { ttlMs: 0, staleIfErrorMs: 60_000 };

describe('the freshness of an answer', () => {
  it.each([
    [-1, 'expired'],
    [0, 'fresh'],
    [999, 'fresh'],
    [1_000, 'renewable'],
    [1_999, 'renewable'],
    [2_000, 'expired'],
  ] as const)('at an age of %i ms is %s', (ageMs, freshness) => {
    expect(freshnessOf(ageMs, POLICY)).toBe(freshness);
  });

  it('is expired at any age where the cache is off', () => {
    expect([0, 1, 1_000].map((ageMs) => freshnessOf(ageMs, OFF))).toEqual(['expired', 'expired', 'expired']);
  });
});

describe('an answer may replace a failure', () => {
  it.each([
    [-1, false],
    [0, true],
    [59_999, true],
    [60_000, false],
  ])('at an age of %i ms: %s', (ageMs, may) => {
    expect(mayReplaceFailure(ageMs, POLICY)).toBe(may);
  });

  it('at no age where the cache is off, or CACHE_STALE_IF_ERROR_MS is 0', () => {
    expect(mayReplaceFailure(0, OFF)).toBe(false);
    expect(mayReplaceFailure(0, { ttlMs: 1_000, staleIfErrorMs: 0 })).toBe(false);
  });
});
