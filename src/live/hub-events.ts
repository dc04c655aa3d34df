import type { HubRecord } from '../datasources/decode/hub.js';
import { CURRENT, DirtyHubs, type Due } from './dirty-hubs.js';
import type { CreateProducer } from './event-producer.js';
import { mayShare } from './hub-authorization.js';
import { includes } from './interest.js';
import type { Snapshot } from './snapshot.js';
import { hubsWithEvents, isEmpty, type Select, transitionOf } from './transition.js';

export interface HubEventsOptions<Event extends object> {
  /** Whether the current state comes first. */
  readonly includeCurrent: boolean;
  readonly select: Select<Event>;
}

const NONE = [] as const;

/**
 * The events that changes of hubs cause. The producer keeps the dirty hubs with the records that the subscriber last
 * received: a slow reader gets the newest state of each hub, and memory is bounded by one entry per hub.
 */
export function hubEvents<Event extends object>({
  includeCurrent,
  select,
}: HubEventsOptions<Event>): CreateProducer<Event> {
  return ({ authorization, interest, isPrivate, accepts }, metrics) => {
    /** What the subscriber last received of each dirty hub, in the order in which they changed. */
    const dirty = new DirtyHubs();
    /** The events of the last hub, and how many of them were sent. */
    let ready: readonly Event[] = NONE;
    let sent = 0;
    /** What decided at the last snapshot which of its records the subscriber may be sent. */
    let listThen = authorization.list;
    let wasPrivate = false;

    function dueOf(id: string, { hubs }: Snapshot): Due {
      if (!includes(interest, id) || !authorization.hubIds.has(id)) return 'never';
      const hub = hubs.get(id);
      // Not confirmed within the TTL, or not for a shared record: it stays dirty until the next confirmation.
      return authorization.permits(id) && (hub === undefined || accepts(hub)) ? 'now' : 'later';
    }

    /** The record before, where the subscriber may have been sent it: another principal's token may have read it. */
    function shown(before: HubRecord | null): HubRecord | null {
      const mayShow = before === null || wasPrivate || mayShare(listThen, before);
      return mayShow ? before : null;
    }

    function remember(): void {
      listThen = authorization.list;
      wasPrivate = isPrivate();
    }

    return {
      start(snapshot, before) {
        if (before !== null) {
          for (const [id, hub] of snapshot.hubs) {
            const old = before.hubs.get(id) ?? null;
            if (old === hub || isEmpty(transitionOf(hub, old, snapshot))) continue;
            if (!dirty.add({ id, before: shown(old) })) metrics?.coalesced(1);
          }
        } else if (includeCurrent) {
          for (const id of snapshot.hubs.keys()) dirty.add({ id, before: CURRENT });
        }
        remember();
      },
      update(change) {
        const hubs = hubsWithEvents(change, select);
        const showsAll = wasPrivate || listThen.thinRows.size === 0;
        const own = showsAll ? hubs : hubs.map(({ id, before }) => ({ id, before: shown(before) }));
        const coalesced = dirty.addAll(own);
        if (coalesced > 0) metrics?.coalesced(coalesced);
        remember();
      },
      confirmed(added, snapshot) {
        dirty.retain((id) => authorization.hubIds.has(id));
        for (const id of added) {
          if (snapshot?.hubs.has(id) === true && includes(interest, id)) dirty.replace({ id, before: null });
        }
      },
      take(snapshot) {
        const due = (id: string) => dueOf(id, snapshot);
        while (sent === ready.length) {
          const next = dirty.take(due);
          if (next === null) return null;
          const hub = snapshot.hubs.get(next.id);
          const transition = hub === undefined ? null : transitionOf(hub, next.before, snapshot);
          // A hub that changed and changed back causes no event.
          ready = transition === null || isEmpty(transition) ? NONE : select(transition);
          sent = 0;
        }
        const event = ready[sent] ?? null;
        sent += 1;
        return event;
      },
      clear() {
        dirty.clear();
        ready = NONE;
        sent = 0;
      },
    };
  };
}
