import { createRetryBudget } from '../../../src/datasources/upstream/retry-budget.js';

const OPTIONS = { spanMs: 10_000, share: 0.3, floor: 10 };

/** How many retries the budget allows at a time. */
function retriesAt(now: number, budget = createRetryBudget(OPTIONS)): number {
  let count = 0;
  while (count < 1_000 && budget.take(now)) count += 1;
  return count;
}

describe('the retry budget', () => {
  it('allows the floor where there are no calls', () => {
    expect(retriesAt(0)).toBe(10);
  });

  it('allows three tenths of the calls beyond the floor, and no more', () => {
    const budget = createRetryBudget(OPTIONS);
    for (let call = 0; call < 100; call += 1) budget.called(call);

    expect(retriesAt(100, budget)).toBe(40);
    expect(retriesAt(9_000, budget)).toBe(0);
  });

  it('forgets calls and retries after ten seconds', () => {
    const budget = createRetryBudget(OPTIONS);
    for (let call = 0; call < 100; call += 1) budget.called(0);
    retriesAt(0, budget);

    expect(retriesAt(10_000, budget)).toBe(10);
  });

  it('never exceeds its share over any ten seconds of a steady load in which each call fails', () => {
    const budget = createRetryBudget(OPTIONS);
    const retries: number[] = [];
    for (let now = 0; now < 60_000; now += 10) {
      budget.called(now);
      for (let retry = 0; retry < 3 && budget.take(now); retry += 1) retries.push(now);
    }

    for (let end = 10_000; end < 60_000; end += 500) {
      const within = retries.filter((at) => at > end - 9_000 && at <= end).length;
      expect(within).toBeLessThanOrEqual(10 + 0.3 * 1_000);
    }
    expect(retries.length).toBeGreaterThan(1_500);
  });
});
