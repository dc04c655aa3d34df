import type { Principal } from '../auth/principal.js';
import type { OpenLease } from '../cluster/lease.js';
import type { OpenChannel, SnapshotChannel } from '../cluster/snapshot-channel.js';
import type { HubRecord } from '../datasources/decode/hub.js';
import type { Loaders } from '../datasources/loaders.js';
import { untilAborted } from '../datasources/upstream/abort.js';
import type { Deadline } from '../datasources/upstream/deadline.js';
import { badUserInput } from '../schema/gateway-error.js';
import type { Logger } from '../telemetry/logger.js';
import type { Span, Tracing } from '../telemetry/tracing/tracing.js';
import type { LiveMetrics } from '../telemetry/metrics/live-metrics.js';
import type { Clock } from './clock.js';
import { type HubAuthorization, RETRY_AT } from './hub-authorization.js';
import { createHubAuthorizations, type OpenAuthorization } from './hub-authorizations.js';
import { lateEvents } from './late-events.js';
import type { LiveEvents } from './live-event.js';
import type { LiveReads } from './live-reads.js';
import type { PollIntervals } from './poll-interval.js';
import { type SharedPoller, startSharedPoller } from './shared-poller.js';
import { createSubscriber, type Subscriber, type SubscriberOptions } from './subscriber.js';
import { throughOutage } from './through-outage.js';

export interface LiveOptions {
  readonly reads: LiveReads;
  readonly openLease: OpenLease;
  readonly openChannel: OpenChannel<HubRecord>;
  /** The channel of webhook signals; null without webhooks. */
  readonly webhooks: SnapshotChannel<HubRecord> | null;
  /** The gateway's own principal, which polls for its organisation; null without client credentials. */
  readonly service: Principal | null;
  /** Called with the hubs of a change before its events are sent; `isOwn` where this gateway's own poll found it. */
  readonly onChange: (hubIds: readonly string[], isOwn: boolean) => void;
  readonly intervals: PollIntervals;
  /** Calls the listener when Operated answers any call of this gateway. @returns how to stop. */
  readonly onAnswer: (listener: () => void) => () => void;
  readonly leaseMs: number;
  readonly authorizationTtlMs: number;
  readonly outageLimitMs: number;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Undefined where no metrics are collected. */
  readonly metrics?: LiveMetrics | undefined;
  /** Undefined where traces are off. */
  readonly tracing?: Tracing | undefined;
}

/** What a principal subscribes to. */
export interface Subscription<Event extends object> extends Omit<
  SubscriberOptions<Event>,
  'open' | 'metrics'
> {
  /** A hub that the principal must see. */
  readonly requiredHubId?: string;
}

/** The operation that subscribes. */
export interface SubscribingOperation {
  readonly principal: Principal;
  readonly deadline: Deadline;
  /** The span of its start; undefined where traces are off. */
  readonly span?: Span | undefined;
}

/**
 * Creates a subscription, with what it needs of Operated.
 * @param loaders undefined for those of the operation; later attempts, after a failure of Operated, have their own.
 */
export type Describe<Event extends object> = (
  loaders?: Loaders,
) => Subscription<Event> | Promise<Subscription<Event>>;

/** Live updates: any number of subscribers, and one poller for all that share its snapshots. */
export interface Live {
  /**
   * Subscribes a principal. While Operated does not answer, the subscription waits: its events begin when Operated
   * answers, and it ends with an error after the outage limit.
   * @param describe called until Operated answers.
   * @throws GatewayError where the principal is not authorised, or sees no such hub. Of a subscription that waits, that
   *   is the error with which its events end.
   */
  subscribe<Event extends object>(
    operation: SubscribingOperation,
    describe: Describe<Event>,
  ): Promise<LiveEvents<Event>>;
  /** Ends every subscription and every poller, and releases the leases. */
  stop(): Promise<void>;
}

/** After a failure the organisation of the service is not requested again for this time. */
const SERVICE_TOPIC_RETRY_MS = 60_000; // 1 minute

/** A subscription that has not started after this time waits for its start: its client learns that it exists. */
const PATIENCE_MS = 5_000; // 5 seconds

/** Creates the live updates of a gateway. A poller runs only while its topic has subscribers. */
export function createLive(options: LiveOptions): Live {
  const { reads, service, clock, metrics } = options;
  const pollers = new Map<string, SharedPoller>();
  metrics?.watchPollers(() => [...pollers.values()].map((poller) => poller.reading()));
  const closing = new Map<string, Promise<void>>();
  /** The topic that serves each subscriber. */
  const topics = new Map<Subscriber, string>();
  /** The subscriptions that have not started. */
  const waiting = new Set<LiveEvents>();
  const authorizations = createHubAuthorizations({
    read: (...reading) => reads.authorization(...reading),
    readList: (principal, signal) => reads.list(principal, signal),
    createLoaders: (principal) => reads.loaders(principal),
    ttlMs: options.authorizationTtlMs,
    outageLimitMs: options.outageLimitMs,
    clock,
  });
  /** The topic that the service may poll for, once it is known. */
  let serviceTopic: string | null = null;
  let serviceTopicReadAt = -Infinity;

  function pollerOf(topic: string): SharedPoller {
    const running = pollers.get(topic);
    if (running !== undefined) return running;
    const poller = startSharedPoller({
      ...options,
      topic,
      read: (...poll) => reads.hubs(...poll),
      service: () => (topic === serviceTopic ? service : null),
      previous: closing.get(topic) ?? Promise.resolve(),
      onUnderserved: (subscribers) => subscribers.forEach(moveToPrivateTopic),
    });
    pollers.set(topic, poller);
    return poller;
  }

  function join(subscriber: Subscriber, topic: string): void {
    topics.set(subscriber, topic);
    if (topic === reads.privateTopic(subscriber.authorization.principal)) subscriber.servePrivately();
    pollerOf(topic).add(subscriber);
  }

  function leave(subscriber: Subscriber): void {
    const topic = topics.get(subscriber);
    topics.delete(subscriber);
    const poller = topic === undefined ? undefined : pollers.get(topic);
    if (topic === undefined || poller === undefined || poller.remove(subscriber)) return;
    pollers.delete(topic);
    const closed = poller.stop().finally(() => {
      if (closing.get(topic) === closed) closing.delete(topic);
    });
    closing.set(topic, closed);
  }

  function moveToPrivateTopic(subscriber: Subscriber): void {
    const topic = reads.privateTopic(subscriber.authorization.principal);
    if (topics.get(subscriber) === topic) return;
    leave(subscriber);
    join(subscriber, topic);
  }

  async function readServiceTopic(): Promise<void> {
    const readLately = clock.now() - serviceTopicReadAt < SERVICE_TOPIC_RETRY_MS;
    if (service === null || serviceTopic !== null || readLately) return;
    serviceTopicReadAt = clock.now();
    // A service whose organisation is unknown does not poll.
    serviceTopic = await reads.topic(service).catch(() => null);
  }

  // A function of its own: what a subscription leaves behind must not keep the operation that began it.
  function begin<Event extends object>(
    open: OpenAuthorization,
    { requiredHubId, ...subscription }: Subscription<Event>,
  ): LiveEvents<Event> {
    rejectUnseen(open.authorization, requiredHubId);
    const { subscriber, events } = createSubscriber({ open, metrics, ...subscription }, () =>
      leave(subscriber),
    );
    join(subscriber, open.authorization.topic);
    return events;
  }

  /** @param onPause called when the start is delayed, because Operated does not answer. */
  async function start<Event extends object>(
    { principal, span }: SubscribingOperation,
    describe: Describe<Event>,
    signal: AbortSignal,
    onPause: () => void,
  ): Promise<LiveEvents<Event>> {
    const opening = authorizations.open(principal, span);
    void opening.delayed.then(onPause);
    const { authorizationTtlMs, outageLimitMs: limitMs } = options;
    const expiresAt = principal.expiresAt();
    const retries = { pauseMs: authorizationTtlMs * RETRY_AT, limitMs, expiresAt, signal, onPause, clock };
    const describeNow = (isFirst: boolean) => describe(isFirst ? undefined : reads.loaders(principal));
    try {
      const [subscription, authorization] = await untilAborted({ signal }, () =>
        Promise.all([throughOutage(describeNow, retries), opening.opened, readServiceTopic()]),
      );
      return begin({ authorization, release: opening.release }, subscription);
    } catch (error) {
      opening.release();
      throw error;
    }
  }

  return {
    async subscribe(operation, describe) {
      const abandoned = new AbortController();
      let onPause = () => {};
      const delayed = new Promise<void>((resolve) => (onPause = resolve));
      const starting = start(operation, describe, abandoned.signal, onPause);
      const patienceMs = Math.min(PATIENCE_MS, operation.deadline.remainingMs() / 2);
      const cancel = clock.after(patienceMs, onPause);
      const events = await Promise.race([starting, delayed]).finally(cancel);
      if (events !== undefined) return events;
      const late = lateEvents(starting, () => abandoned.abort());
      waiting.add(late);
      const remove = () => waiting.delete(late);
      starting.then(remove, remove);
      return late;
    },
    async stop() {
      for (const late of waiting) void late.return();
      for (const subscriber of [...topics.keys()]) subscriber.end(null);
      await Promise.all(closing.values());
    },
  };
}

/** @throws GatewayError the same for a hub of another organisation and for one that does not exist. */
function rejectUnseen(authorization: HubAuthorization, hubId: string | undefined): void {
  if (hubId === undefined || authorization.permits(hubId)) return;
  throw badUserInput('hubId', 'must be the id of a hub that you can see');
}
