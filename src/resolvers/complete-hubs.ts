import type { HubRecord } from '../datasources/decode/hub.js';
import type { Loaders } from '../datasources/loaders.js';
import { GatewayError } from '../schema/gateway-error.js';
import { lacksAny, type NeededParts } from './hub-filter.js';

/** The hubs of a list after the single reads that complete their rows. */
export interface CompletedHubs {
  readonly hubs: readonly HubRecord[];
  /** The rows of the hubs that cannot be read. */
  readonly unread: readonly HubRecord[];
  /** The first failure; null where every hub was read. */
  readonly failure: GatewayError | null;
}

/**
 * Completes rows of a list with the parts that thin rows lack. The failure of some hubs is part of the result.
 * @throws GatewayError where no hub can be read, or where the failure concerns every call of the caller.
 */
export async function completeHubs(
  loaders: Loaders,
  rows: readonly HubRecord[],
  needed: NeededParts,
): Promise<CompletedHubs> {
  const unread: HubRecord[] = [];
  const failures: GatewayError[] = [];
  const complete = async (row: HubRecord): Promise<HubRecord | null> => {
    const lacked = needed.find((part) => row.lacks(part));
    if (lacked === undefined) return row;
    try {
      return await loaders.completed(row, lacked);
    } catch (error) {
      if (!(error instanceof GatewayError) || error.failsAllCalls) throw error;
      unread.push(row);
      failures.push(error);
      return null;
    }
  };
  if (!rows.some((row) => lacksAny(row, needed))) return { hubs: rows, unread, failure: null };
  const completed = await Promise.all(rows.map(complete));
  const [failure = null] = failures;
  if (failure !== null && unread.length === rows.length) throw failure;
  return { hubs: completed.filter((hub) => hub !== null), unread, failure };
}
