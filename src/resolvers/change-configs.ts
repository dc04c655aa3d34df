import pLimit from 'p-limit';
import type { ConfigInput } from '../schema/config-input.js';
import { GatewayError } from '../schema/gateway-error.js';
import { UserErrorCode } from '../schema/user-error.js';
import type { ConfigResult } from './change-config.js';
import { changeConfig } from './change-config.js';
import type { RequestContext } from './request-context.js';

/** How many hubs are changed at the same time, so that Operated is not flooded by one request. */
const PARALLEL_CHANGES = 10;

/**
 * Changes many hubs alike, each once, whatever comes of the others.
 * @param input without faults of its own.
 * @returns the results by hub id.
 * @throws GatewayError where the first change that is sent shows that the caller may make none.
 */
export async function changeConfigs(
  context: RequestContext,
  hubIds: readonly string[],
  input: ConfigInput,
  dryRun: boolean,
): Promise<ReadonlyMap<string, ConfigResult>> {
  const results = new Map<string, ConfigResult>();
  // All of them in one read, where that is cheaper than one by one.
  await Promise.allSettled(hubIds.map((hubId) => context.loaders.hub(hubId)));
  const waiting = [...new Set(hubIds)];
  // One alone first: if the caller may not, the rest need not be sent to find out.
  for (let sent = false; !sent && waiting.length > 0;) {
    const hubId = waiting.shift() ?? '';
    const result = await changeConfig(context, hubId, input, dryRun);
    results.set(hubId, result);
    sent = result.sent;
  }
  const limit = pLimit(PARALLEL_CHANGES);
  await Promise.all(
    waiting.map((hubId) =>
      limit(async () => {
        results.set(hubId, await changeConfig(context, hubId, input, dryRun).catch(asResult));
      }),
    ),
  );
  if (context.writes.isAbandoned) {
    const sent = [...results.values()].filter((result) => result.sent).length;
    context.writes.logAbandoned(sent, results.size);
  }
  return results;
}

/** What stopped being allowed in the middle is told of each hub that it stopped. */
function asResult(error: unknown): ConfigResult {
  if (!(error instanceof GatewayError)) throw error;
  const userError = { code: UserErrorCode.FORBIDDEN, message: error.message, field: ['hubId'] };
  return { hub: error, changes: [], userErrors: [userError], sent: true };
}
