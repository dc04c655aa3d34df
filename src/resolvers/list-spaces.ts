import type { SpaceRecord } from '../datasources/decode/space.js';
import type { Loaders } from '../datasources/loaders.js';
import { accountOfSpace } from '../datasources/relations.js';
import type { Connection } from '../schema/connection.js';
import type { SpaceFilter, SpaceListArgs } from '../schema/space-list-args.js';
import { BY_ID, paginate } from './paginate.js';

/** Named apart from the order of hubs by id, so that neither list takes a cursor of the other. */
const SPACES_BY_ID = { ...BY_ID, name: 'SPACE ID' };

/**
 * One page of spaces.
 * @param accountId of this account only, or null for all.
 * @throws GatewayError
 */
export async function listSpaces(
  loaders: Loaders,
  accountId: string | null,
  args: SpaceListArgs,
): Promise<Connection<SpaceRecord>> {
  const spaces = await loaders.spaces();
  const accounts = accountId === null ? [] : await loaders.accounts();
  const wanted = spaces.filter(
    (space) =>
      (accountId === null || accountOfSpace(space, accounts)?.id === accountId) &&
      matches(space, args.filter ?? {}),
  );
  return paginate(wanted, SPACES_BY_ID, args);
}

function matches(space: SpaceRecord, { ids, search }: SpaceFilter): boolean {
  return (
    (ids?.includes(space.id) ?? true) &&
    (typeof search !== 'string' || (space.name ?? '').toLowerCase().includes(search.toLowerCase()))
  );
}
