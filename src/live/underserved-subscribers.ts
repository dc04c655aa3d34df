import type { HubAuthorization } from './hub-authorization.js';
import { covers, includes } from './interest.js';
import type { Snapshot } from './snapshot.js';
import type { Subscriber } from './subscriber.js';

/**
 * A subscriber is reported after this many consecutive snapshots without one of its hubs; fewer may lack a hub that is
 * new, or that was removed after the list call.
 */
const SNAPSHOTS = 3;

/**
 * Finds subscribers that see hubs which the polling identity does not. The first snapshot that lacks one of their hubs
 * refreshes their authorization; after a few in a row they are reported.
 */
export function createUnderservedFinder(): (
  snapshot: Snapshot,
  subscribers: Iterable<Subscriber>,
) => readonly Subscriber[] {
  const lacking = new Map<HubAuthorization, number>();
  return (snapshot, subscribers) => {
    const groups = new Map<HubAuthorization, Subscriber[]>();
    for (const subscriber of subscribers) {
      const group = groups.get(subscriber.authorization) ?? [];
      if (group.length === 0) groups.set(subscriber.authorization, group);
      group.push(subscriber);
    }
    for (const authorization of lacking.keys()) {
      if (!groups.has(authorization)) lacking.delete(authorization);
    }
    const underserved: Subscriber[] = [];
    for (const [authorization, group] of groups) {
      // Subscribers of one principal with the same interest lack the same hubs.
      const distinct = new Map(group.map((subscriber) => [subscriber.interest(), subscriber]));
      const lacks = [...distinct.values()].some((subscriber) => lacksHub(snapshot, subscriber));
      const snapshots = lacks ? (lacking.get(authorization) ?? 0) + 1 : 0;
      lacking.set(authorization, snapshots);
      if (snapshots === 1) authorization.refresh();
      if (snapshots >= SNAPSHOTS) underserved.push(...group);
    }
    return underserved;
  };
}

function lacksHub(snapshot: Snapshot, subscriber: Subscriber): boolean {
  const { authorization } = subscriber;
  const interest = subscriber.interest();
  if (!covers(snapshot.coverage, interest)) return false;
  for (const id of authorization.hubIds) {
    const hub = snapshot.hubs.get(id);
    if (includes(interest, id) && (hub === undefined || !subscriber.accepts(hub))) return true;
  }
  return false;
}
