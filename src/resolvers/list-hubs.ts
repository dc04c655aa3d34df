import type { GraphQLResolveInfo } from 'graphql';
import type { HubRecord } from '../datasources/decode/hub.js';
import type { Loaders } from '../datasources/loaders.js';
import { powerSummaryOf } from '../datasources/power-summary.js';
import { type PromiseOrValue, whenReady } from '../wire/promise-or-value.js';
import type { HubFilter, HubListArgs } from '../schema/hub-list-args.js';
import type { PowerSummary } from '../schema/power.js';
import { type CompletedHubs, completeHubs } from './complete-hubs.js';
import { filterInChunks } from './filter-in-chunks.js';
import { hubConditions, hubOrder, neededFor } from './hub-filter.js';
import { knownByList, memoiseByList } from './memoise-by-list.js';
import { type Indexes, type PageOfList, paginate, type SortedList, sortIndexes } from './paginate.js';
import { reportUnread } from './partial-error.js';
import type { RequestContext } from './request-context.js';

/** The hubs of a list before its filter: all, or those of an account or a space. */
export interface HubsWithin {
  readonly accountId?: string;
  readonly spaceId?: string;
}

type ListContext = Pick<RequestContext, 'loaders' | 'signal'>;
type ReportContext = ListContext & Pick<RequestContext, 'partialErrors'>;

/** What is computed of a list, and the hubs that could not be read for it. */
interface Computed<Value> extends Pick<CompletedHubs, 'unread' | 'failure'> {
  readonly value: Value;
}

const sortedLists = memoiseByList<HubRecord, Promise<Computed<SortedList<HubRecord>>>>();
const powerSummaries = memoiseByList<HubRecord, Promise<Computed<PowerSummary>>>();
const knownOrders = knownByList<HubRecord, Indexes>();
const knownSummaries = knownByList<HubRecord, PowerSummary>();

/**
 * One page of hubs: immediately where the list is loaded and its order known. Hubs that cannot be read do not match a
 * filter that needs them, and come last in an order that needs them; an error at the path of the list names them.
 * @throws GatewayError
 */
export function listHubs(
  context: ReportContext,
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
  context: ReportContext,
  info: GraphQLResolveInfo,
  hubs: readonly HubRecord[],
  key: string,
  args: HubListArgs,
): Promise<PageOfList<HubRecord>> {
  const sorted = await sortedLists(context.signal, hubs, key, async () => {
    if (!isOrderedByRows(hubs, args)) return filterAndSort(context, hubs, args);
    const list = await filterAndSortRows(context, hubs, args);
    knownOrders.set(hubs, key, list.indexes);
    return { value: list, unread: [], failure: null };
  });
  const consequence = neededFor(args.filter, null) === null ? 'come last' : 'do not count as matching';
  reportUnread(context, info, sorted, consequence);
  return paginate(sorted.value, args);
}

/**
 * The summed power of the hubs of an account or a space: immediately where the list is loaded and its sum known. Hubs
 * that cannot be read do not count as reporting; an error at the path of the sum names them.
 * @throws GatewayError
 */
export function summarisePower(
  context: ReportContext,
  info: GraphQLResolveInfo,
  within: HubsWithin,
): PromiseOrValue<PowerSummary> {
  return whenReady(
    hubsWithin(context.loaders, within),
    (hubs) => knownSummaries.get(hubs, '') ?? sumUnknown(context, info, hubs),
  );
}

async function sumUnknown(
  context: ReportContext,
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
 * @throws GatewayError
 */
export async function matchingHubs(context: ListContext, filter: HubFilter): Promise<CompletedHubs> {
  const hubs = await context.loaders.hubs();
  const { value, unread, failure } = await filterAndSort(context, hubs, { filter });
  return { hubs: [...value.indexes].flatMap((index) => value.nodes[index] ?? []), unread, failure };
}

function hubsWithin(
  loaders: Loaders,
  { accountId, spaceId }: HubsWithin,
): PromiseOrValue<readonly HubRecord[]> {
  if (spaceId !== undefined) return loaders.hubsIn(spaceId);
  return accountId === undefined ? loaders.hubs() : loaders.hubsOf(accountId);
}

/** Whether the rows of the list alone decide which hubs a filter selects, and their order. */
function isOrderedByRows(hubs: readonly HubRecord[], { filter, orderBy }: HubListArgs): boolean {
  const needed = neededFor(filter, orderBy);
  return typeof filter?.accountId !== 'string' && (needed === null || !hubs.some((hub) => hub.lacks(needed)));
}

async function filterAndSortRows(
  { signal }: ListContext,
  hubs: readonly HubRecord[],
  { filter, orderBy }: HubListArgs,
): Promise<SortedList<HubRecord>> {
  const order = hubOrder(orderBy);
  const { matchesIdentity, matchesDetails } = hubConditions(filter ?? {});
  const matching = await filterInChunks(hubs, (hub) => matchesIdentity(hub) && matchesDetails(hub), signal);
  return { nodes: hubs, indexes: await sortIndexes(hubs, matching, order, signal), order };
}

/** Filters and sorts hubs by what their account or a single read shows too. */
async function filterAndSort(
  { loaders, signal }: ListContext,
  hubs: readonly HubRecord[],
  { filter, orderBy }: HubListArgs,
): Promise<Computed<SortedList<HubRecord>>> {
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
  if (needed === null) {
    const indexes = await sortIndexes(hubs, candidates, order, signal);
    return { value: { nodes: hubs, indexes, order }, unread: [], failure: null };
  }
  const rows = candidates.flatMap((index) => hubs[index] ?? []);
  const { hubs: completed, unread, failure } = await completeHubs(loaders, rows, needed);
  const matching = await filterInChunks(completed, matchesDetails, signal);
  if (neededFor(filter, null) !== null) {
    const indexes = await sortIndexes(completed, matching, order, signal);
    return { value: { nodes: completed, indexes, order }, unread, failure };
  }
  const unreadRows = new Set(unread);
  // What a thin row has in place of the value, such as the serial number for the name, is not the value.
  const keyOf = (hub: HubRecord) => (unreadRows.has(hub) ? null : order.keyOf(hub));
  const nodes = [...completed, ...unread];
  const selected = [...matching, ...unread.map((_, index) => completed.length + index)];
  const indexes = await sortIndexes(nodes, selected, { ...order, keyOf }, signal);
  return { value: { nodes, indexes, order: { ...order, keyOf } }, unread, failure };
}

async function sumPowerOf(loaders: Loaders, rows: readonly HubRecord[]): Promise<Computed<PowerSummary>> {
  const { hubs, unread, failure } = await completeHubs(loaders, rows, 'identity');
  return { value: powerSummaryOf(hubs, rows.length), unread, failure };
}
