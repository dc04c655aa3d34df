import { GatewayError } from '../schema/gateway-error.js';
import { readBearerToken } from './bearer-token.js';
import type { Credentials } from './credentials.js';
import type { Principal } from './principal.js';
import { userPrincipal } from './principal.js';

/**
 * Makes the principal of a request.
 * @throws GatewayError UNAUTHENTICATED where nobody answers for it, and for a malformed header, which is never taken
 *   for none.
 */
export type Authenticate = (credentials: Credentials) => Promise<Principal>;

/** @param service who answers for a request without a token; null where nobody does. */
export function createAuthenticate(service: Principal | null): Authenticate {
  return async ({ authorization }) => {
    const bearerToken = readBearerToken(authorization);
    if (bearerToken !== null) return userPrincipal(bearerToken);
    if (service !== null) return service;
    throw new GatewayError('UNAUTHENTICATED', {
      message: 'No bearer token: send one as "Authorization: Bearer <token>".',
    });
  };
}
