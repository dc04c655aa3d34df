import { createSlidingCount } from './sliding-count.js';

/** `closed`: calls pass. `open`: only trial calls pass. `half-open`: calls pass, and the first outcome decides. */
export type CircuitState = 'closed' | 'open' | 'half-open';

export interface CircuitBreakerOptions {
  /** How long an outcome counts, ms. */
  readonly spanMs: number;
  /** The number of calls in that time below which the breaker does not open. */
  readonly minimumCalls: number;
  /** The share of failed calls at which it opens. */
  readonly failureShare: number;
  /** How long it stays open after the last failure, ms. */
  readonly openMs: number;
  /** The distance between trial calls while it is open, ms. */
  readonly trialMs: number;
}

/** The breaker opens after 20 calls within a minute of which half failed, for 10 seconds. */
export const CIRCUIT_BREAKER: CircuitBreakerOptions = {
  spanMs: 60_000,
  minimumCalls: 20,
  failureShare: 0.5,
  openMs: 10_000,
  trialMs: 1_000,
};

/** The outcome of a call; `unknown` where it shows nothing of Operated, because it was aborted or never sent. */
export type CallOutcome = 'answered' | 'failed' | 'unknown';

/** A call that the breaker lets pass. */
export interface AdmittedCall {
  /** Whether the breaker is open, and this call tries whether Operated answers again. */
  readonly isTrial: boolean;
  /** To be called once. @param now ms. */
  settle(outcome: CallOutcome, now: number): void;
}

export interface CircuitBreaker {
  /** The state at a time. @param now ms. */
  state(now: number): CircuitState;
  /** Lets a call pass, or rejects it with null. @param now ms. */
  admit(now: number): AdmittedCall | null;
}

/**
 * A circuit breaker of one endpoint. While it is open, one trial call a second passes, even if an earlier one hangs, and
 * the first that is answered closes it. The breaker of cockatiel is not used: its trial call makes all others wait, its
 * next one starts only after the last has ended, and outcomes of old calls count after it has closed.
 * @param onChange called with each new state.
 */
export function createCircuitBreaker(
  options: CircuitBreakerOptions,
  onChange: (state: CircuitState) => void,
): CircuitBreaker {
  const { spanMs, minimumCalls, failureShare, openMs, trialMs } = options;
  const calls = createSlidingCount(spanMs);
  const failures = createSlidingCount(spanMs);
  let state: CircuitState = 'closed';
  /** Counts the changes: outcomes of calls from before the last one count for nothing. */
  let period = 0;
  let failedAt = -Infinity;
  let trialAt = -Infinity;
  let trialsUnderWay = 0;

  function change(to: CircuitState, now: number): void {
    state = to;
    period += 1;
    trialsUnderWay = 0;
    if (to === 'closed') {
      calls.clear();
      failures.clear();
    } else if (to === 'open') {
      failedAt = now;
      trialAt = now;
    }
    onChange(to);
  }

  function endOpen(now: number): void {
    // A trial that hangs shows that Operated does not answer.
    if (state === 'open' && trialsUnderWay === 0 && now - failedAt >= openMs) change('half-open', now);
  }

  function record(outcome: CallOutcome, now: number): void {
    if (outcome === 'unknown') return;
    if (state !== 'closed') {
      if (outcome === 'answered') change('closed', now);
      else if (state === 'half-open') change('open', now);
      else failedAt = now;
      return;
    }
    calls.add(now);
    if (outcome === 'answered') return;
    failures.add(now);
    const total = calls.total(now);
    if (total >= minimumCalls && failures.total(now) >= total * failureShare) change('open', now);
  }

  return {
    state(now) {
      endOpen(now);
      return state;
    },
    admit(now) {
      endOpen(now);
      const isTrial = state === 'open';
      if (isTrial) {
        if (now - trialAt < trialMs) return null;
        trialAt = now;
        trialsUnderWay += 1;
      }
      const admittedIn = period;
      return {
        isTrial,
        settle(outcome, settledAt) {
          if (admittedIn !== period) return;
          if (isTrial) trialsUnderWay -= 1;
          record(outcome, settledAt);
        },
      };
    },
  };
}
