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
const RATE_LIMITED = 429;

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
    const mayRepeat = (attempt: number, pauseMs: number | null): pauseMs is number =>
      pauseMs !== null && attempt <= MAX_RETRIES && call.signal?.aborted !== true && budget.take(now());
    const backoffMs = (attempt: number) => random() * FIRST_PAUSE_MS * 2 ** (attempt - 1);
    for (let attempt = 1; ; attempt += 1) {
      call.attempt = attempt;
      let pauseMs: number | null;
      try {
        const response = await next(call);
        if (response.status !== RATE_LIMITED && !TRANSIENT.has(response.status)) return response;
        pauseMs = pauseAfter(response, call, backoffMs(attempt), now());
        if (!mayRepeat(attempt, pauseMs)) return response;
      } catch (error) {
        const isTransient = error instanceof TransportError && error.isTransient;
        pauseMs = isTransient ? within(call, backoffMs(attempt)) : null;
        if (!mayRepeat(attempt, pauseMs)) throw error;
      }
      await pause(pauseMs, call.signal);
    }
  };
}

/** @returns ms, or null where the call is not repeated. */
function pauseAfter(
  { status, retryAfter }: UpstreamResponse,
  call: UpstreamCall,
  backoffMs: number,
  now: number,
): number | null {
  const asked = readRetryAfter(retryAfter, now);
  // Without a deadline nothing limits the wait; polls observe Retry-After by their interval.
  if (asked !== null && call.deadline === undefined) return null;
  if (TRANSIENT.has(status)) return within(call, asked === null ? backoffMs : asked * 1_000);
  // The pause itself is kept by the step `retryAfterPause`.
  return asked !== null && within(call, asked * 1_000) !== null ? 0 : null;
}

/** The pause, or null where it does not fit into the deadline. */
function within({ deadline }: UpstreamCall, pauseMs: number): number | null {
  return deadline === undefined || pauseMs < deadline.remainingMs() ? pauseMs : null;
}
