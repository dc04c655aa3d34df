import type { HubPart, HubRecord } from '../datasources/decode/hub.js';
import type { Loaders } from '../datasources/loaders.js';
import { GatewayError } from '../schema/gateway-error.js';
import type { Answer } from './snapshot.js';
import type { Wants } from './wants.js';

/**
 * One poll: the list of hubs, or single hubs where the batch plan finds them cheaper, each of them whole.
 * @throws GatewayError where the list, or every single hub, can't be read.
 */
export async function readHubs(loaders: Loaders, wants: Wants): Promise<Answer> {
  const hubs: HubRecord[] = [];
  const unread = new Set<string>();
  const failures: Error[] = [];
  const rows = wants === 'all' ? await loaders.hubs() : [...wants];
  await Promise.all(
    rows.map(async (row) => {
      try {
        const found = typeof row === 'string' ? await loaders.hub(row) : row;
        const hub = found === null ? null : await whole(loaders, found);
        // One that still lacks something was in the list and is gone since.
        if (hub?.missing.size === 0) hubs.push(hub);
      } catch (error) {
        if (error instanceof GatewayError && error.failsAllCalls) throw error;
        failures.push(error instanceof Error ? error : new GatewayError('UPSTREAM_UNAVAILABLE'));
        unread.add(typeof row === 'string' ? row : row.id);
      }
    }),
  );
  const [first] = failures;
  if (first !== undefined && hubs.length === 0) throw first;
  return { coverage: wants, hubs, unread };
}

async function whole(loaders: Loaders, row: HubRecord): Promise<HubRecord> {
  const [missing]: readonly HubPart[] = [...row.missing];
  return missing === undefined ? row : loaders.completed(row, missing);
}
