import type { GraphQLResolveInfo } from 'graphql';
import type { HubRecord } from '../datasources/decode/hub.js';
import type { SpaceRecord } from '../datasources/decode/space.js';
import { accountOfSpace } from '../datasources/relations.js';
import { OrderDirection } from '../schema/hub-list-args.js';
import {
  type SpaceFilter,
  type SpaceListArgs,
  type SpaceOrder,
  SpaceOrderField,
} from '../schema/space-list-args.js';
import { filterInChunks } from './filter-in-chunks.js';
import { memoiseByList } from './memoise-by-list.js';
import { BY_ID, type Indexes, type Order, type PageOfList, paginate, sortIndexes } from './paginate.js';
import { reportUnread } from './partial-error.js';
import type { RequestContext } from './request-context.js';
import { wattageBySpace } from './wattage-by-space.js';

type SpaceContext = Pick<RequestContext, 'loaders' | 'signal' | 'partialErrors'>;

/** Names of their own, so that neither the list of hubs nor that of spaces accepts a cursor of the other. */
const SPACES_BY_ID = { ...BY_ID, name: 'SPACE ID' };

const sortedBySpaces = memoiseByList<SpaceRecord, Promise<Indexes>>();
/** Orders that depend on hubs: they are sorted anew where the hubs were loaded anew. */
const sortedByHubs = memoiseByList<HubRecord, Promise<Indexes>>();

/**
 * One page of spaces. Hubs that cannot be read are not part of the sums that spaces are ordered by; an error at the path
 * of the list names them.
 * @param accountId the account whose spaces are listed; null lists all.
 * @throws GatewayError
 */
export async function listSpaces(
  context: SpaceContext,
  info: GraphQLResolveInfo,
  accountId: string | null,
  args: SpaceListArgs,
): Promise<PageOfList<SpaceRecord>> {
  const { loaders, signal } = context;
  const { filter, orderBy } = args;
  const spaces = await loaders.spaces();
  const accounts = accountId === null ? [] : await loaders.accounts();
  const sort = async (order: Order<SpaceRecord>): Promise<Indexes> => {
    const matches = spaceCondition(filter ?? {});
    const matching = await filterInChunks(
      spaces,
      (space) => (accountId === null || accountOfSpace(space, accounts)?.id === accountId) && matches(space),
      signal,
    );
    return sortIndexes(spaces, matching, order, signal);
  };
  const key = JSON.stringify([accountId, filter, orderBy]);
  if (orderBy?.field === SpaceOrderField.WATTAGE) {
    const hubs = await loaders.hubs();
    const sums = await wattageBySpace(context, hubs);
    reportUnread(context, info, sums, 'are not part of the sums');
    const order = orderOf(orderBy, ({ id }) => sums.wattage.get(id) ?? null);
    const indexes = await sortedByHubs(signal, hubs, key, () => sort(order));
    return paginate({ nodes: spaces, indexes, order }, args);
  }
  const order = orderBy ? orderOf(orderBy, ({ name }) => name) : SPACES_BY_ID;
  const indexes = await sortedBySpaces(signal, spaces, key, () => sort(order));
  return paginate({ nodes: spaces, indexes, order }, args);
}

function orderOf({ field, direction }: SpaceOrder, keyOf: Order<SpaceRecord>['keyOf']): Order<SpaceRecord> {
  return { name: `SPACE ${field} ${direction}`, descending: direction === OrderDirection.DESC, keyOf };
}

function spaceCondition(filter: SpaceFilter): (space: SpaceRecord) => boolean {
  const ids = filter.ids && new Set(filter.ids);
  const search = filter.search?.toLowerCase();
  return ({ id, name }) =>
    (ids?.has(id) ?? true) && (search === undefined || (name ?? '').toLowerCase().includes(search));
}
