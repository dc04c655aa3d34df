import { AxiosError } from 'axios';
import { GatewayError } from '../../schema/gateway-error.js';
import { hasTimedOut } from './attempt-timeout.js';
import type { UpstreamResponse } from './call.js';
import type { Endpoint } from './endpoints.js';

/** The error of an answer whose status is no success. */
export function failureOf({ scope }: Endpoint, { status, retryAfter }: UpstreamResponse): GatewayError {
  switch (true) {
    case status === 401:
      return new GatewayError('UNAUTHENTICATED', { message: 'Operated says that the token is not valid.' });
    case status === 403:
      return scope === undefined ? new GatewayError('FORBIDDEN') : missingScope(scope);
    case status === 429:
      return new GatewayError('UPSTREAM_RATE_LIMITED', readRetryAfter(retryAfter));
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

/**
 * The error of a call that got no whole answer.
 * @param error as axios throws it.
 * @param signal of the call.
 */
export function failureOfSocket(error: unknown, signal: AbortSignal | undefined): GatewayError {
  if (hasTimedOut(signal)) return new GatewayError('UPSTREAM_TIMEOUT');
  const isTooLarge = error instanceof AxiosError && error.message.includes('maxContentLength');
  return new GatewayError(isTooLarge ? 'UPSTREAM_INVALID_RESPONSE' : 'UPSTREAM_UNAVAILABLE');
}

function readRetryAfter(header: string | null): { retryAfter?: number } {
  if (header === null) return {};
  const seconds = /^\d{1,9}$/.test(header.trim())
    ? Number(header)
    : Math.ceil((Date.parse(header) - Date.now()) / 1_000);
  return Number.isFinite(seconds) ? { retryAfter: Math.max(seconds, 0) } : {};
}
