import type { Step, UpstreamCall, UpstreamResponse } from './call.js';
import type { Deadline } from './deadline.js';
import { readRetryAfter } from './retry-after.js';

/**
 * Sends a change again that Operated declined with 429, after the pause that Retry-After asks for and within the
 * deadline of the change: a 429 surely had no effect. The step `retryAfterPause` behind this one keeps the pause, for
 * all changes of the principal.
 * @param now the clock, ms since the epoch.
 */
export function resendDeclined(now: () => number): Step {
  return (next) => {
    const resend = async (call: UpstreamCall, deadline: Deadline): Promise<UpstreamResponse> => {
      for (let attempt = 1; ; attempt += 1) {
        call.attempt = attempt;
        const response = await next(call);
        const seconds = response.status === 429 ? readRetryAfter(response.retryAfter, now()) : null;
        const mayResend = seconds !== null && seconds > 0 && seconds * 1_000 < deadline.remainingMs();
        if (!mayResend) return response;
      }
    };
    return (call) =>
      call.endpoint.method !== 'PUT' || call.deadline === undefined
        ? next(call)
        : resend(call, call.deadline);
  };
}
