import pLimit from 'p-limit';
import type { ConfigInput } from '../../schema/config-input.js';
import { GatewayError } from '../../schema/gateway-error.js';
import { changeConfig, type ConfigResult } from './change-config.js';
import { readHub } from './read-hub.js';
import type { RequestContext } from '../request-context.js';
import { forbidden } from './user-errors.js';

/** How many hubs are changed at the same time, so that Operated is not flooded by one request. */
const PARALLEL_CHANGES = 10;

/**
 * Changes many hubs alike, each once, whatever comes of the others.
 * @param input without violations of its own.
 * @returns the results by hub id.
 * @throws GatewayError where the first change that is sent shows that the caller may make none.
 */
export async function changeConfigs(
  context: Pick<RequestContext, 'loaders' | 'writes'>,
  hubIds: readonly string[],
  input: ConfigInput,
  dryRun: boolean,
): Promise<ReadonlyMap<string, ConfigResult>> {
  const { loaders, writes } = context;
  const results = new Map<string, ConfigResult>();
  const waiting = [...new Set(hubIds)];
  // All of them in one read, where that is cheaper than one by one.
  await Promise.all(waiting.map((hubId) => readHub(loaders, hubId, 'config')));
  const change = async (hubId: string, mayThrow: (error: GatewayError) => boolean): Promise<void> => {
    const result = await changeConfig(context, hubId, input, dryRun).catch((error: unknown) => {
      if (!(error instanceof GatewayError) || mayThrow(error)) throw error;
      return refused(error);
    });
    results.set(hubId, result);
  };
  // One alone first: if the caller may not, the rest need not be sent to find out.
  const before = writes.sent;
  while (writes.sent === before) {
    const hubId = waiting.shift();
    if (hubId === undefined) break;
    await change(hubId, ({ code }) => writes.sent > before || code === 'UNAUTHENTICATED');
  }
  const limit = pLimit(PARALLEL_CHANGES);
  await Promise.all(waiting.map((hubId) => limit(() => change(hubId, () => false))));
  if (writes.isAbandoned) writes.logAbandoned(writes.sent - before, results.size);
  return results;
}

/** What is refused to the caller for one hub, or stopped being allowed in the middle, is told of that hub. */
function refused(error: GatewayError): ConfigResult {
  return { hub: error, changes: [], userErrors: [forbidden(error.message)] };
}
