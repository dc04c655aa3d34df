import type { HubRecord } from '../datasources/decode/hub.js';
import type { LiveMetrics } from '../telemetry/metrics/live-metrics.js';
import { DONE, type Next } from '../wire/ready-iterator.js';
import type { HubAuthorization } from './hub-authorization.js';
import type { OpenAuthorization } from './hub-authorizations.js';
import { CURRENT, DirtyHubs, type Due } from './dirty-hubs.js';
import { includes, type Interest } from './interest.js';
import { LiveEvent, LiveEvents } from './live-event.js';
import type { Snapshot } from './snapshot.js';
import type { Change } from './snapshot-replication.js';
import { hubsWithEvents, isEmpty, type Select, transitionOf } from './transition.js';

export interface SubscriberOptions<Event extends object> {
  /** Released when the subscription ends. */
  readonly open: OpenAuthorization;
  readonly interest: Interest;
  /** Whether the current state comes first. */
  readonly includeCurrent: boolean;
  readonly select: Select<Event>;
  /** Undefined where no metrics are collected. */
  readonly metrics?: LiveMetrics | undefined;
}

/** One subscription, as the poller uses it. */
export interface Subscriber {
  readonly authorization: HubAuthorization;
  /** The hubs to poll: those that the subscriber requested, as far as its authorization permits them. */
  interest(): Interest;
  /** Gives it the snapshot to start from, or to compare with the last one of the poller that served it before. */
  start(snapshot: Snapshot): void;
  /** From now on its snapshots are read with its own principal's token. */
  servePrivately(): void;
  /** Whether it may be sent this record. */
  accepts(hub: HubRecord): boolean;
  /** Whether it has a snapshot. */
  isStarted(): boolean;
  /** The snapshot was replaced. */
  update(change: Change): void;
  /** Delivers an event, where one is ready and the client waits for it. */
  wake(): void;
  /** Ends the subscription, with an error where there is one. */
  end(error: Error | null): void;
}

const NONE = [] as const;

/**
 * Creates a subscriber with the events that it receives. It keeps no queue, only the dirty hubs with the records that
 * the subscriber last received: a slow reader gets the newest state of each hub, and memory is bounded by one entry per
 * hub.
 * @param ended called once, when the subscription ends.
 */
export function createSubscriber<Event extends object>(
  { open, interest, includeCurrent, select, metrics }: SubscriberOptions<Event>,
  ended: () => void,
): { readonly subscriber: Subscriber; readonly events: LiveEvents<Event> } {
  const { authorization } = open;
  /** What the subscriber last received of each dirty hub, in the order in which they changed. */
  const dirty = new DirtyHubs();
  /** The events of the last hub, and how many of them were sent. */
  let ready: readonly Event[] = NONE;
  let sent = 0;
  let known: Snapshot | null = null;
  let waiting: {
    resolve: (next: Next<LiveEvent<Event>>) => void;
    reject: (error: Error) => void;
  } | null = null;
  let isPrivate = false;
  let isOver = false;
  let failure: Error | null = null;

  const unlisten = authorization.listen({
    confirmed(added) {
      dirty.retain((id) => authorization.hubIds.has(id));
      for (const id of added) {
        if (known?.hubs.has(id) === true && includes(interest, id)) dirty.replace({ id, before: null });
      }
      wake();
    },
    ended: end,
  });

  const accepts = (hub: HubRecord) => isPrivate || authorization.mayShare(hub);

  function dueOf(id: string): Due {
    if (!includes(interest, id) || !authorization.hubIds.has(id)) return 'never';
    const hub = known?.hubs.get(id);
    // Not confirmed within the TTL, or not for a shared record: it stays dirty until the next confirmation.
    return authorization.permits(id) && (hub === undefined || accepts(hub)) ? 'now' : 'later';
  }

  /** The next event that is ready, if any. */
  function take(): Next<LiveEvent<Event>> | null {
    const snapshot = known;
    if (snapshot === null) return null;
    while (sent === ready.length) {
      const next = dirty.take(dueOf);
      if (next === null) return null;
      const hub = snapshot.hubs.get(next.id);
      const transition = hub === undefined ? null : transitionOf(hub, next.before, snapshot);
      // A hub that changed and changed back causes no event.
      ready = transition === null || isEmpty(transition) ? NONE : select(transition);
      sent = 0;
    }
    const payload = ready[sent];
    if (payload === undefined) return null;
    sent += 1;
    return { done: false, value: new LiveEvent(payload, authorization.loadersFor, snapshot) };
  }

  function wake(): void {
    if (waiting === null) return;
    const taken = take();
    if (taken === null) return;
    const { resolve } = waiting;
    waiting = null;
    resolve(taken);
  }

  function end(error: Error | null): void {
    if (isOver) return;
    isOver = true;
    unlisten();
    open.release();
    dirty.clear();
    ready = NONE;
    sent = 0;
    if (waiting === null) failure = error;
    else if (error === null) waiting.resolve(DONE);
    else waiting.reject(error);
    waiting = null;
    ended();
  }

  function start(snapshot: Snapshot): void {
    const before = known;
    known = snapshot;
    if (before !== null) {
      for (const [id, hub] of snapshot.hubs) {
        const old = before.hubs.get(id) ?? null;
        if (old !== hub && !dirty.add({ id, before: old })) metrics?.coalesced(1);
      }
    } else if (includeCurrent) {
      for (const id of snapshot.hubs.keys()) dirty.add({ id, before: CURRENT });
    }
  }

  const subscriber: Subscriber = {
    authorization,
    interest: permittedInterest(authorization, interest),
    start,
    servePrivately() {
      isPrivate = true;
    },
    accepts,
    isStarted: () => known !== null,
    update(change) {
      // Where another poller served it before, the change begins at a snapshot that it never had.
      if (known?.hubs !== change.before?.hubs) {
        start(change.snapshot);
        return;
      }
      known = change.snapshot;
      const coalesced = dirty.addAll(hubsWithEvents(change, select));
      if (coalesced > 0) metrics?.coalesced(coalesced);
    },
    wake,
    end,
  };

  const events = new LiveEvents<Event>({
    next() {
      if (failure !== null) {
        const error = failure;
        failure = null;
        return Promise.reject(error);
      }
      if (isOver) return DONE;
      return (
        take() ??
        new Promise((resolve, reject) => {
          waiting = { resolve, reject };
        })
      );
    },
    async return() {
      end(null);
      return DONE;
    },
  });
  return { subscriber, events };
}

/** The part of an interest that an authorization shows, recomputed after each list call. */
function permittedInterest(authorization: HubAuthorization, interest: Interest): () => Interest {
  if (interest === 'all') return () => interest;
  let ofHubIds: ReadonlySet<string> | null = null;
  let permitted: ReadonlySet<string> = new Set();
  return () => {
    const { hubIds } = authorization;
    if (ofHubIds !== hubIds) permitted = new Set([...interest].filter((id) => hubIds.has(id)));
    ofHubIds = hubIds;
    return permitted;
  };
}
