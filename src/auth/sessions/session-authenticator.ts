import { GatewayError } from '../../schema/gateway-error.js';
import type { Authenticators } from '../authenticate.js';
import type { Cookie } from './cookies.js';
import { isSessionOrigin } from './session-origin.js';
import { sessionPrincipal } from './session-principal.js';
import type { SessionTokens } from './session-tokens.js';

/**
 * Authenticates signed-in users by session cookie.
 * @param origins of the pages that may use sessions.
 * @param onRejected is called with the Origin of a page that may not.
 */
export function createSessionAuthenticator(
  cookie: Cookie,
  tokens: SessionTokens,
  origins: ReadonlySet<string>,
  onRejected: (origin: string) => void,
): Authenticators['bySession'] {
  return async (credentials) => {
    const id = cookie.read(credentials);
    if (id === null) return null;
    if (!isSessionOrigin(credentials, origins)) {
      for (const origin of credentials.origin) onRejected(origin);
      throw new GatewayError('UNAUTHENTICATED', {
        message: 'A page of this origin may not use the session: CORS_ORIGINS does not list it.',
      });
    }
    await tokens.check(id);
    return sessionPrincipal(id, tokens);
  };
}
