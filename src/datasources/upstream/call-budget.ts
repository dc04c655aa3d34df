import type { RateLimit } from '../../cluster/rate-limits.js';
import { GatewayError } from '../../schema/gateway-error.js';
import { decline, type Step } from './call.js';

/**
 * Limits the calls that clients cause: the reads of one operation, and all calls of one principal per minute. Writes
 * are limited by the size of a bulk change. Calls without a budget, such as polls, are limited by their interval.
 * @param perMinute counts the calls of a principal.
 */
export function callBudget(perMinute: RateLimit): Step {
  return (next) => async (call) => {
    const { budget, principal, endpoint } = call;
    if (budget === undefined || principal === null) return next(call);
    if (endpoint.method === 'GET' && !budget.take()) {
      throw decline(call, 'operation_budget', new GatewayError('UPSTREAM_BUDGET_EXCEEDED'));
    }
    const retryAfter = await perMinute.count(principal.key);
    if (retryAfter !== null) {
      const message = 'The requests of this caller cause too many calls to Operated.';
      throw decline(call, 'principal_budget', new GatewayError('RATE_LIMITED', { message, retryAfter }));
    }
    budget.calls += 1;
    return next(call);
  };
}
