import { fingerprint } from '../fingerprint.js';
import type { Principal } from '../principal.js';
import type { SessionTokens } from './session-tokens.js';

/** The key of the principal of a session. @param id the session's, which only its browser has. */
export function sessionPrincipalKey(id: string): string {
  return fingerprint('session', id);
}

/**
 * A signed-in user. The token is read from the session for each call, so that a subscription outlives its first token
 * and ends with the session.
 */
export function sessionPrincipal(id: string, tokens: SessionTokens): Principal {
  return {
    kind: 'session',
    key: sessionPrincipalKey(id),
    bearerToken: async () => (await tokens.current(id)).accessToken,
    replace: async (rejected) => (await tokens.replace(id, rejected)).accessToken,
    expiresAt: () => null,
    scopes: async () => (await tokens.current(id)).scopes,
    mayUse: () => true,
  };
}
