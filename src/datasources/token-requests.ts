import { randomUUID } from 'node:crypto';
import type { SendTokenRequest } from '../auth/oauth/token-endpoint.js';
import type { Logger } from '../telemetry/logger.js';
import { textOf } from '../wire/body.js';
import { isSuccess } from './upstream/call.js';
import { ENDPOINTS } from './upstream/endpoints.js';
import type { OperatedClient } from './upstream/operated-client.js';
import { failureOf } from './upstream/upstream-failure.js';

/** The statuses by which the token endpoint rejects a grant or a client (RFC 6749, section 5.2). */
const REJECTIONS: ReadonlySet<number> = new Set([400, 401, 403]);

/** How `auth/` reaches Operated's token endpoint: by the form alone, on behalf of no principal. */
export function tokenRequests(client: Pick<OperatedClient, 'send'>, logger: Logger): SendTokenRequest {
  return async (form) => {
    const requestId = randomUUID();
    const response = await client.send({
      endpoint: ENDPOINTS.token,
      body: form,
      principal: null,
      requestId,
      signal: undefined,
      logger: logger.child({ requestId }),
    });
    if (!isSuccess(response) && !REJECTIONS.has(response.status)) throw failureOf(ENDPOINTS.token, response);
    return { status: response.status, body: await textOf(response.body) };
  };
}
