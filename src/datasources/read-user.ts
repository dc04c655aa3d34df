import { randomUUID } from 'node:crypto';
import { userPrincipal } from '../auth/principal.js';
import { GatewayError } from '../schema/gateway-error.js';
import type { Logger } from '../telemetry/logger.js';
import { decodeUserInfo, type UserInfoRecord } from './decode/user-info.js';
import { ENDPOINTS } from './upstream/endpoints.js';
import type { OperatedClient } from './upstream/operated-client.js';

/**
 * Asks Operated, outside of any request, whose access token it is. A sign-in does not fail for want of a name: where
 * the scopes don't allow to know, or Operated doesn't tell, both are null.
 */
export async function readUser(
  client: OperatedClient,
  accessToken: string,
  logger: Logger,
): Promise<UserInfoRecord> {
  const requestId = randomUUID();
  const context = {
    principal: userPrincipal(accessToken),
    requestId,
    signal: new AbortController().signal,
    logger: logger.child({ requestId }),
  };
  try {
    return decodeUserInfo(await client.get(context, ENDPOINTS.userInfo));
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error;
    return { id: null, email: null };
  }
}
