import { createTokenEndpoint, GrantRejectedError } from '../../auth/oauth/token-endpoint.js';
import type { IssuedToken } from '../../auth/oauth/token-response.js';
import { clientCredentialsOf } from '../../compose/authentication.js';
import type { GatewayConfig } from '../../config/gateway-config.js';
import { tokenRequests } from '../../datasources/token-requests.js';
import type { Connections } from './connections.js';
import { describeFailure } from './describe-failure.js';
import { failed, type Finding, ok, skipped } from './finding.js';

const CHECK = 'service token';

/** The finding, and whether there is a token, which may lack scopes. */
interface ServiceToken {
  readonly finding: Finding;
  readonly isIssued: boolean;
}

/** Whether the token endpoint issues a token for the client credentials, and with which scopes. */
export async function checkServiceToken(
  { client, logger }: Pick<Connections, 'client' | 'logger'>,
  config: GatewayConfig,
): Promise<ServiceToken> {
  const credentials = clientCredentialsOf(config);
  if (credentials === null) {
    return notIssued(skipped(CHECK, 'OPERATED_CLIENT_ID and OPERATED_CLIENT_SECRET are not set'));
  }
  const endpoint = createTokenEndpoint(tokenRequests(client, logger), credentials, logger);
  try {
    const token = await endpoint.clientCredentials();
    return { finding: judge(token, credentials.scopes), isIssued: true };
  } catch (error) {
    if (error instanceof GrantRejectedError) {
      return notIssued(failed(CHECK, `Operated rejects the request: ${error.message}`, adviceFor(error)));
    }
    const { message, advice } = describeFailure(error);
    return notIssued(failed(CHECK, message, advice));
  }
}

function notIssued(finding: Finding): ServiceToken {
  return { finding, isIssued: false };
}

function judge({ scopes, expiresAt }: IssuedToken, wanted: readonly string[]): Finding {
  const minutes = Math.round((expiresAt - Date.now()) / 60_000);
  const issued = `issued for ${minutes} minutes`;
  // Inferred, as RFC 6749, section 5.1: an answer without scopes grants those that were requested.
  if (scopes === null) return ok(CHECK, `${issued}; the answer names no scopes`);
  const granted = `${issued} with the scopes ${scopes.join(' ')}`;
  const missing = wanted.filter((scope) => !scopes.includes(scope));
  if (missing.length === 0) return ok(CHECK, granted);
  return failed(
    CHECK,
    `${granted}, without ${missing.join(' ')}`,
    'Allow these scopes in the custom integration in Operated, or remove them from OPERATED_SCOPES.',
  );
}

function adviceFor(error: GrantRejectedError): string {
  if (error.message === 'invalid_scope') {
    return 'Allow the scopes of OPERATED_SCOPES in the custom integration in Operated, or remove them from OPERATED_SCOPES.';
  }
  return 'Compare OPERATED_CLIENT_ID and OPERATED_CLIENT_SECRET with the custom integration in Operated, and see whether it allows client credentials.';
}
