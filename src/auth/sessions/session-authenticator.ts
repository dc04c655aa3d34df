import { GatewayError } from '../../schema/gateway-error.js';
import type { Authenticators } from '../authenticate.js';
import type { Cookie } from './cookies.js';
import { isSessionOrigin } from './session-origin.js';
import { sessionPrincipal } from './session-principal.js';
import type { SessionTokens } from './session-tokens.js';

/** Authenticates signed-in users by session cookie. @param origins of the pages that may use sessions. */
export function createSessionAuthenticator(
  cookie: Cookie,
  tokens: SessionTokens,
  origins: ReadonlySet<string>,
): Authenticators['bySession'] {
  return async (credentials) => {
    const id = cookie.read(credentials);
    if (id === null) return null;
    if (!isSessionOrigin(credentials, origins)) {
      throw new GatewayError('UNAUTHENTICATED', {
        message: 'A page of this origin may not use the session.',
      });
    }
    await tokens.check(id);
    return sessionPrincipal(id, tokens);
  };
}
