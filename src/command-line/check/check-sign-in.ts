import { randomUUID } from 'node:crypto';
import type { GatewayConfig } from '../../config/gateway-config.js';
import { isSuccess, type UpstreamResponse } from '../../datasources/upstream/call.js';
import type { Connections } from './connections.js';
import { describeFailure } from './describe-failure.js';
import { failed, type Finding, ok, skipped } from './finding.js';

const CHECK = 'sign-in';

/**
 * Whether Operated accepts the request with which a sign-in begins: the client id, the redirect URI and the scopes. What
 * follows needs a user.
 */
export async function checkSignIn(
  { authentication, client, logger }: Pick<Connections, 'authentication' | 'client' | 'logger'>,
  config: GatewayConfig,
): Promise<Finding> {
  const { signIn } = authentication;
  const { OPERATED_BASE_URL: baseUrl, OPERATED_REDIRECT_URI: redirectUri } = config;
  if (signIn === null || redirectUri === undefined) return skipped(CHECK, 'SESSION_SECRET is not set');
  const { location } = await signIn.begin(undefined, undefined);
  try {
    const response = await client.send({
      endpoint: { method: 'GET', path: location.slice(baseUrl.length), source: "vendor's guide" },
      principal: null,
      requestId: randomUUID(),
      signal: undefined,
      logger,
    });
    return judge(response, redirectUri);
  } catch (error) {
    const { message, advice } = describeFailure(error);
    return failed(CHECK, message, advice);
  }
}

/** By RFC 6749, section 4.1.2.1: a redirect URI that is not registered is never redirected to. */
function judge(response: UpstreamResponse, redirectUri: string): Finding {
  const { status, location } = response;
  const register = `Enter the redirect URI in the custom integration in Operated exactly as it is set: ${redirectUri}`;
  if (isSuccess(response)) return ok(CHECK, `Operated shows a page for the redirect URI ${redirectUri}`);
  if (status >= 300 && status <= 399) {
    const code = location === null ? null : errorIn(location, redirectUri);
    if (code === null) return ok(CHECK, `Operated redirects to a page for the redirect URI ${redirectUri}`);
    return failed(
      CHECK,
      `Operated rejects the request: ${code}`,
      'Allow the scopes of SESSION_SCOPES in the custom integration in Operated, or remove them from SESSION_SCOPES.',
    );
  }
  return failed(CHECK, `Operated answers the request with HTTP status ${status}`, register);
}

/** @returns the error code with which Operated sends the browser back; null where it sends it elsewhere. */
function errorIn(location: string, redirectUri: string): string | null {
  if (!URL.canParse(location)) return null;
  const { origin, pathname, searchParams } = new URL(location);
  if (`${origin}${pathname}` !== redirectUri) return null;
  const code = searchParams.get('error');
  return code !== null && /^[a-z_]{1,40}$/.test(code) ? code : 'no reason given';
}
