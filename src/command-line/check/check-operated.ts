import { randomUUID } from 'node:crypto';
import { isSuccess, type UpstreamResponse } from '../../datasources/upstream/call.js';
import { endpointName, ENDPOINTS } from '../../datasources/upstream/endpoints.js';
import type { Connections } from './connections.js';
import { describeFailure } from './describe-failure.js';
import { failed, type Finding, ok } from './finding.js';

const CHECK = 'Operated';
/** How Operated answers a call without a token. */
const EXPECTED: ReadonlySet<number> = new Set([400, 401, 403]);

/** Whether Operated answers at its base URL: name, TLS, HTTP, and that it requires a token. */
export async function checkOperated(
  { client, logger }: Pick<Connections, 'client' | 'logger'>,
  baseUrl: string,
): Promise<Finding> {
  const endpoint = ENDPOINTS.accounts;
  try {
    const response = await client.send({
      endpoint,
      principal: null,
      requestId: randomUUID(),
      signal: undefined,
      logger,
    });
    const answered = `${baseUrl} answers ${endpointName(endpoint)} without a token with HTTP status ${response.status}`;
    if (EXPECTED.has(response.status)) return ok(CHECK, answered);
    return failed(CHECK, answered, adviceFor(response));
  } catch (error) {
    const { message, advice } = describeFailure(error);
    return failed(CHECK, `${baseUrl}: ${message}`, advice);
  }
}

function adviceFor(response: UpstreamResponse): string {
  const { status } = response;
  if (isSuccess(response)) return 'Operated requires a token: is another server at OPERATED_BASE_URL?';
  if (status >= 500 || status === 429) return 'Operated reports a failure of its own: try again later.';
  return 'Set OPERATED_BASE_URL to the base URL of Operated, such as https://operated.ochno.com: scheme and host as it is served, without a path of the API.';
}
