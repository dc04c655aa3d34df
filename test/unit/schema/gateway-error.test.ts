import { describe, expect, it } from '@jest/globals';
import {
  FAILURE_CODES,
  type FailureCode,
  GatewayError,
  badUserInput,
} from '../../../src/schema/gateway-error.js';

const isCode = (code: string): code is FailureCode => FAILURE_CODES.includes(code);
const codesWhere = (holds: (error: GatewayError) => boolean) =>
  FAILURE_CODES.filter(isCode).filter((code) => holds(new GatewayError(code)));

describe('a gateway error', () => {
  it('is retryable only if the caller does not have to change the request', () => {
    expect(codesWhere((error) => error.isRetryable)).toEqual([
      'GATEWAY_CREDENTIALS_REJECTED',
      'UPSTREAM_TIMEOUT',
      'UPSTREAM_UNAVAILABLE',
      'UPSTREAM_RATE_LIMITED',
      'RATE_LIMITED',
      'OVERLOADED',
      'CLIENT_DISCONNECTED',
    ]);
  });

  it('knows which codes concern the caller', () => {
    expect(codesWhere((error) => error.isCallerError)).toEqual(['UNAUTHENTICATED', 'FORBIDDEN']);
  });

  it('says after which codes further calls of the same principal are not worth sending', () => {
    expect(codesWhere((error) => error.failsAllCalls)).toEqual([
      'UNAUTHENTICATED',
      'FORBIDDEN',
      'GATEWAY_CREDENTIALS_REJECTED',
      'UPSTREAM_RATE_LIMITED',
      'RATE_LIMITED',
      'UPSTREAM_BUDGET_EXCEEDED',
      'CLIENT_DISCONNECTED',
    ]);
  });

  it('carries the wait that it asks for, in seconds', () => {
    const error = new GatewayError('UPSTREAM_RATE_LIMITED', { retryAfter: 7 });
    expect(error.retryAfterSeconds).toBe(7);
    expect(error.extensions['retryAfter']).toBe(7);
    expect(new GatewayError('UPSTREAM_RATE_LIMITED').retryAfterSeconds).toBeNull();
  });

  it('names the input of a violation', () => {
    expect(badUserInput('first', 'must be between 1 and 500').extensions).toEqual({
      code: 'BAD_USER_INPUT',
      validation: [{ field: 'first', constraints: ['must be between 1 and 500'] }],
    });
  });
});
