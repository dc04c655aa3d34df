import { GatewayError } from '../schema/gateway-error.js';
import { API_KEY_PREFIX } from './api-keys/api-key-entry.js';
import { readBearerToken } from './bearer-token.js';
import type { Credentials } from './credentials.js';
import { type Principal, userPrincipal } from './principal.js';

/**
 * Makes the principal of a request.
 * @throws GatewayError UNAUTHENTICATED where nobody answers for it, and for a malformed header, which is never taken
 *   for none; RATE_LIMITED for one who guesses.
 */
export type Authenticate = (credentials: Credentials) => Promise<Principal>;

/** The ways to be somebody; null where the configuration does not have it. */
export interface Authenticators {
  /** Who an API key stands for. @throws GatewayError where it stands for nobody. */
  readonly byApiKey: ((key: string, credentials: Credentials) => Promise<Principal>) | null;
  /**
   * The signed-in user of a cookie, null where there is no cookie.
   * @throws GatewayError where its session has ended, or a page may not use it.
   */
  readonly bySession: ((credentials: Credentials) => Promise<Principal | null>) | null;
  /** Who answers for a request that brings nothing. */
  readonly service: Principal | null;
}

/** A bearer token goes before a session, and either before nothing. */
export function createAuthenticate({ byApiKey, bySession, service }: Authenticators): Authenticate {
  return async (credentials) => {
    const bearerToken = readBearerToken(credentials.authorization);
    const apiKey = readApiKey(credentials, bearerToken);
    if (apiKey !== null) {
      if (byApiKey === null) throw unauthenticated('This gateway takes no API keys.');
      return byApiKey(apiKey, credentials);
    }
    if (bearerToken !== null) return userPrincipal(bearerToken);
    const signedIn = await bySession?.(credentials);
    if (signedIn) return signedIn;
    if (service !== null) return service;
    throw unauthenticated(
      byApiKey === null
        ? 'No bearer token: send one as "Authorization: Bearer <token>".'
        : 'No bearer token and no API key: send "Authorization: Bearer <token>" or "X-API-Key: <key>".',
    );
  };
}

/** An API key, whichever header it came in: it must never be taken for a token, and so be sent to Operated. */
function readApiKey({ apiKey }: Credentials, bearerToken: string | null): string | null {
  const [key, ...others] = apiKey.map((header) => header.trim());
  if (key === undefined) return bearerToken?.startsWith(API_KEY_PREFIX) ? bearerToken : null;
  if (others.length > 0) throw unauthenticated('The request has more than one X-API-Key header.');
  if (bearerToken !== null) {
    throw unauthenticated('The request has both an X-API-Key and an Authorization header: send one.');
  }
  return key;
}

function unauthenticated(message: string): GatewayError {
  return new GatewayError('UNAUTHENTICATED', { message });
}
