import type { HubRecord } from '../datasources/decode/hub.js';
import { accountOfHub, needsSpaces } from '../datasources/relations.js';
import type { HubFilter } from '../schema/hub-list-args.js';
import { hubConditions } from './hub-filter.js';
import type { RequestContext } from './request-context.js';
import { spacesNamed } from './visible-spaces.js';

const NO_SPACES: ReadonlySet<string> = new Set();

/** Whether equal filters select the same hubs for every principal: an account and names of spaces depend on who asks. */
export function isEqualForAll({ accountId, search }: HubFilter): boolean {
  return typeof accountId !== 'string' && typeof search !== 'string';
}

/**
 * A predicate for hubs that meet a filter, for repeated use. The account of a hub and the names of its spaces are those
 * that are read when the matcher is created.
 * @param signal aborted when the client is gone.
 * @throws GatewayError
 */
export async function hubMatcher(
  { loaders, signal }: Pick<RequestContext, 'loaders' | 'signal'>,
  filter: HubFilter,
): Promise<(hub: HubRecord) => boolean> {
  const { accountId, search } = filter;
  const { ids, failure } =
    // Every text contains the empty one.
    search ? await spacesNamed(loaders, search, signal) : { ids: NO_SPACES, failure: null };
  // Without their names the subscription would lack hubs as long as it lives.
  if (failure !== null) throw failure;
  const { matchesIdentity, matchesDetails } = hubConditions(filter, ids);
  if (typeof accountId !== 'string') return (hub) => matchesIdentity(hub) && matchesDetails(hub);
  const accounts = await loaders.accounts();
  const spaces = accounts.length > 1 ? await loaders.spaces() : [];
  return (hub) =>
    accountOfHub(hub, needsSpaces(hub, accounts) ? spaces : [], accounts)?.id === accountId &&
    matchesIdentity(hub) &&
    matchesDetails(hub);
}
