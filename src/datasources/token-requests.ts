import { randomUUID } from 'node:crypto';
import type { SendTokenRequest } from '../auth/oauth/token-endpoint.js';
import type { Logger } from '../telemetry/logger.js';
import { ENDPOINTS } from './upstream/endpoints.js';
import type { OperatedClient } from './upstream/operated-client.js';

/** How `auth/` reaches Operated's token endpoint: by the form alone, on behalf of no principal. */
export function tokenRequests(client: Pick<OperatedClient, 'send'>, logger: Logger): SendTokenRequest {
  return (form) => {
    const requestId = randomUUID();
    return client.send({
      endpoint: ENDPOINTS.token,
      body: form,
      principal: null,
      requestId,
      signal: undefined,
      logger: logger.child({ requestId }),
    });
  };
}
