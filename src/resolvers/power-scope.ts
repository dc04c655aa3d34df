import { LRUCache } from 'lru-cache';
import { groupByAccount, groupBySpace } from '../datasources/hub-groups.js';
import type { Loaders } from '../datasources/loaders.js';
import { accountsById, spacesById } from '../datasources/relations.js';
import type { HubScope } from '../live/power-totals.js';
import { badUserInput } from '../schema/gateway-error.js';

/** The number of accounts and spaces whose scopes are kept. */
const SCOPES = 10_000;

// Subscribers of the same account or space share a scope, and so the totals, whose execution is shared.
const byAccount = new LRUCache<string, HubScope>({ max: SCOPES });
const bySpace = new LRUCache<string, HubScope>({ max: SCOPES });

/**
 * The hubs of an account or a space that the caller sees.
 * @throws GatewayError BAD_USER_INPUT unless exactly one of both is requested, and for one that the caller cannot see.
 */
export async function powerScope(
  loaders: Loaders,
  accountId: string | null,
  spaceId: string | null,
): Promise<HubScope> {
  if (accountId !== null && spaceId === null) return scopeOfAccount(loaders, accountId);
  if (spaceId !== null && accountId === null) return scopeOfSpace(loaders, spaceId);
  throw badUserInput('spaceId', 'exactly one of accountId and spaceId must be given');
}

async function scopeOfAccount(loaders: Loaders, accountId: string): Promise<HubScope> {
  const accounts = await loaders.accounts();
  if (accountsById.find(accounts, accountId) === null) {
    throw badUserInput('accountId', 'must be the id of an account that you can see');
  }
  if (accounts.length === 1) {
    return keptIn(byAccount, accountId, (hubs) => groupByAccount(hubs, [], accounts).get(accountId));
  }
  // Which hubs belong to which of several accounts depends on the spaces that the principal sees.
  const spaces = await loaders.spaces();
  return (hubs) => groupByAccount(hubs, spaces, accounts).get(accountId);
}

async function scopeOfSpace(loaders: Loaders, spaceId: string): Promise<HubScope> {
  if (spacesById.find(await loaders.spaces(), spaceId) === null) {
    throw badUserInput('spaceId', 'must be the id of a space that you can see');
  }
  return keptIn(bySpace, spaceId, (hubs) => groupBySpace(hubs).get(spaceId));
}

function keptIn(scopes: LRUCache<string, HubScope>, id: string, scope: HubScope): HubScope {
  const known = scopes.get(id) ?? scope;
  scopes.set(id, known);
  return known;
}
