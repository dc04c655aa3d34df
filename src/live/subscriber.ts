import type { HubRecord } from '../datasources/decode/hub.js';
import type { LiveMetrics } from '../telemetry/metrics/live-metrics.js';
import { DONE, type Next } from '../wire/ready-iterator.js';
import type { CreateProducer } from './event-producer.js';
import type { HubAuthorization } from './hub-authorization.js';
import type { OpenAuthorization } from './hub-authorizations.js';
import type { Interest } from './interest.js';
import { LiveEvent, LiveEvents } from './live-event.js';
import type { Snapshot } from './snapshot.js';
import type { Change } from './snapshot-replication.js';

export interface SubscriberOptions<Event extends object> {
  /** Released when the subscription ends. */
  readonly open: OpenAuthorization;
  readonly interest: Interest;
  /** Creates what decides which events it receives. */
  readonly createProducer: CreateProducer<Event>;
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
  /** The next snapshot that it starts with, and those after it, are read with its own principal's token. */
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

/**
 * Creates a subscriber with the events that it receives.
 * @param ended called once, when the subscription ends.
 */
export function createSubscriber<Event extends object>(
  { open, interest, createProducer, metrics }: SubscriberOptions<Event>,
  ended: () => void,
): { readonly subscriber: Subscriber; readonly events: LiveEvents<Event> } {
  const { authorization } = open;
  let known: Snapshot | null = null;
  let waiting: {
    resolve: (next: Next<LiveEvent<Event>>) => void;
    reject: (error: Error) => void;
  } | null = null;
  let isPrivate = false;
  /** Whether the next poller that gives it a snapshot reads with its own principal's token. */
  let isNextPrivate = false;
  let isOver = false;
  let failure: Error | null = null;

  const accepts = (hub: HubRecord) => isPrivate || authorization.mayShare(hub);
  const producer = createProducer({ authorization, interest, isPrivate: () => isPrivate, accepts }, metrics);
  const unlisten = authorization.listen({
    confirmed(added) {
      producer.confirmed(added, known);
      wake();
    },
    ended: end,
  });

  /** The next event that is ready, if any. */
  function take(): Next<LiveEvent<Event>> | null {
    const snapshot = known;
    const payload = snapshot === null ? null : producer.take(snapshot);
    if (snapshot === null || payload === null) return null;
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
    producer.clear();
    if (waiting === null) failure = error;
    else if (error === null) waiting.resolve(DONE);
    else waiting.reject(error);
    waiting = null;
    ended();
  }

  function start(snapshot: Snapshot): void {
    const before = known;
    known = snapshot;
    isPrivate = isNextPrivate;
    producer.start(snapshot, before);
  }

  const subscriber: Subscriber = {
    authorization,
    interest: permittedInterest(authorization, interest),
    start,
    servePrivately() {
      isNextPrivate = true;
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
      producer.update(change);
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
