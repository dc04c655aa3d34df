import { GatewayError } from '../schema/gateway-error.js';
import type { PrincipalKind } from '../telemetry/metrics/limits-metrics.js';
import type { ApiKeyEntry } from './api-keys/api-key-entry.js';
import { fingerprint } from './fingerprint.js';
import { expiryOfJwt, scopesOfJwt } from './oauth/jwt-claims.js';
import type { ServiceToken } from './oauth/service-token.js';

/** The authenticated caller of a request, and the token with which Operated is called on its behalf. */
export interface Principal {
  /** Whose token: `user` the caller's own, `session` a signed-in user's, `service` the gateway's. */
  readonly kind: 'user' | 'session' | 'service';
  /** The name of an API key's entry, for the log; undefined for all others: users stay anonymous in logs. */
  readonly name?: string;
  /** The client address that it was authenticated from; undefined for a principal that belongs to no request. */
  readonly clientAddress?: string;
  /** The key that isolates cached and shared data: a SHA-256, from which no token can be recovered. */
  readonly key: string;
  /**
   * The bearer token for calls to Operated.
   * @throws GatewayError where none can be issued.
   */
  bearerToken(): Promise<string>;
  /**
   * Replaces a token that Operated rejected with 401.
   * @returns the token to retry with, or null where there is no other.
   * @throws GatewayError where no new token can be issued.
   */
  replace(token: string): Promise<string | null>;
  /** When its credentials expire, ms since the epoch; null where that is unknown, or where they are renewed. */
  expiresAt(): number | null;
  /** The scopes of the token, null where they are unknown. */
  scopes(): Promise<readonly string[] | null>;
  /** Whether the gateway lets the caller use a scope. Operated checks the token's scopes in any case. */
  mayUse(scope: string): boolean;
}

/** The kind of a principal in metrics, which an API key has of its own. */
export function principalKind({ kind, name }: Principal): PrincipalKind {
  return kind === 'service' && name !== undefined ? 'api_key' : kind;
}

/** The principal as it is logged. */
export function describePrincipal({ kind, name, key }: Principal): object {
  return { kind, name, key: key.slice(0, 12) };
}

/** A caller with a bearer token of its own, which is forwarded unchanged and cannot be replaced. */
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

/** A caller without credentials, where the configuration allows it to use the gateway's own token. */
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
 * A caller with an API key: the service, limited to the scopes and the lifetime of the key, which may expire while a
 * connection is open. Two keys share no data.
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
        throw new GatewayError('UNAUTHENTICATED', { message: 'The API key has expired.' });
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
