import type { HubRecord } from '../datasources/decode/hub.js';
import type { GatewayError } from '../schema/gateway-error.js';
import type { HubListArgs } from '../schema/hub-list-args.js';
import { type CompletedHubs, completeHubs } from './complete-hubs.js';
import { filterInChunks } from './filter-in-chunks.js';
import { hubConditions, hubOrder, lacksAny, neededFor } from './hub-filter.js';
import { type SortedList, sortIndexes } from './paginate.js';
import type { RequestContext } from './request-context.js';
import { type NamedSpaces, spacesNamed } from './visible-spaces.js';

type ListContext = Pick<RequestContext, 'loaders' | 'signal'>;
type Condition = Pick<HubListArgs, 'filter' | 'orderBy'>;

/** Hubs, filtered and sorted. */
export interface FilteredHubs extends Pick<CompletedHubs, 'unread' | 'failure'> {
  readonly list: SortedList<HubRecord>;
  /** Why names of spaces were not searched; null where they were, or are not part of the filter. */
  readonly searchFailure: GatewayError | null;
}

const NO_SPACES: NamedSpaces = { ids: new Set(), failure: null };

/** Whether the rows of the list alone decide which hubs a filter selects, and their order. */
export function isDecidedByRows(hubs: readonly HubRecord[], { filter, orderBy }: Condition): boolean {
  if (typeof filter?.accountId === 'string' || typeof filter?.search === 'string') return false;
  const needed = neededFor(filter, orderBy);
  return !hubs.some((hub) => lacksAny(hub, needed));
}

/**
 * Filters and sorts hubs by what their rows, their account, the names of their spaces and single reads show.
 * @throws GatewayError
 */
export async function filterHubs(
  { loaders, signal }: ListContext,
  hubs: readonly HubRecord[],
  { filter, orderBy }: Condition,
): Promise<FilteredHubs> {
  const order = hubOrder(orderBy);
  const { accountId, search } = filter ?? {};
  // Every text contains the empty one: no name of a space is needed to find it.
  const spaces = search ? await spacesNamed(loaders, search, signal) : NO_SPACES;
  const { matchesIdentity, matchesDetails } = hubConditions(filter ?? {}, spaces.ids);
  const ofAccount = typeof accountId === 'string' ? await loaders.hubsOf(accountId) : hubs;
  const idsOfAccount = ofAccount === hubs ? null : new Set(ofAccount.map(({ id }) => id));
  const candidates = await filterInChunks(
    hubs,
    (hub) => (idsOfAccount?.has(hub.id) ?? true) && matchesIdentity(hub),
    signal,
  );
  const searchFailure = spaces.failure;
  const needed = neededFor(filter, orderBy);
  if (needed.length === 0) {
    const indexes = await sortIndexes(hubs, candidates, order, signal);
    return { list: { nodes: hubs, indexes, order }, unread: [], failure: null, searchFailure };
  }
  const rows = candidates.flatMap((index) => hubs[index] ?? []);
  const { hubs: completed, unread, failure } = await completeHubs(loaders, rows, needed);
  const matching = await filterInChunks(completed, matchesDetails, signal);
  if (neededFor(filter, null).length > 0) {
    const indexes = await sortIndexes(completed, matching, order, signal);
    return { list: { nodes: completed, indexes, order }, unread, failure, searchFailure };
  }
  const unreadRows = new Set(unread);
  // What a thin row has in place of the value, such as the serial number for the name, is not the value.
  const keyOf = (hub: HubRecord) => (unreadRows.has(hub) ? null : order.keyOf(hub));
  const nodes = [...completed, ...unread];
  const selected = [...matching, ...unread.map((_, index) => completed.length + index)];
  const indexes = await sortIndexes(nodes, selected, { ...order, keyOf }, signal);
  return { list: { nodes, indexes, order: { ...order, keyOf } }, unread, failure, searchFailure };
}

/**
 * Filters and sorts hubs whose rows alone decide it.
 * @throws GatewayError CLIENT_DISCONNECTED after the abort.
 */
export async function filterRows(
  { signal }: Pick<ListContext, 'signal'>,
  hubs: readonly HubRecord[],
  { filter, orderBy }: Condition,
): Promise<SortedList<HubRecord>> {
  const order = hubOrder(orderBy);
  const { matchesIdentity, matchesDetails } = hubConditions(filter ?? {}, NO_SPACES.ids);
  const matching = await filterInChunks(hubs, (hub) => matchesIdentity(hub) && matchesDetails(hub), signal);
  return { nodes: hubs, indexes: await sortIndexes(hubs, matching, order, signal), order };
}
