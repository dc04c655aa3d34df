import type { AccountRecord } from './decode/account.js';
import type { HubRecord } from './decode/hub.js';
import type { SpaceRecord } from './decode/space.js';
import { accountOfHub } from './relations.js';

/** The hubs of a list by the id of their account, or of their spaces. */
export type HubGroups = ReadonlyMap<string, readonly HubRecord[]>;

const bySpace = new WeakMap<readonly HubRecord[], HubGroups>();

interface ByAccount {
  readonly spaces: readonly SpaceRecord[];
  readonly accounts: readonly AccountRecord[];
  readonly groups: HubGroups;
}
const byAccount = new WeakMap<readonly HubRecord[], ByAccount>();

/** The hubs of a list by space. Computed once for each list, which must not be changed. */
export function groupBySpace(hubs: readonly HubRecord[]): HubGroups {
  const groups = bySpace.get(hubs) ?? groupBy(hubs, (hub) => hub.spaceIds);
  bySpace.set(hubs, groups);
  return groups;
}

/**
 * The hubs of a list by account. Computed once for each list as long as the other two are the same.
 * @param spaces empty where no hub needs them.
 */
export function groupByAccount(
  hubs: readonly HubRecord[],
  spaces: readonly SpaceRecord[],
  accounts: readonly AccountRecord[],
): HubGroups {
  const known = byAccount.get(hubs);
  if (known?.spaces === spaces && known.accounts === accounts) return known.groups;
  const groups = groupBy(hubs, (hub) => {
    const account = accountOfHub(hub, spaces, accounts);
    return account === null ? [] : [account.id];
  });
  byAccount.set(hubs, { spaces, accounts, groups });
  return groups;
}

function groupBy(
  hubs: readonly HubRecord[],
  keysOf: (hub: HubRecord) => readonly string[],
): ReadonlyMap<string, readonly HubRecord[]> {
  const groups = new Map<string, HubRecord[]>();
  for (const hub of hubs) {
    for (const key of keysOf(hub)) {
      const group = groups.get(key);
      if (group) group.push(hub);
      else groups.set(key, [hub]);
    }
  }
  return groups;
}
