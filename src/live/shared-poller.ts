import type { Principal } from '../auth/principal.js';
import type { OpenLease } from '../cluster/lease.js';
import type {
  ChannelMessage,
  ChannelSignal,
  OpenChannel,
  SnapshotChannel,
} from '../cluster/snapshot-channel.js';
import type { HubRecord } from '../datasources/decode/hub.js';
import { GatewayError } from '../schema/gateway-error.js';
import { HubAspect } from '../schema/hub-aspect.js';
import type { Logger } from '../telemetry/logger.js';
import type { Tracing } from '../telemetry/tracing/tracing.js';
import type { LiveMetrics, PollerReading } from '../telemetry/metrics/live-metrics.js';
import type { Clock } from './clock.js';
import type { HubAuthorization } from './hub-authorization.js';
import { aspectsOf } from './hub-delta.js';
import { covers, type Interest, readInterest, union, writeInterest } from './interest.js';
import { createPollIdentities, type PollRead } from './poll-identities.js';
import type { PollIntervals } from './poll-interval.js';
import { createHedgedRead } from './hedged-read.js';
import { measurePoll } from './measure-poll.js';
import { type PollOutcome, startPollLoop } from './poll-loop.js';
import { type Change, createSnapshotReplication, type PreparedAnswer } from './snapshot-replication.js';
import type { Subscriber } from './subscriber.js';
import { tracePoll } from './trace-poll.js';
import { createUnderservedFinder } from './underserved-subscribers.js';
import { createWaker } from './waker.js';
import { createWebhookReliability } from './webhook-reliability.js';

export interface SharedPollerOptions {
  /** A SHA-256: of the organisation, or of one principal. */
  readonly topic: string;
  readonly openLease: OpenLease;
  readonly openChannel: OpenChannel<HubRecord>;
  /** The channel of webhook signals; null without webhooks. */
  readonly webhooks: SnapshotChannel<HubRecord> | null;
  /** One poll with a principal's token. Rejects with a GatewayError. */
  readonly read: PollRead;
  /** Calls the listener when Operated answers any call of this gateway. @returns how to stop. */
  readonly onAnswer: (listener: () => void) => () => void;
  /** The gateway's own principal; null while it may not poll for the topic. */
  readonly service: () => Principal | null;
  readonly intervals: PollIntervals;
  /** How long a gateway that died keeps the others from polling, ms. */
  readonly leaseMs: number;
  /** How long polls may fail before the subscriptions end with an error, ms. */
  readonly outageLimitMs: number;
  /** Called with the hubs of a change before its events are sent; `isOwn` where this gateway's own poll found it. */
  readonly onChange: (hubIds: readonly string[], isOwn: boolean) => void;
  /** Called with subscribers that see hubs which the polling identity does not: another poller has to serve them. */
  readonly onUnderserved: (subscribers: readonly Subscriber[]) => void;
  /** Resolves when an earlier poller of the same topic has released its lease. */
  readonly previous: Promise<void>;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Undefined where no metrics are collected. */
  readonly metrics?: LiveMetrics | undefined;
  /** Undefined where traces are off. */
  readonly tracing?: Tracing | undefined;
}

/** Polls one topic for any number of subscribers, and shares the snapshots with other gateways. */
export interface SharedPoller {
  add(subscriber: Subscriber): void;
  /** @returns whether subscribers remain. */
  remove(subscriber: Subscriber): boolean;
  /** Its role, and the age of the last answer, at this moment. */
  reading(): PollerReading;
  /** Stops polling and releases the lease; the caller ends the subscriptions. */
  stop(): Promise<void>;
}

/** Starts the poller of a topic. It polls, or follows another gateway, until it is stopped. */
export function startSharedPoller(options: SharedPollerOptions): SharedPoller {
  const { topic, webhooks, service, leaseMs, outageLimitMs, clock, logger, metrics } = options;
  const lease = options.openLease(topic);
  const channel = options.openChannel(topic);
  const replication = createSnapshotReplication(clock);
  const subscribers = new Set<Subscriber>();
  const reliability = createWebhookReliability(clock);
  const findUnderserved = createUnderservedFinder();
  const wakeInTurns = createWaker();
  /** Aborts a poll in progress when the last subscriber leaves. */
  const abort = new AbortController();
  const hedged = createHedgedRead(clock);
  const identities = createPollIdentities(
    service,
    (principal, interest, span) =>
      hedged.run((signal) => options.read(principal, interest, signal, !hasFailed, span), abort.signal),
    clock,
  );
  let lastChangeAt = clock.now();
  let hasFailed = false;
  let cancelRenewal = () => {};
  let isStopped = false;

  const channels = webhooks === null ? [channel] : [channel, webhooks];
  const unlisten = Promise.all(channels.map((from) => from.listen(receive).catch(() => () => {})));
  const loop = startPollLoop({ poll, intervals: options.intervals, clock });
  const stopListeningToAnswers = options.onAnswer(() => {
    loop.retrySoon();
    hedged.hurry(options.intervals.intervalMs);
  });

  async function poll(): Promise<PollOutcome> {
    try {
      const outcome = await pollOnce();
      hasFailed = false;
      return outcome;
    } catch (error) {
      const failure = error instanceof GatewayError ? error : new GatewayError('UPSTREAM_UNAVAILABLE');
      if (failure !== error) logger.error({ err: error }, 'unexpected error');
      endAfterOutage(failure);
      hasFailed = true;
      return { kind: 'failed', retryAfterSeconds: failure.retryAfterSeconds };
    }
  }

  async function pollOnce(): Promise<PollOutcome> {
    await options.previous;
    const own = union([...subscribers].map((subscriber) => subscriber.interest()));
    const claim = await lease.claim(writeInterest(own), leaseMs).catch(() => null);
    replication.claimed(claim);
    cancelRenewal();
    if (claim?.held === false) {
      await follow(own).catch(() => undefined);
      endAfterOutage(new GatewayError('UPSTREAM_UNAVAILABLE'));
      return { kind: 'following', freeInMs: claim.freeInMs };
    }
    if (claim !== null) renewLater();
    const isFirst = replication.snapshot() === null;
    const interest = union([own, ...(claim?.interests ?? []).map(readInterest)]);
    const known = replication.snapshot()?.hubs ?? new Map<string, HubRecord>();
    const pollNow = () =>
      tracePoll(options.tracing, (span) => identities.pollWithFallback(authorizations(), interest, span));
    const prepared = replication.prepare(await measurePoll(metrics, abort.signal, pollNow));
    const outcome = claim === null ? null : await commit(prepared);
    fanOut(replication.committed(prepared, outcome), true);
    const aspects = aspectsOf(known, prepared.update.changed);
    if (!isFirst && service() !== null && reliability.verify(aspects)) {
      void webhooks?.publish({ kind: 'webhookMissed' });
      if (webhooks !== null) metrics?.webhookMissed();
    }
    // Power readings always vary, so they do not shorten the interval.
    const hasChanged =
      prepared.update.removed.length > 0 || [...aspects].some((it) => it !== HubAspect.POWER);
    return { kind: 'answered', changed: isFirst || hasChanged, announced: reliability.isReliable() };
  }

  const authorizations = (): ReadonlySet<HubAuthorization> =>
    new Set([...subscribers].map(({ authorization }) => authorization));

  function renewLater(): void {
    cancelRenewal = clock.after(leaseMs / 4, () => {
      // A lease that cannot be renewed expires.
      void lease.renew(leaseMs).catch(() => undefined);
      renewLater();
    });
  }

  /** @returns null where Redis cannot be reached. */
  async function commit(prepared: PreparedAnswer) {
    try {
      const outcome = await channel.commit(prepared.commit);
      return outcome === 'gap' ? await channel.commit(prepared.whole()) : outcome;
    } catch {
      return null;
    }
  }

  /** Starts from the stored snapshot, and asks the leader to cover this gateway's interest. */
  async function follow(own: Interest): Promise<void> {
    if (replication.snapshot() === null) fanOut(replication.loaded(await channel.load()));
    const snapshot = replication.snapshot();
    if (snapshot === null || !covers(snapshot.coverage, own)) await channel.publish({ kind: 'pollSoon' });
  }

  function receive(message: ChannelMessage<HubRecord>): void {
    if (isStopped) return;
    if (message.kind !== 'update') {
      receiveSignal(message);
      return;
    }
    const change = replication.received(message.update);
    if (change === 'load') void loadStored().catch(() => undefined);
    else fanOut(change);
  }

  function receiveSignal({ kind }: ChannelSignal): void {
    const isFollower = replication.state() === 'follower';
    switch (kind) {
      case 'pollSoon':
        if (!isFollower) loop.pollSoon();
        return;
      case 'released':
        if (isFollower) loop.pollSoon();
        return;
      case 'webhookReceived':
        if (service() === null) return;
        reliability.received();
        if (!isFollower) loop.pollSoon();
        return;
      case 'webhookSubscriptionLost':
        reliability.lost();
        return;
      case 'webhookMissed':
    }
  }

  async function loadStored(): Promise<void> {
    fanOut(replication.loaded(await channel.load()));
  }

  function fanOut(change: Change | null, isOwn = false): void {
    if (change === null) return;
    const { changed, removed } = change.update;
    if (changed.length > 0 || removed.length > 0) {
      options.onChange([...changed.map(({ id }) => id), ...removed], isOwn);
    }
    lastChangeAt = clock.now();
    for (const subscriber of subscribers) {
      if (subscriber.isStarted()) subscriber.update(change);
      else if (covers(change.snapshot.coverage, subscriber.interest())) subscriber.start(change.snapshot);
      wakeInTurns(subscriber);
    }
    const underserved = findUnderserved(change.snapshot, subscribers);
    if (underserved.length > 0) options.onUnderserved(underserved);
  }

  function endAfterOutage(error: GatewayError): void {
    if (clock.now() - lastChangeAt <= outageLimitMs) return;
    for (const subscriber of [...subscribers]) subscriber.end(error);
  }

  return {
    add(subscriber) {
      subscribers.add(subscriber);
      if (subscribers.size === 1) lastChangeAt = clock.now();
      const snapshot = replication.snapshot();
      if (snapshot !== null && covers(snapshot.coverage, subscriber.interest())) {
        subscriber.start(snapshot);
        subscriber.wake();
      } else {
        loop.pollSoon();
      }
    },
    remove(subscriber) {
      subscribers.delete(subscriber);
      return subscribers.size > 0;
    },
    reading: () => ({ role: replication.state(), ageSeconds: (clock.now() - lastChangeAt) / 1_000 }),
    async stop() {
      isStopped = true;
      stopListeningToAnswers();
      abort.abort();
      await loop.stop();
      cancelRenewal();
      for (const stopListening of await unlisten) stopListening();
      await lease.release().catch(() => undefined);
    },
  };
}
