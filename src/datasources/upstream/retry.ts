import type { Step, UpstreamCall, UpstreamResponse } from './call.js';
import { pause } from './pause.js';
import { readRetryAfter } from './retry-after.js';
import type { RetryBudget } from './retry-budget.js';
import { TransportError } from './transport-error.js';

/** How often a call is repeated at most. */
const MAX_RETRIES = 3;
/** The longest pause before the first retry; each further one is twice as long. */
const FIRST_PAUSE_MS = 100;
/** The statuses of an Operated that may answer a moment later. */
const TRANSIENT: ReadonlySet<number> = new Set([502, 503, 504]);

/** The outcome of an attempt. */
type Outcome = { readonly response: UpstreamResponse } | { readonly error: unknown };

export interface RetryOptions {
  readonly budget: RetryBudget;
  /** The clock, ms since the epoch. */
  readonly now: () => number;
  /** Random numbers, 0…1. */
  readonly random: () => number;
}

/**
 * Repeats GETs that failed in transit, with exponential back-off and full jitter, within the deadline of the call and
 * the budget. Changes and token requests are sent once, because they may have arrived. The retry policy of cockatiel is
 * not used: it can neither decline a retry for its pause nor share a budget between calls.
 */
export function retry({ budget, now, random }: RetryOptions): Step {
  return (next) => async (call) => {
    budget.called(now());
    if (call.endpoint.method !== 'GET' || call.mayRetry === false) return next(call);
    for (let attempt = 1; ; attempt += 1) {
      const outcome = await next({ ...call, attempt }).then(
        (response): Outcome => ({ response }),
        (error: unknown): Outcome => ({ error }),
      );
      const pauseMs = attempt > MAX_RETRIES ? null : pauseBefore(outcome, attempt, call, random(), now());
      const isAbandoned = call.signal?.aborted === true;
      if (pauseMs === null || isAbandoned || !budget.take(now())) {
        if ('error' in outcome) throw outcome.error;
        return outcome.response;
      }
      await pause(pauseMs, call.signal);
    }
  };
}

/** @returns ms, or null where the call is not repeated. */
function pauseBefore(
  outcome: Outcome,
  attempt: number,
  { deadline }: UpstreamCall,
  random: number,
  now: number,
): number | null {
  const remainingMs = deadline?.remainingMs() ?? Infinity;
  const within = (pauseMs: number) => (pauseMs < remainingMs ? pauseMs : null);
  const backoffMs = random * FIRST_PAUSE_MS * 2 ** (attempt - 1);
  if ('error' in outcome) {
    const { error } = outcome;
    return error instanceof TransportError && error.isTransient ? within(backoffMs) : null;
  }
  const { status, retryAfter } = outcome.response;
  const asked = readRetryAfter(retryAfter, now);
  // Without a deadline nothing limits the wait; polls observe Retry-After by their interval.
  if (asked !== null && deadline === undefined) return null;
  if (TRANSIENT.has(status)) return within(asked === null ? backoffMs : asked * 1_000);
  // The pause itself is kept by the step `retryAfterPause`.
  return status === 429 && asked !== null && within(asked * 1_000) !== null ? 0 : null;
}
