import { GatewayError } from '../schema/gateway-error.js';
import type { ApiKeyEntry } from './api-keys/api-key-entry.js';
import { fingerprint } from './fingerprint.js';
import { expiryOfJwt, scopesOfJwt } from './oauth/jwt-claims.js';
import type { ServiceToken } from './oauth/service-token.js';

/** Who asks, and with which token Operated is asked on their behalf. */
export interface Principal {
  /** `user`: the caller's own bearer token; `session`: a signed-in user's; `service`: the gateway's own. */
  readonly kind: 'user' | 'session' | 'service';
  /** What the configuration calls the caller, for the log; undefined for a user, who is not to be told from it. */
  readonly name?: string;
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
  /** Whether the gateway itself lets the caller use a scope. Where it does, Operated still judges. */
  mayUse(scope: string): boolean;
}

/** The principal as the log shows it. */
export function describePrincipal({ kind, name, key }: Principal): object {
  return { kind, name, key: key.slice(0, 12) };
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
    mayUse: () => true,
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
    mayUse: () => true,
  };
}

/**
 * A caller with an API key: the service, as far as the scopes of the key go, and for as long as the key lasts, which
 * may be less than a connection does. Two keys share nothing.
 * @param now the clock, ms since the epoch.
 */
export function apiKeyPrincipal(service: Principal, entry: ApiKeyEntry, now: () => number): Principal {
  const { name, hash, scopes, expiresAt } = entry;
  return {
    ...service,
    name,
    key: fingerprint('api key', service.key, hash, ...scopes),
    async bearerToken() {
      if (expiresAt !== null && now() >= expiresAt) {
        throw new GatewayError('UNAUTHENTICATED', { message: 'The API key has ended.' });
      }
      return service.bearerToken();
    },
    expiresAt: () => expiresAt,
    async scopes() {
      const granted = await service.scopes();
      return scopes.filter((scope) => granted?.includes(scope) ?? true);
    },
    mayUse: (scope) => scopes.includes(scope),
  };
}
