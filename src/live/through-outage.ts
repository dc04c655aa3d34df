import { GatewayError, type FailureCode } from '../schema/gateway-error.js';
import type { Clock } from './clock.js';
import { tokenExpired } from './token-expired.js';

/** The codes of failures of Operated, which may end without a change by the caller. */
const OUTAGE_CODES: ReadonlySet<FailureCode> = new Set([
  'UPSTREAM_TIMEOUT',
  'UPSTREAM_UNAVAILABLE',
  'UPSTREAM_RATE_LIMITED',
  'UPSTREAM_INVALID_RESPONSE',
]);

export interface ThroughOutageOptions {
  /** The pause after a failure, ms; Operated's Retry-After extends it. */
  readonly pauseMs: number;
  /** How long the work may fail, ms. */
  readonly limitMs: number;
  /** When the credentials of the principal expire, ms since the epoch; null where that is unknown. */
  readonly expiresAt: number | null;
  /** Ends the repetition. */
  readonly signal: AbortSignal;
  /** Called after each failure that is followed by a pause. */
  readonly onPause: () => void;
  readonly clock: Clock;
}

/**
 * Repeats work until Operated answers.
 * @param work receives whether it is the first attempt.
 * @throws what the work throws, where Operated's failures are not the reason or last longer than the limit;
 *   UNAUTHENTICATED where the credentials expire meanwhile; CLIENT_DISCONNECTED where the signal is aborted.
 */
export async function throughOutage<Value>(
  work: (isFirst: boolean) => Value | Promise<Value>,
  { pauseMs, limitMs, expiresAt, signal, onPause, clock }: ThroughOutageOptions,
): Promise<Value> {
  let failingSince: number | null = null;
  for (let isFirst = true; ; isFirst = false) {
    try {
      return await work(isFirst);
    } catch (error) {
      if (signal.aborted) throw new GatewayError('CLIENT_DISCONNECTED');
      const isOutage = error instanceof GatewayError && OUTAGE_CODES.has(error.code);
      failingSince ??= clock.now();
      if (!isOutage || clock.now() - failingSince > limitMs) throw error;
      onPause();
      const delayMs = Math.max(pauseMs, (error.retryAfterSeconds ?? 0) * 1_000);
      await pause(clock, Math.min(delayMs, (expiresAt ?? Infinity) - clock.now()), signal);
      if (expiresAt !== null && clock.now() >= expiresAt) throw tokenExpired();
    }
  }
}

/** @throws GatewayError CLIENT_DISCONNECTED where the signal is aborted before the end of the pause. */
function pause(clock: Clock, delayMs: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const abort = () => {
      cancel();
      reject(new GatewayError('CLIENT_DISCONNECTED'));
    };
    const cancel = clock.after(delayMs, () => {
      signal.removeEventListener('abort', abort);
      resolve();
    });
    signal.addEventListener('abort', abort, { once: true });
  });
}
