import type { HubRecord } from '../datasources/decode/hub.js';
import { sumOf } from '../datasources/decode/power.js';
import type { Loaders } from '../datasources/loaders.js';
import { accountOfHub, needsSpaces } from '../datasources/relations.js';
import type { Connection } from '../schema/connection.js';
import type { HubListArgs } from '../schema/hub-list-args.js';
import type { PowerSummary } from '../schema/power.js';
import { filterInChunks } from './filter-in-chunks.js';
import { hubConditions, hubOrder, neededFor } from './hub-filter.js';
import { paginate } from './paginate.js';
import type { RequestContext } from './request-context.js';

/** The hubs of a list before its filter: all, or those of an account or a space. */
export interface HubsWithin {
  readonly accountId?: string;
  readonly spaceId?: string;
}

/**
 * One page of hubs.
 * @throws GatewayError
 */
export async function listHubs(
  { loaders, signal }: Pick<RequestContext, 'loaders' | 'signal'>,
  within: HubsWithin,
  args: HubListArgs,
): Promise<Connection<HubRecord>> {
  const filter = args.filter ?? {};
  const order = hubOrder(args.orderBy);
  const { matchesIdentity, matchesDetails } = hubConditions(filter);
  const hubs = await hubsWithin(loaders, within);
  const ofAccount =
    typeof filter.accountId === 'string' ? await hubsOfAccount(loaders, hubs, filter.accountId) : hubs;
  const candidates = await filterInChunks(ofAccount, matchesIdentity, signal);
  const needed = neededFor(args.filter, args.orderBy);
  if (needed === null) return paginate(candidates, order, args);
  const completed = await Promise.all(candidates.map(async (hub) => loaders.completed(hub, needed)));
  return paginate(await filterInChunks(completed, matchesDetails, signal), order, args);
}

/**
 * The summed power of the hubs of an account or a space.
 * @throws GatewayError
 */
export async function summarisePower(loaders: Loaders, within: HubsWithin): Promise<PowerSummary> {
  const rows = await hubsWithin(loaders, within);
  const hubs = await Promise.all(rows.map(async (hub) => loaders.completed(hub, 'identity')));
  const readings = hubs.flatMap((hub) => hub.power ?? []);
  return {
    hubCount: hubs.length,
    reportingHubCount: readings.length,
    wattage: sumOf(readings.map(({ wattage }) => wattage)) ?? 0,
    energy: sumOf(readings.map(({ energy }) => energy)) ?? 0,
  };
}

function hubsWithin(loaders: Loaders, { accountId, spaceId }: HubsWithin): Promise<readonly HubRecord[]> {
  if (spaceId !== undefined) return loaders.hubsIn(spaceId);
  const hubs = loaders.hubs();
  return accountId === undefined ? hubs : hubs.then((all) => hubsOfAccount(loaders, all, accountId));
}

async function hubsOfAccount(
  loaders: Loaders,
  hubs: readonly HubRecord[],
  accountId: string,
): Promise<readonly HubRecord[]> {
  const accounts = await loaders.accounts();
  const spaces = hubs.some((hub) => needsSpaces(hub, accounts)) ? await loaders.spaces() : [];
  return hubs.filter((hub) => accountOfHub(hub, spaces, accounts)?.id === accountId);
}
