import { GatewayError } from '../schema/gateway-error.js';

/** The error that ends the subscriptions of a principal whose credentials expire. */
export function tokenExpired(): GatewayError {
  return new GatewayError('UNAUTHENTICATED', { message: 'The token has expired.' });
}
