import { AxiosError } from 'axios';
import { GatewayError } from '../../schema/gateway-error.js';
import type { Endpoint } from './endpoints.js';

/**
 * What a status that is no success means to a client.
 * @param retryAfter the header of that name: seconds, or a date.
 */
export function failureOf(endpoint: Endpoint, status: number, retryAfter: unknown): GatewayError {
  switch (true) {
    case status === 401:
      return new GatewayError('UNAUTHENTICATED', { message: 'Operated says that the token is not valid.' });
    case status === 403:
      return endpoint.scope === undefined ? new GatewayError('FORBIDDEN') : missingScope(endpoint.scope);
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

/** FORBIDDEN, for want of a scope. */
export function missingScope(scope: string): GatewayError {
  return new GatewayError('FORBIDDEN', {
    message: `The token lacks the scope ${scope}.`,
    requiredScope: scope,
  });
}

/** What it means to a client that no whole answer came. */
export function failureOfSocket(error: unknown): GatewayError {
  const tooLarge = error instanceof AxiosError && error.message.includes('maxContentLength');
  return new GatewayError(tooLarge ? 'UPSTREAM_INVALID_RESPONSE' : 'UPSTREAM_UNAVAILABLE');
}

function readRetryAfter(header: unknown): { retryAfter?: number } {
  if (typeof header !== 'string') return {};
  const seconds = /^\d{1,9}$/.test(header.trim())
    ? Number(header)
    : Math.ceil((Date.parse(header) - Date.now()) / 1_000);
  return Number.isFinite(seconds) ? { retryAfter: Math.max(seconds, 0) } : {};
}
