import type { AccountRecord } from './decode/account.js';
import type { HubRecord } from './decode/hub.js';
import type { SpaceRecord } from './decode/space.js';

/**
 * The account of a space. No document says how a space names its account; a token acts for one account, so where there
 * is one only, everything that the token sees is its own.
 */
export function accountOfSpace(space: SpaceRecord, accounts: readonly AccountRecord[]): AccountRecord | null {
  return space.accountId === null ? onlyOne(accounts) : byId(accounts, space.accountId);
}

/** The account of a hub: as its row says, else as its spaces say, else the token's one account. */
export function accountOfHub(
  hub: HubRecord,
  spaces: readonly SpaceRecord[],
  accounts: readonly AccountRecord[],
): AccountRecord | null {
  if (hub.accountId !== null) return byId(accounts, hub.accountId);
  const space = spaces.find(({ id, accountId }) => accountId !== null && hub.spaceIds.includes(id));
  return space === undefined ? onlyOne(accounts) : accountOfSpace(space, accounts);
}

/** Whether the account of a hub can only be derived from its spaces. */
export function needsSpaces(hub: HubRecord, accounts: readonly AccountRecord[]): boolean {
  return hub.accountId === null && accounts.length > 1;
}

function onlyOne(accounts: readonly AccountRecord[]): AccountRecord | null {
  return accounts.length === 1 ? (accounts[0] ?? null) : null;
}

function byId(accounts: readonly AccountRecord[], accountId: string): AccountRecord | null {
  return accounts.find(({ id }) => id === accountId) ?? null;
}
