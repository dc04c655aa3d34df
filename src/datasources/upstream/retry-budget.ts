import { createSlidingCount } from './sliding-count.js';

/** Limits retries to a part of the calls, so that they do not bury an Operated that struggles. */
export interface RetryBudget {
  /** Counts a call that is no retry. @param now ms. */
  called(now: number): void;
  /** Takes one retry. @param now ms. @returns false where the budget is spent. */
  take(now: number): boolean;
}

export interface RetryBudgetOptions {
  /** How long calls and retries count, ms. */
  readonly spanMs: number;
  /** The retries that each call allows. */
  readonly share: number;
  /** The retries that are allowed in the span without any call, for quiet times. */
  readonly floor: number;
}

/** The budget of a gateway: three tenths of the calls of the last ten seconds. */
export const RETRY_BUDGET: RetryBudgetOptions = { spanMs: 10_000, share: 0.3, floor: 10 };

/** Creates a budget of which nothing is used. */
export function createRetryBudget({ spanMs, share, floor }: RetryBudgetOptions = RETRY_BUDGET): RetryBudget {
  const calls = createSlidingCount(spanMs);
  const retries = createSlidingCount(spanMs);
  return {
    called: (now) => calls.add(now),
    take(now) {
      if (retries.total(now) + 1 > floor + share * calls.total(now)) return false;
      retries.add(now);
      return true;
    },
  };
}
