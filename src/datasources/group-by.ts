import type { HubRecord } from './decode/hub.js';

/** The hubs by each of their keys, in one pass: for queries of many accounts or spaces. */
export function groupBy(
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
