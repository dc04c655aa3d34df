import type { SimulatorConfig } from '../config.js';
import type { JsonObject } from '../world/types.js';
import type { IssuedTokens } from './token-store.js';

/**
 * The response to a successful token request. The vendor's guides name `access_token` and `refresh_token`; the demo client also
 * reads `expires_in` and `access_expires_in`. Inferred: `token_type` and `scope`, after RFC 6749 section 5.1.
 */
export function tokenResponse(
  issued: IssuedTokens,
  config: Pick<SimulatorConfig, 'expiry' | 'tokenSeconds'>,
): JsonObject {
  return {
    access_token: issued.accessToken,
    refresh_token: issued.refreshToken,
    token_type: 'Bearer',
    ...expiry(issued, config),
    scope: issued.scopes.join(' '),
  };
}

function expiry(
  { expiresAt }: IssuedTokens,
  { expiry, tokenSeconds }: Pick<SimulatorConfig, 'expiry' | 'tokenSeconds'>,
): JsonObject {
  switch (expiry) {
    case 'seconds':
      return { expires_in: tokenSeconds };
    case 'text':
      return { expires_in: String(tokenSeconds) };
    case 'date':
      return { access_expires_in: new Date(expiresAt).toISOString() };
    case 'none':
      return {};
  }
}
