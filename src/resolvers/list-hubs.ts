import type { GraphQLResolveInfo } from 'graphql';
import type { HubRecord } from '../datasources/decode/hub.js';
import type { Loaders } from '../datasources/loaders.js';
import { powerSummaryOf } from '../datasources/power-summary.js';
import { type PromiseOrValue, whenReady } from '../wire/promise-or-value.js';
import type { HubFilter, HubListArgs } from '../schema/hub-list-args.js';
import type { PowerSummary } from '../schema/power.js';
import { type CompletedHubs, completeHubs } from './complete-hubs.js';
import { type FilteredHubs, filterHubs, filterRows, isDecidedByRows } from './filter-hubs.js';
import { hubOrder, neededFor } from './hub-filter.js';
import { knownByList, memoiseByList } from './memoise-by-list.js';
import { type Indexes, type PageOfList, paginate } from './paginate.js';
import { reportUnnamedSpaces, reportUnread } from './partial-error.js';
import type { RequestContext } from './request-context.js';

/** The hubs of a list before its filter: all, or those of an account or a space. */
export interface HubsWithin {
  readonly accountId?: string;
  readonly spaceId?: string;
}

type ListContext = Pick<RequestContext, 'loaders' | 'signal' | 'partialErrors'>;

/** The sum of a list, and the hubs that could not be read for it. */
interface ComputedPower extends Pick<CompletedHubs, 'unread' | 'failure'> {
  readonly value: PowerSummary;
}

const filteredLists = memoiseByList<HubRecord, Promise<FilteredHubs>>();
const powerSummaries = memoiseByList<HubRecord, Promise<ComputedPower>>();
const knownOrders = knownByList<HubRecord, Indexes>();
const knownSummaries = knownByList<HubRecord, PowerSummary>();

/**
 * One page of hubs: immediately where the list is loaded and its order known. Hubs that cannot be read do not match a
 * filter that needs them, and come last in an order that needs them; an error at the path of the list names them.
 * @throws GatewayError
 */
export function listHubs(
  context: ListContext,
  info: GraphQLResolveInfo,
  within: HubsWithin,
  args: HubListArgs,
): PromiseOrValue<PageOfList<HubRecord>> {
  return whenReady(hubsWithin(context.loaders, within), (hubs) => {
    const key = JSON.stringify([args.filter, args.orderBy]);
    const indexes = knownOrders.get(hubs, key);
    if (indexes === undefined) return listUnsorted(context, info, hubs, key, args);
    return paginate({ nodes: hubs, indexes, order: hubOrder(args.orderBy) }, args);
  });
}

async function listUnsorted(
  context: ListContext,
  info: GraphQLResolveInfo,
  hubs: readonly HubRecord[],
  key: string,
  args: HubListArgs,
): Promise<PageOfList<HubRecord>> {
  const filtered = await filteredLists(context.signal, hubs, key, async () => {
    if (!isDecidedByRows(hubs, args)) return filterHubs(context, hubs, args);
    const list = await filterRows(context, hubs, args);
    knownOrders.set(hubs, key, list.indexes);
    return { list, unread: [], failure: null, searchFailure: null };
  });
  const consequence = neededFor(args.filter, null).length === 0 ? 'come last' : 'do not count as matching';
  reportUnread(context, info, filtered, consequence);
  if (filtered.searchFailure !== null) {
    reportUnnamedSpaces(context, info, filtered.searchFailure, 'are not searched');
  }
  return paginate(filtered.list, args);
}

/**
 * The summed power of the hubs of an account or a space: immediately where the list is loaded and its sum known. Hubs
 * that cannot be read do not count as reporting; an error at the path of the sum names them.
 * @throws GatewayError
 */
export function summarisePower(
  context: ListContext,
  info: GraphQLResolveInfo,
  within: HubsWithin,
): PromiseOrValue<PowerSummary> {
  return whenReady(
    hubsWithin(context.loaders, within),
    (hubs) => knownSummaries.get(hubs, '') ?? sumUnknown(context, info, hubs),
  );
}

async function sumUnknown(
  context: ListContext,
  info: GraphQLResolveInfo,
  hubs: readonly HubRecord[],
): Promise<PowerSummary> {
  const { loaders, signal } = context;
  const summary = await powerSummaries(signal, hubs, '', async () => {
    const computed = await sumPowerOf(loaders, hubs);
    if (!hubs.some((hub) => hub.lacks('identity'))) knownSummaries.set(hubs, '', computed.value);
    return computed;
  });
  reportUnread(context, info, summary, 'are not part of the sum');
  return summary.value;
}

/**
 * All hubs that a filter selects, by id, and those that cannot be read to check it.
 * @throws GatewayError, also where the names of spaces that the filter searches cannot be read.
 */
export async function matchingHubs(
  context: Pick<RequestContext, 'loaders' | 'signal'>,
  filter: HubFilter,
): Promise<CompletedHubs> {
  const hubs = await context.loaders.hubs();
  const { list, unread, failure, searchFailure } = await filterHubs(context, hubs, { filter });
  if (searchFailure !== null) throw searchFailure;
  return { hubs: [...list.indexes].flatMap((index) => list.nodes[index] ?? []), unread, failure };
}

function hubsWithin(
  loaders: Loaders,
  { accountId, spaceId }: HubsWithin,
): PromiseOrValue<readonly HubRecord[]> {
  if (spaceId !== undefined) return loaders.hubsIn(spaceId);
  return accountId === undefined ? loaders.hubs() : loaders.hubsOf(accountId);
}

async function sumPowerOf(loaders: Loaders, rows: readonly HubRecord[]): Promise<ComputedPower> {
  const { hubs, unread, failure } = await completeHubs(loaders, rows, ['identity']);
  return { value: powerSummaryOf(hubs, rows.length), unread, failure };
}
