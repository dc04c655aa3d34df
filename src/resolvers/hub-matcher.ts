import type { HubRecord } from '../datasources/decode/hub.js';
import type { Loaders } from '../datasources/loaders.js';
import { accountOfHub, needsSpaces } from '../datasources/relations.js';
import type { HubFilter } from '../schema/hub-list-args.js';
import { hubConditions } from './hub-filter.js';

/**
 * A predicate for hubs that meet a filter, for repeated use. The account of a hub is derived from the accounts and
 * spaces that are read when the matcher is created.
 * @throws GatewayError
 */
export async function hubMatcher(loaders: Loaders, filter: HubFilter): Promise<(hub: HubRecord) => boolean> {
  const { accountId } = filter;
  const { matchesIdentity, matchesDetails } = hubConditions(filter);
  if (typeof accountId !== 'string') return (hub) => matchesIdentity(hub) && matchesDetails(hub);
  const accounts = await loaders.accounts();
  const spaces = accounts.length > 1 ? await loaders.spaces() : [];
  return (hub) =>
    accountOfHub(hub, needsSpaces(hub, accounts) ? spaces : [], accounts)?.id === accountId &&
    matchesIdentity(hub) &&
    matchesDetails(hub);
}
