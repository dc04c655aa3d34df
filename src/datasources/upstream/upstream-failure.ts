import { GatewayError } from '../../schema/gateway-error.js';
import type { UpstreamResponse } from './call.js';
import type { Endpoint } from './endpoints.js';
import { readRetryAfter } from './retry-after.js';

/** The error of an answer whose status is no success. */
export function failureOf({ scope }: Endpoint, { status, retryAfter }: UpstreamResponse): GatewayError {
  switch (true) {
    case status === 401:
      return new GatewayError('UNAUTHENTICATED', { message: 'Operated says that the token is not valid.' });
    case status === 403:
      return scope === undefined ? new GatewayError('FORBIDDEN') : missingScope(scope);
    case status === 429:
      return rateLimited(readRetryAfter(retryAfter, Date.now()));
    case status === 408 || status === 504:
      return new GatewayError('UPSTREAM_TIMEOUT');
    case status >= 500:
      return new GatewayError('UPSTREAM_UNAVAILABLE');
    default:
      return new GatewayError('UPSTREAM_INVALID_RESPONSE');
  }
}

/** FORBIDDEN for lack of a scope. */
export function missingScope(scope: string): GatewayError {
  return new GatewayError('FORBIDDEN', {
    message: `The token lacks the scope ${scope}.`,
    requiredScope: scope,
  });
}

/** @param retryAfter seconds to wait; null where that is unknown. */
function rateLimited(retryAfter: number | null): GatewayError {
  return new GatewayError('UPSTREAM_RATE_LIMITED', retryAfter === null ? {} : { retryAfter });
}
