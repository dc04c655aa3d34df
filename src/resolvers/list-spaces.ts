import type { SpaceRecord } from '../datasources/decode/space.js';
import { accountOfSpace } from '../datasources/relations.js';
import type { Connection } from '../schema/connection.js';
import type { SpaceFilter, SpaceListArgs } from '../schema/space-list-args.js';
import { filterInChunks } from './filter-in-chunks.js';
import { memoiseByList } from './memoise-by-list.js';
import { BY_ID, type Indexes, paginate, sortIndexes } from './paginate.js';
import type { RequestContext } from './request-context.js';

/** A name of its own, so that neither the list of hubs nor that of spaces accepts a cursor of the other. */
const SPACES_BY_ID = { ...BY_ID, name: 'SPACE ID' };

const sortedLists = memoiseByList<SpaceRecord, Promise<Indexes>>();

/**
 * One page of spaces.
 * @param accountId the account whose spaces are listed; null lists all.
 * @throws GatewayError
 */
export async function listSpaces(
  { loaders, signal }: Pick<RequestContext, 'loaders' | 'signal'>,
  accountId: string | null,
  args: SpaceListArgs,
): Promise<Connection<SpaceRecord>> {
  const spaces = await loaders.spaces();
  const accounts = accountId === null ? [] : await loaders.accounts();
  const indexes = await sortedLists(signal, spaces, JSON.stringify([accountId, args.filter]), async () => {
    const matches = spaceCondition(args.filter ?? {});
    const matching = await filterInChunks(
      spaces,
      (space) => (accountId === null || accountOfSpace(space, accounts)?.id === accountId) && matches(space),
      signal,
    );
    return sortIndexes(spaces, matching, SPACES_BY_ID, signal);
  });
  return paginate({ nodes: spaces, indexes, order: SPACES_BY_ID }, args);
}

function spaceCondition(filter: SpaceFilter): (space: SpaceRecord) => boolean {
  const ids = filter.ids && new Set(filter.ids);
  const search = filter.search?.toLowerCase();
  return ({ id, name }) =>
    (ids?.has(id) ?? true) && (search === undefined || (name ?? '').toLowerCase().includes(search));
}
