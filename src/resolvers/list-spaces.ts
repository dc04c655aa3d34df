import type { SpaceRecord } from '../datasources/decode/space.js';
import type { Loaders } from '../datasources/loaders.js';
import { accountOfSpace } from '../datasources/relations.js';
import type { Connection } from '../schema/connection.js';
import type { SpaceFilter, SpaceListArgs } from '../schema/space-list-args.js';
import { BY_ID, paginate } from './paginate.js';

/** A name of its own, so that neither the list of hubs nor that of spaces accepts a cursor of the other. */
const SPACES_BY_ID = { ...BY_ID, name: 'SPACE ID' };

/**
 * One page of spaces.
 * @param accountId the account whose spaces are listed; null lists all.
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
