import type { HubRecord } from '../datasources/decode/hub.js';
import { sumOf } from '../datasources/decode/power.js';
import type { Loaders } from '../datasources/loaders.js';
import type { Connection } from '../schema/connection.js';
import type { HubListArgs } from '../schema/hub-list-args.js';
import type { PowerSummary } from '../schema/power.js';
import { filterInChunks } from './filter-in-chunks.js';
import { hubConditions, hubOrder, neededFor } from './hub-filter.js';
import { memoiseByList } from './memoise-by-list.js';
import { paginate, type SortedList, sortList } from './paginate.js';
import type { RequestContext } from './request-context.js';

/** The hubs of a list before its filter: all, or those of an account or a space. */
export interface HubsWithin {
  readonly accountId?: string;
  readonly spaceId?: string;
}

type ListContext = Pick<RequestContext, 'loaders' | 'signal'>;

const sortedLists = memoiseByList<HubRecord, Promise<SortedList<HubRecord>>>();
const powerSummaries = memoiseByList<HubRecord, Promise<PowerSummary>>();

/**
 * One page of hubs.
 * @throws GatewayError
 */
export async function listHubs(
  context: ListContext,
  within: HubsWithin,
  args: HubListArgs,
): Promise<Connection<HubRecord>> {
  const hubs = await hubsWithin(context.loaders, within);
  const key = JSON.stringify([args.filter, args.orderBy]);
  const sorted = await sortedLists(context.signal, hubs, key, () => filterAndSort(context, hubs, args));
  return paginate(sorted, args);
}

/**
 * The summed power of the hubs of an account or a space.
 * @throws GatewayError
 */
export async function summarisePower(
  { loaders, signal }: ListContext,
  within: HubsWithin,
): Promise<PowerSummary> {
  const hubs = await hubsWithin(loaders, within);
  return powerSummaries(signal, hubs, '', () => sumPowerOf(loaders, hubs));
}

function hubsWithin(loaders: Loaders, { accountId, spaceId }: HubsWithin): Promise<readonly HubRecord[]> {
  if (spaceId !== undefined) return loaders.hubsIn(spaceId);
  return accountId === undefined ? loaders.hubs() : loaders.hubsOf(accountId);
}

async function filterAndSort(
  { loaders, signal }: ListContext,
  hubs: readonly HubRecord[],
  { filter, orderBy }: HubListArgs,
): Promise<SortedList<HubRecord>> {
  const order = hubOrder(orderBy);
  const { matchesIdentity, matchesDetails } = hubConditions(filter ?? {});
  const accountId = filter?.accountId;
  const ofAccount = typeof accountId === 'string' ? await loaders.hubsOf(accountId) : hubs;
  const idsOfAccount = ofAccount === hubs ? null : new Set(ofAccount.map(({ id }) => id));
  const candidates = await filterInChunks(
    hubs,
    (hub) => (idsOfAccount?.has(hub.id) ?? true) && matchesIdentity(hub),
    signal,
  );
  const needed = neededFor(filter, orderBy);
  if (needed === null) return sortList(candidates, order);
  const completed = await Promise.all(candidates.map(async (hub) => loaders.completed(hub, needed)));
  return sortList(await filterInChunks(completed, matchesDetails, signal), order);
}

async function sumPowerOf(loaders: Loaders, rows: readonly HubRecord[]): Promise<PowerSummary> {
  const hubs = await Promise.all(rows.map(async (hub) => loaders.completed(hub, 'identity')));
  const readings = hubs.flatMap((hub) => hub.power ?? []);
  return {
    hubCount: hubs.length,
    reportingHubCount: readings.length,
    wattage: sumOf(readings.map(({ wattage }) => wattage)) ?? 0,
    energy: sumOf(readings.map(({ energy }) => energy)) ?? 0,
  };
}
