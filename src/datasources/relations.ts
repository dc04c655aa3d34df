import type { AccountRecord } from './decode/account.js';
import type { HubRecord } from './decode/hub.js';
import type { SpaceRecord } from './decode/space.js';
import { createListIndex } from './list-index.js';

export const accountsById = createListIndex<AccountRecord>(({ id }) => [id]);
export const spacesById = createListIndex<SpaceRecord>(({ id }) => [id]);
export const hubsById = createListIndex<HubRecord>(({ id }) => [id]);
const hubsByIdentifier = createListIndex<HubRecord>((hub) => hub.identifiers);

/** The hub with this serial number or hardware id, case-insensitive; null if the list has none. */
export function findHub(hubs: readonly HubRecord[], identifier: string): HubRecord | null {
  return hubsByIdentifier.find(hubs, identifier.toLowerCase());
}

/**
 * The account of a space. No document says how a space names its account; a token acts for one account, so where there
 * is one only, everything that the token sees is its own.
 */
export function accountOfSpace(space: SpaceRecord, accounts: readonly AccountRecord[]): AccountRecord | null {
  return space.accountId === null ? onlyOne(accounts) : accountsById.find(accounts, space.accountId);
}

/** The account of a hub: as its row says, else as its spaces say, else the token's one account. */
export function accountOfHub(
  hub: HubRecord,
  spaces: readonly SpaceRecord[],
  accounts: readonly AccountRecord[],
): AccountRecord | null {
  if (hub.accountId !== null) return accountsById.find(accounts, hub.accountId);
  const space = spacesOfHub(hub, spaces).find(({ accountId }) => accountId !== null);
  return space === undefined ? onlyOne(accounts) : accountOfSpace(space, accounts);
}

/** The spaces of the list that a hub is in. */
export function spacesOfHub(hub: HubRecord, spaces: readonly SpaceRecord[]): readonly SpaceRecord[] {
  return spacesById.findAll(spaces, hub.spaceIds);
}

/** Whether the account of a hub can only be derived from its spaces. */
export function needsSpaces(hub: HubRecord, accounts: readonly AccountRecord[]): boolean {
  return hub.accountId === null && accounts.length > 1;
}

function onlyOne(accounts: readonly AccountRecord[]): AccountRecord | null {
  return accounts.length === 1 ? (accounts[0] ?? null) : null;
}
