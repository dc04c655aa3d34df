import type { AccountRecord } from './decode/account.js';
import type { HubRecord } from './decode/hub.js';
import type { SpaceRecord } from './decode/space.js';
import { identify, identityOf } from './list-index.js';
import { accountOfHub } from './relations.js';

/** The positions of hubs in their list, by the id of their account, or of their spaces. */
type Positions = ReadonlyMap<string, readonly number[]>;

interface ByAccount {
  readonly spaces: readonly SpaceRecord[];
  readonly accounts: readonly AccountRecord[];
  readonly positions: Positions;
}

const bySpace = new WeakMap<object, Positions>();
const byAccount = new WeakMap<object, ByAccount>();

/** The hubs of a list that have something in common, by an id. */
export interface HubGroups {
  /** The same array for each call; empty where there is no such group. */
  get(id: string): readonly HubRecord[];
}

/** The hubs of a list by space. Grouped once for the list and its renewals. */
export function groupBySpace(hubs: readonly HubRecord[]): HubGroups {
  const identity = identityOf(hubs);
  const positions = bySpace.get(identity) ?? groupBy(hubs, (hub) => hub.spaceIds);
  bySpace.set(identity, positions);
  return groupsOf(hubs, positions);
}

/**
 * The hubs of a list by account. Grouped once for the list and its renewals, as long as the other two are the same.
 * @param spaces empty where no hub needs them.
 */
export function groupByAccount(
  hubs: readonly HubRecord[],
  spaces: readonly SpaceRecord[],
  accounts: readonly AccountRecord[],
): HubGroups {
  const identity = identityOf(hubs);
  const known = byAccount.get(identity);
  if (known?.spaces === spaces && known.accounts === accounts) return groupsOf(hubs, known.positions);
  const positions = groupBy(hubs, (hub) => {
    const account = accountOfHub(hub, spaces, accounts);
    return account === null ? [] : [account.id];
  });
  byAccount.set(identity, { spaces, accounts, positions });
  return groupsOf(hubs, positions);
}

function groupsOf(hubs: readonly HubRecord[], positions: Positions): HubGroups {
  const groups = new Map<string, readonly HubRecord[]>();
  return {
    get(id) {
      const known = groups.get(id);
      if (known !== undefined) return known;
      const ofGroup = positions.get(id) ?? [];
      const group = ofGroup.flatMap((position) => hubs[position] ?? []);
      // The groups of renewals of the list are renewals of each other.
      if (group.length > 0) identify(group, ofGroup);
      groups.set(id, group);
      return group;
    },
  };
}

function groupBy(hubs: readonly HubRecord[], keysOf: (hub: HubRecord) => readonly string[]): Positions {
  const groups = new Map<string, number[]>();
  for (const [position, hub] of hubs.entries()) {
    for (const key of keysOf(hub)) {
      const group = groups.get(key);
      if (group) group.push(position);
      else groups.set(key, [position]);
    }
  }
  return groups;
}
