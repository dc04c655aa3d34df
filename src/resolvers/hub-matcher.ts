import type { HubRecord } from '../datasources/decode/hub.js';
import type { Loaders } from '../datasources/loaders.js';
import { accountOfHub, needsSpaces } from '../datasources/relations.js';
import type { HubFilter } from '../schema/hub-list-args.js';
import { matchesDetails, matchesIdentity } from './hub-filter.js';

/**
 * Tells again and again whether hubs meet a filter. Which account a hub is of is told by the accounts and spaces as
 * they are when the matcher is made.
 * @throws GatewayError
 */
export async function hubMatcher(loaders: Loaders, filter: HubFilter): Promise<(hub: HubRecord) => boolean> {
  const { accountId } = filter;
  if (typeof accountId !== 'string')
    return (hub) => matchesIdentity(hub, filter) && matchesDetails(hub, filter);
  const accounts = await loaders.accounts();
  const spaces = accounts.length > 1 ? await loaders.spaces() : [];
  return (hub) =>
    accountOfHub(hub, needsSpaces(hub, accounts) ? spaces : [], accounts)?.id === accountId &&
    matchesIdentity(hub, filter) &&
    matchesDetails(hub, filter);
}
