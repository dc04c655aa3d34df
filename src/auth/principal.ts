import { createHash } from 'node:crypto';
import { expiryOfJwt, scopesOfJwt } from './jwt-scopes.js';
import type { ServiceToken } from './service-token.js';

/** Who asks, and with which token Operated is asked on their behalf. */
export interface Principal {
  /** `user`: the caller's own bearer token; `service`: the gateway's client credentials. */
  readonly kind: 'user' | 'service';
  /** What everything cached or shared is bound to: a SHA-256, from which no token can be told. */
  readonly key: string;
  /**
   * The bearer token to ask Operated with.
   * @throws GatewayError where none is to be had.
   */
  bearerToken(): Promise<string>;
  /**
   * Operated answered 401 to `token`.
   * @returns another token to try once more with, or null where there is none.
   * @throws GatewayError where a new token is not to be had.
   */
  replace(token: string): Promise<string | null>;
  /** When it can ask no more, ms since the epoch; null where that is not known, or its token is renewed in time. */
  expiresAt(): number | null;
  /** The scopes of the token, null where Operated does not tell. */
  scopes(): Promise<readonly string[] | null>;
}

/** A caller with a bearer token of their own: it is forwarded as it is, and a 401 stands. */
export function userPrincipal(bearerToken: string): Principal {
  return {
    kind: 'user',
    key: fingerprint('user', bearerToken),
    bearerToken: () => Promise.resolve(bearerToken),
    replace: () => Promise.resolve(null),
    expiresAt: () => expiryOfJwt(bearerToken),
    scopes: () => Promise.resolve(scopesOfJwt(bearerToken)),
  };
}

/** A caller without a token, where the configuration lets them ask as the service. */
export function servicePrincipal(clientId: string, serviceToken: ServiceToken): Principal {
  return {
    kind: 'service',
    key: fingerprint('service', clientId),
    bearerToken: async () => (await serviceToken.current()).accessToken,
    replace: async (token) => (await serviceToken.replace(token)).accessToken,
    expiresAt: () => null,
    scopes: async () => (await serviceToken.current()).scopes,
  };
}

function fingerprint(kind: Principal['kind'], secret: string): string {
  return createHash('sha256').update(`${kind}\0${secret}`).digest('hex');
}
