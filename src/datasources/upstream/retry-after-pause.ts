import { LRUCache } from 'lru-cache';
import { GatewayError } from '../../schema/gateway-error.js';
import { decline, type Step } from './call.js';
import { readRetryAfter } from './retry-after.js';
import { pause } from './pause.js';
import { entryLimit } from '../../wire/entry-limit.js';

/** The number of pauses kept; after an evicted one Operated is called again. */
const MAX_PAUSES = 10_000;

/**
 * Observes the Retry-After of a 429 for every call of the same principal to the same endpoint: calls wait where their
 * deadline allows it, and fail at once where it does not.
 * @param now the clock, ms since the epoch.
 */
export function retryAfterPause(now: () => number): Step {
  /** Until when each principal may not call an endpoint, ms since the epoch. */
  const pauses = new LRUCache<string, number>(entryLimit(MAX_PAUSES));
  return (next) => async (call) => {
    const { principal, endpoint, deadline, signal } = call;
    if (principal === null) return next(call);
    const keyOf = () => `${principal.key} ${endpoint.method} ${endpoint.path}`;
    const remainingMs = () => (pauses.size === 0 ? 0 : (pauses.get(keyOf()) ?? 0) - now());
    // The pause may be extended meanwhile, by a call that was sent before it.
    for (let waitMs = remainingMs(); waitMs > 0; waitMs = remainingMs()) {
      if (deadline === undefined || waitMs >= deadline.remainingMs()) {
        const retryAfter = Math.ceil(waitMs / 1_000);
        throw decline(call, 'retry_after', new GatewayError('UPSTREAM_RATE_LIMITED', { retryAfter }));
      }
      await pause(waitMs, signal);
    }
    const response = await next(call);
    const seconds = response.status === 429 ? readRetryAfter(response.retryAfter, now()) : null;
    if (seconds !== null && seconds > 0) {
      const key = keyOf();
      pauses.set(key, Math.max(now() + seconds * 1_000, pauses.get(key) ?? 0));
    }
    return response;
  };
}
