import type { AxiosInstance } from 'axios';
import { GatewayError } from '../../schema/gateway-error.js';
import type { Logger } from '../../telemetry/logger.js';
import { type IssuedToken, readTokenResponse } from './token-response.js';

/** Operated's OAuth 2 token endpoint, for all grants. */
const TOKEN_PATH = '/identity/oauth/v2/token';

/** The custom integration that the gateway is at Operated. */
export interface ClientCredentials {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly scopes: readonly string[];
  /** The integration's registered redirect URI, which the vendor's guide lists for a refresh too. */
  readonly redirectUri?: string | undefined;
}

/** The token endpoint refuses the grant for good; another grant may still work. */
export class GrantRejectedError extends Error {
  override readonly name = 'GrantRejectedError';

  /** @param code as RFC 6749, section 5.2. */
  constructor(code: string) {
    super(code);
  }

  /** Whether it is the gateway itself that is refused, so that the grant may be as good as before. */
  get isClientError(): boolean {
    return this.message === 'invalid_client' || this.message === 'unauthorized_client';
  }
}

/** Asks for a token by one grant. */
export interface TokenEndpoint {
  /** @throws GrantRejectedError, or GatewayError where the endpoint does not answer as it should. */
  clientCredentials(): Promise<IssuedToken>;
  /** @throws GrantRejectedError, or GatewayError where the endpoint does not answer as it should. */
  refresh(refreshToken: string): Promise<IssuedToken>;
  /**
   * @param verifier of the PKCE challenge that the user was sent with.
   * @throws GrantRejectedError, or GatewayError where the endpoint does not answer as it should.
   */
  authorizationCode(code: string, verifier: string): Promise<IssuedToken>;
}

/**
 * @param http an axios instance with Operated's base URL that settles for every status and leaves bodies unparsed.
 * @param now the clock, ms since the epoch.
 */
export function createTokenEndpoint(
  http: AxiosInstance,
  client: ClientCredentials,
  timeoutMs: number,
  logger: Logger,
  now: () => number = Date.now,
): TokenEndpoint {
  const ask = async (grant: Readonly<Record<string, string>>): Promise<IssuedToken> => {
    const form = new URLSearchParams({
      client_id: client.clientId,
      client_secret: client.clientSecret,
      ...grant,
    });
    const sentAt = now();
    const answer = await post(http, form, timeoutMs);
    if (answer.status === 400 || answer.status === 401 || answer.status === 403) {
      throw new GrantRejectedError(describeRefusal(answer.body));
    }
    if (answer.status < 200 || answer.status > 299) throw new GatewayError('UPSTREAM_UNAVAILABLE');
    // Counted from the sending: a token must not be thought to live longer than it does.
    const token = readTokenResponse(parse(answer.body), sentAt);
    if (token === null) throw new GatewayError('UPSTREAM_INVALID_RESPONSE');
    logger.info({ grant: grant['grant_type'], expiresAt: new Date(token.expiresAt) }, 'token issued');
    return token;
  };
  const redirect: Readonly<Record<string, string>> =
    client.redirectUri === undefined ? {} : { redirect_uri: client.redirectUri };
  return {
    clientCredentials: () => ask({ grant_type: 'client_credentials', scope: client.scopes.join(' ') }),
    refresh: (refreshToken) =>
      ask({
        grant_type: 'refresh_token',
        refresh_token: refreshToken,
        ...redirect,
      }),
    authorizationCode: (code, verifier) =>
      ask({
        grant_type: 'authorization_code',
        code,
        // The vendor's guide names the one, RFC 7636 the other.
        codeVerifier: verifier,
        code_verifier: verifier,
        ...redirect,
      }),
  };
}

async function post(
  http: AxiosInstance,
  form: URLSearchParams,
  timeoutMs: number,
): Promise<{ status: number; body: string }> {
  const signal = AbortSignal.timeout(timeoutMs);
  try {
    const response = await http.post<string>(TOKEN_PATH, form, { signal });
    return { status: response.status, body: response.data };
  } catch {
    // The error of axios carries the form, and so the client secret: it must go no further.
    throw new GatewayError(signal.aborted ? 'UPSTREAM_TIMEOUT' : 'UPSTREAM_UNAVAILABLE');
  }
}

/** The error code of RFC 6749, section 5.2, which holds no secret; a description might. */
function describeRefusal(body: string): string {
  const answer = parse(body);
  const code: unknown =
    typeof answer === 'object' && answer !== null && 'error' in answer ? answer.error : null;
  return typeof code === 'string' && /^[a-z_]{1,40}$/.test(code) ? code : 'refused';
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}
