import { GatewayError } from '../../schema/gateway-error.js';
import type { Logger } from '../../telemetry/logger.js';
import { isJsonObject, parseJson } from '../../wire/json.js';
import { type IssuedToken, readTokenResponse } from './token-response.js';

/**
 * Posts a form to Operated's token endpoint. The form holds the client secret: nothing of it may get into an error.
 * @returns the answer: a token, or a rejection with the status 400, 401 or 403.
 * @throws GatewayError where no whole answer or one of another status arrives.
 */
export type SendTokenRequest = (
  form: URLSearchParams,
) => Promise<{ readonly status: number; readonly body: string }>;

/** The custom integration by which Operated knows the gateway. */
export interface ClientCredentials {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly scopes: readonly string[];
  /** The integration's registered redirect URI, which the vendor's guide lists for a refresh too. */
  readonly redirectUri?: string | undefined;
}

/** The token endpoint rejected the grant for good; another grant may still work. */
export class GrantRejectedError extends Error {
  override readonly name = 'GrantRejectedError';

  /** @param code as RFC 6749, section 5.2. */
  constructor(code: string) {
    super(code);
  }

  /** Whether the rejection concerns the gateway's own credentials, so that the grant may still be valid. */
  get isClientError(): boolean {
    return this.message === 'invalid_client' || this.message === 'unauthorized_client';
  }
}

/** Requests a token by one of the grants. Each throws GrantRejectedError, or GatewayError where no valid answer comes. */
export interface TokenEndpoint {
  clientCredentials(): Promise<IssuedToken>;
  refresh(refreshToken: string): Promise<IssuedToken>;
  /** @param verifier of the PKCE challenge in the authorise URL. */
  authorizationCode(code: string, verifier: string): Promise<IssuedToken>;
}

/** @param now the clock, ms since the epoch. */
export function createTokenEndpoint(
  send: SendTokenRequest,
  client: ClientCredentials,
  logger: Logger,
  now: () => number = Date.now,
): TokenEndpoint {
  const requestToken = async (grant: Readonly<Record<string, string>>): Promise<IssuedToken> => {
    const form = new URLSearchParams({
      client_id: client.clientId,
      client_secret: client.clientSecret,
      ...grant,
    });
    const sentAt = now();
    const { status, body } = await send(form);
    if (status === 400 || status === 401 || status === 403) {
      throw new GrantRejectedError(readErrorCode(body));
    }
    // The lifetime counts from the sending, so that a token is never taken to outlive its end.
    const token = readTokenResponse(parseJson(body), sentAt);
    if (token === null) throw new GatewayError('UPSTREAM_INVALID_RESPONSE');
    logger.info({ grant: grant['grant_type'], expiresAt: new Date(token.expiresAt) }, 'token issued');
    return token;
  };
  const redirect: Readonly<Record<string, string>> =
    client.redirectUri === undefined ? {} : { redirect_uri: client.redirectUri };
  return {
    clientCredentials: () =>
      requestToken({ grant_type: 'client_credentials', scope: client.scopes.join(' ') }),
    refresh: (refreshToken) =>
      requestToken({ grant_type: 'refresh_token', refresh_token: refreshToken, ...redirect }),
    authorizationCode: (code, verifier) =>
      requestToken({
        grant_type: 'authorization_code',
        code,
        // The vendor's guide names `codeVerifier` alone, RFC 7636 names `code_verifier`.
        codeVerifier: verifier,
        code_verifier: verifier,
        ...redirect,
      }),
  };
}

/** The error code of RFC 6749, section 5.2, which holds no secret; a description might. */
function readErrorCode(body: string): string {
  const answer = parseJson(body);
  const code = isJsonObject(answer) ? answer['error'] : null;
  return typeof code === 'string' && /^[a-z_]{1,40}$/.test(code) ? code : 'rejected';
}
