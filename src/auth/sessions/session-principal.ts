import { fingerprint } from '../fingerprint.js';
import type { Principal } from '../principal.js';
import type { SessionTokens } from './session-tokens.js';

/**
 * A signed-in user. Each token is asked of the session anew, so that what goes on for long, as a subscription does,
 * outlives its first token, and ends with the session.
 */
export function sessionPrincipal(id: string, tokens: SessionTokens): Principal {
  return {
    kind: 'session',
    key: fingerprint('session', id),
    bearerToken: async () => (await tokens.current(id)).accessToken,
    replace: async (refused) => (await tokens.replace(id, refused)).accessToken,
    expiresAt: () => null,
    scopes: async () => (await tokens.current(id)).scopes,
    mayUse: () => true,
  };
}
