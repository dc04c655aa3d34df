import pLimit from 'p-limit';
import type { ConfigInput } from '../../schema/config-input.js';
import { GatewayError } from '../../schema/gateway-error.js';
import { changeConfig, type ConfigResult } from './change-config.js';
import { readHub } from './read-hub.js';
import type { RequestContext } from '../request-context.js';
import { forbidden, nothingChanged } from './user-errors.js';

/** The number of hubs that one request changes at the same time. */
const PARALLEL_CHANGES = 10;

/**
 * Makes the same change on many hubs, each once; an error of one hub does not stop the others.
 * @param input an input for which `violationsOfInput` is empty.
 * @returns the results by hub id.
 * @throws GatewayError if the first change that is sent shows that the caller may not change hubs.
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
  // Loads all hubs in one batch, which may be a single list call.
  await Promise.all(waiting.map((hubId) => readHub(loaders, hubId, 'config')));
  const change = async (hubId: string, mayThrow: (error: GatewayError) => boolean): Promise<void> => {
    const result = await changeConfig(context, hubId, input, dryRun).catch((error: unknown) => {
      if (!(error instanceof GatewayError) || mayThrow(error)) throw error;
      return rejected(error);
    });
    results.set(hubId, result);
  };
  // Changes one hub first: if the caller lacks permission, no further change is sent.
  const before = writes.sent;
  while (writes.sent === before) {
    const hubId = waiting.shift();
    if (hubId === undefined) break;
    await change(hubId, ({ code }) => writes.sent > before || code !== 'FORBIDDEN');
  }
  const limit = pLimit(PARALLEL_CHANGES);
  await Promise.all(waiting.map((hubId) => limit(() => change(hubId, () => false))));
  if (writes.isAbandoned) writes.logAbandoned(writes.sent - before, results.size);
  return results;
}

/** A permission that is missing for one hub, or a rejection during the change, is an error of that hub. */
function rejected(error: GatewayError): ConfigResult {
  const userError = error.isCallerError ? forbidden(error.message) : nothingChanged(error.message);
  return { hub: error, changes: [], userErrors: [userError] };
}
