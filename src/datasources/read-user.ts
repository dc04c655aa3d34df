import { userPrincipal } from '../auth/principal.js';
import { GatewayError } from '../schema/gateway-error.js';
import type { Logger } from '../telemetry/logger.js';
import { decodeUserInfo, type UserInfoRecord } from './decode/user-info.js';
import { backgroundContext } from './upstream/call-context.js';
import { ENDPOINTS } from './upstream/endpoints.js';
import type { OperatedClient } from './upstream/operated-client.js';

/**
 * Fetches the user of an access token at the sign-in. The sign-in succeeds without a name: both fields are null where
 * the scopes do not allow user info, or Operated does not answer.
 */
export async function readUser(
  client: OperatedClient,
  accessToken: string,
  logger: Logger,
): Promise<UserInfoRecord> {
  const context = backgroundContext(userPrincipal(accessToken), logger);
  try {
    return decodeUserInfo(await client.get(context, ENDPOINTS.userInfo));
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error;
    return { id: null, email: null };
  }
}
