import type { HubRecord } from '../datasources/decode/hub.js';
import type { OpenAuthorization } from './hub-authorizations.js';
import type { HubAuthorization } from './hub-authorization.js';
import { type HubDelta, hubDelta, wholeDelta } from './hub-delta.js';
import { includes, type Interest } from './interest.js';
import { LiveEvent } from './live-event.js';
import type { Snapshot } from './snapshot.js';
import type { Change } from './snapshot-replication.js';

/** A hub, and how it changed since the subscriber's last event about it. */
export interface Transition {
  readonly hub: HubRecord;
  /** As the subscriber last received it; null where it did not. */
  readonly before: HubRecord | null;
  /** Null for the current state, which is sent because the subscriber requested it. */
  readonly delta: HubDelta | null;
  readonly observedAt: Date;
}

export interface SubscriberOptions<Event> {
  /** Released when the subscription ends. */
  readonly open: OpenAuthorization;
  readonly interest: Interest;
  /** Whether the current state comes first. */
  readonly includeCurrent: boolean;
  /** The events that a transition causes; an empty list for none. */
  readonly select: (transition: Transition) => readonly Event[];
}

/** One subscription, as the poller uses it. */
export interface Subscriber {
  readonly authorization: HubAuthorization;
  /** The hubs to poll: those that the subscriber requested, as far as its authorization permits them. */
  readonly interest: Interest;
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
  /** Ends the subscription, with an error where there is one. */
  end(error: Error | null): void;
}

/** The events of one subscription. */
export type SubscriberEvents<Event> = AsyncIterableIterator<LiveEvent<Event>, undefined>;

/** Stands for the state before the first event, where the current state has to be sent. */
const CURRENT = Symbol('current');
type Before = HubRecord | null | typeof CURRENT;

/**
 * Creates a subscriber with the events that it receives. It keeps no queue, only the dirty hubs with the records that
 * the subscriber last received: a slow reader gets the newest state of each hub, and memory is bounded by one entry per
 * hub.
 * @param ended called once, when the subscription ends.
 */
export function createSubscriber<Event>(
  { open, interest, includeCurrent, select }: SubscriberOptions<Event>,
  ended: () => void,
): { readonly subscriber: Subscriber; readonly events: SubscriberEvents<Event> } {
  const { authorization } = open;
  /** What the subscriber last received of each dirty hub, in the order in which they changed. */
  const dirty = new Map<string, Before>();
  const permitted = permittedInterest(authorization, interest);
  let ready: readonly LiveEvent<Event>[] = [];
  let known: Snapshot | null = null;
  let waiting: {
    resolve: (result: IteratorResult<LiveEvent<Event>, undefined>) => void;
    reject: (error: Error) => void;
  } | null = null;
  let isPrivate = false;
  let isOver = false;
  let failure: Error | null = null;

  const unlisten = authorization.listen({
    confirmed(added) {
      for (const id of dirty.keys()) if (!authorization.hubIds.has(id)) dirty.delete(id);
      for (const id of added) if (known?.hubs.has(id) === true) markDirty(id, null);
      wake();
    },
    ended: end,
  });

  function markDirty(id: string, before: Before): void {
    if (includes(interest, id) && authorization.hubIds.has(id) && !dirty.has(id)) dirty.set(id, before);
  }

  const accepts = (hub: HubRecord) => isPrivate || authorization.mayShare(hub);

  /** The next event that is ready, if any. */
  function take(): IteratorResult<LiveEvent<Event>, undefined> | null {
    const snapshot = known;
    if (ready.length === 0 && snapshot !== null) {
      for (const [id, before] of dirty) {
        // Not confirmed within the TTL, or not for a shared record: it stays dirty until the next confirmation.
        if (!authorization.permits(id)) continue;
        const hub = snapshot.hubs.get(id);
        if (hub !== undefined && !accepts(hub)) continue;
        dirty.delete(id);
        const transition = hub === undefined ? null : transitionOf(hub, before, snapshot.observedAt);
        // A hub that changed and changed back causes no event.
        const payloads = transition === null || isEmpty(transition) ? [] : select(transition);
        ready = payloads.map((payload) => new LiveEvent(payload, () => authorization.loadersFor(snapshot)));
        if (ready.length > 0) break;
      }
    }
    const [value, ...rest] = ready;
    if (value === undefined) return null;
    ready = rest;
    return { done: false, value };
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
    ready = [];
    if (waiting === null) failure = error;
    else if (error === null) waiting.resolve({ done: true, value: undefined });
    else waiting.reject(error);
    waiting = null;
    ended();
  }

  const subscriber: Subscriber = {
    authorization,
    get interest() {
      return permitted();
    },
    start(snapshot) {
      const before = known;
      known = snapshot;
      if (before !== null) {
        for (const [id, hub] of snapshot.hubs) {
          const old = before.hubs.get(id) ?? null;
          if (old !== hub) markDirty(id, old);
        }
      } else if (includeCurrent) {
        for (const id of snapshot.hubs.keys()) markDirty(id, CURRENT);
      }
      wake();
    },
    servePrivately() {
      isPrivate = true;
    },
    accepts,
    isStarted: () => known !== null,
    update({ snapshot, update }) {
      const before = known;
      known = snapshot;
      for (const { id } of update.changed) markDirty(id, before?.hubs.get(id) ?? null);
      if (dirty.size > 0) wake();
    },
    end,
  };

  const events: SubscriberEvents<Event> = {
    async next() {
      if (failure !== null) {
        const error = failure;
        failure = null;
        throw error;
      }
      if (isOver) return { done: true, value: undefined };
      return (
        take() ??
        new Promise((resolve, reject) => {
          waiting = { resolve, reject };
        })
      );
    },
    async return() {
      end(null);
      return { done: true, value: undefined };
    },
    async throw(error) {
      end(null);
      throw error;
    },
    [Symbol.asyncIterator]: () => events,
  };
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

function isEmpty({ delta }: Transition): boolean {
  return delta !== null && delta.aspects.length === 0 && delta.ports.length === 0 && !delta.sampled;
}

function transitionOf(hub: HubRecord, before: Before, now: Date): Transition {
  if (before === CURRENT) return { hub, before: null, delta: null, observedAt: now };
  const delta = before === null ? wholeDelta(hub) : hubDelta(before, hub);
  return { hub, before, delta, observedAt: hub.fetchedAt };
}
