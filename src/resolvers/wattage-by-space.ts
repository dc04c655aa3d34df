import type { HubRecord } from '../datasources/decode/hub.js';
import { sumOf } from '../datasources/decode/power.js';
import { GatewayError } from '../schema/gateway-error.js';
import { isTurnOver, nextTurn } from '../wire/event-loop-turns.js';
import { type CompletedHubs, completeHubs } from './complete-hubs.js';
import { memoiseByList } from './memoise-by-list.js';
import type { RequestContext } from './request-context.js';

type SumContext = Pick<RequestContext, 'loaders' | 'signal'>;

/** The power of spaces, and the hubs that could not be read for it. */
export interface WattageBySpace extends Pick<CompletedHubs, 'unread' | 'failure'> {
  /** By id of the space, W; null where none of its hubs reports power, absent where it has none. */
  readonly wattage: ReadonlyMap<string, number | null>;
}

/** How many hubs are added before the clock is read: about 0.1 ms of work. */
const HUBS_BETWEEN_CHECKS = 32;

const sums = memoiseByList<HubRecord, Promise<WattageBySpace>>();

/**
 * Sums the power of hubs by space: once for each operation and list, in turns.
 * @throws GatewayError where no hub can be read, and CLIENT_DISCONNECTED after the abort.
 */
export function wattageBySpace(context: SumContext, hubs: readonly HubRecord[]): Promise<WattageBySpace> {
  return sums(context.signal, hubs, '', () => sum(context, hubs));
}

async function sum({ loaders, signal }: SumContext, rows: readonly HubRecord[]): Promise<WattageBySpace> {
  const { hubs, unread, failure } = await completeHubs(loaders, rows, ['identity']);
  const readings = new Map<string, (number | null)[]>();
  let turns = 0;
  for (const [index, hub] of hubs.entries()) {
    if (index % HUBS_BETWEEN_CHECKS === 0 && isTurnOver()) {
      await nextTurn(turns++);
      if (signal.aborted) throw new GatewayError('CLIENT_DISCONNECTED');
    }
    const wattage = hub.power?.wattage ?? null;
    for (const spaceId of hub.spaceIds) {
      const ofSpace = readings.get(spaceId);
      if (ofSpace) ofSpace.push(wattage);
      else readings.set(spaceId, [wattage]);
    }
  }
  const wattage = new Map([...readings].map(([spaceId, ofSpace]) => [spaceId, sumOf(ofSpace)]));
  return { wattage, unread, failure };
}
