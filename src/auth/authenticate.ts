import { GatewayError } from '../schema/gateway-error.js';
import { API_KEY_PREFIX } from './api-keys/api-key-entry.js';
import { readBearerToken } from './bearer-token.js';
import type { Credentials } from './credentials.js';
import { type Principal, userPrincipal } from './principal.js';

/**
 * Resolves the principal of a request from its credentials: a bearer token without a promise.
 * @throws GatewayError UNAUTHENTICATED for missing, invalid or malformed credentials (a malformed header never counts as
 *   absent); RATE_LIMITED after too many invalid API keys.
 */
export type Authenticate = (credentials: Credentials) => Principal | Promise<Principal>;

/** The enabled authentication methods; null for one that the configuration does not enable. */
export interface Authenticators {
  /** The principal of an API key. @throws GatewayError where the key is not valid. */
  readonly byApiKey: ((key: string, credentials: Credentials) => Promise<Principal>) | null;
  /**
   * The principal of a session cookie, null where there is no cookie.
   * @throws GatewayError where the session has ended, or the page's origin may not use sessions.
   */
  readonly bySession: ((credentials: Credentials) => Promise<Principal | null>) | null;
  /** The principal of a request without credentials. */
  readonly service: Principal | null;
}

/** Precedence: API key or bearer token, session, service. */
export function createAuthenticate({ byApiKey, bySession, service }: Authenticators): Authenticate {
  const withoutHeader = async (credentials: Credentials): Promise<Principal> => {
    const signedIn = await bySession?.(credentials);
    if (signedIn) return signedIn;
    if (service !== null) return service;
    throw unauthenticated(
      byApiKey === null
        ? 'No bearer token: send one as "Authorization: Bearer <token>".'
        : 'No bearer token and no API key: send "Authorization: Bearer <token>" or "X-API-Key: <key>".',
    );
  };
  return (credentials) => {
    const bearerToken = readBearerToken(credentials.authorization);
    const apiKey = readApiKey(credentials, bearerToken);
    if (apiKey !== null) {
      if (byApiKey === null) throw unauthenticated('This gateway accepts no API keys.');
      return byApiKey(apiKey, credentials);
    }
    return bearerToken === null ? withoutHeader(credentials) : userPrincipal(bearerToken);
  };
}

/** The API key of either header. It must never count as a bearer token, which would be forwarded to Operated. */
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
