import { GatewayError } from '../schema/gateway-error.js';
import { readBearerToken } from './bearer-token.js';
import type { Principal } from './principal.js';
import { userPrincipal } from './principal.js';

/** Makes the principal of a request: of every Authorization header that it has, as sent. */
export type Authenticate = (authorization: readonly string[]) => Principal;

/**
 * @param service who answers for a request without a token; null where nobody does.
 * @returns what throws GatewayError UNAUTHENTICATED for a request without a token that nobody answers for, and for a
 *   malformed header, which is never taken for none.
 */
export function createAuthenticate(service: Principal | null): Authenticate {
  return (authorization) => {
    const bearerToken = readBearerToken(authorization);
    if (bearerToken !== null) return userPrincipal(bearerToken);
    if (service !== null) return service;
    throw new GatewayError('UNAUTHENTICATED', {
      message: 'No bearer token: send one as "Authorization: Bearer <token>".',
    });
  };
}
