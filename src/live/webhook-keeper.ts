import type { Lease } from '../cluster/lease.js';
import type { SnapshotChannel } from '../cluster/snapshot-channel.js';
import type {
  WebhookReceiver,
  WebhookSubscription,
  WebhookSubscriptions,
} from '../datasources/webhook-subscriptions.js';
import type { Logger } from '../telemetry/logger.js';
import type { Clock } from './clock.js';
import type { WebhookRegistry } from './webhook-registry.js';

export interface WebhookKeeperOptions {
  readonly subscriptions: WebhookSubscriptions;
  readonly receiver: WebhookReceiver;
  /** The gateway that holds it keeps the subscription for all. */
  readonly lease: Lease;
  /** How long a gateway that was killed keeps the others from taking over its subscription, ms. */
  readonly leaseMs: number;
  readonly registry: WebhookRegistry;
  /** The channel of webhook signals, of the lease's topic. */
  readonly channel: Pick<SnapshotChannel<unknown>, 'listen' | 'publish'>;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Keeps one subscription to Operated's webhooks for all gateways. */
export interface WebhookKeeper {
  /** Whether this gateway keeps the subscription at this moment. */
  isKept(): boolean;
  /** Ends the subscription. */
  stop(): Promise<void>;
}

/** The pause after a failure. */
const RETRY_MS = 10_000; // 10 seconds
/** A subscription is extended after this part of its lifetime. */
const EXTEND_AT = 0.5;
/** The minimum distance between two verifications. */
const VERIFY_DISTANCE_MS = 1_000; // 1 second

/**
 * Subscribes to webhooks, extends the subscription before its end, and subscribes again where it is gone: at the next
 * extension, or when a poll finds a change that no webhook announced. Takes over the subscription of a gateway that was
 * killed.
 */
export function keepWebhooks(options: WebhookKeeperOptions): WebhookKeeper {
  const { subscriptions, receiver, lease, leaseMs, registry, channel, clock, logger } = options;
  /** How often the lease is renewed. */
  const tickMs = leaseMs / 3;
  let id: string | null = null;
  /** Whether another gateway held the lease when Redis was reached last. */
  let isKeptElsewhere = false;
  let extendAt = 0;
  let expiresAt = 0;
  let current: Promise<void> | null = null;
  let startedAt = -Infinity;
  let isStopped = false;
  let cancelNext = () => {};

  const lost = () => channel.publish({ kind: 'webhookSubscriptionLost' });

  function schedule(delayMs: number): void {
    cancelNext();
    if (!isStopped) cancelNext = clock.after(delayMs, start);
  }

  function start(): void {
    if (isStopped || current !== null) return;
    startedAt = clock.now();
    current = tick()
      .catch(async (error: unknown) => {
        const reason = error instanceof Error ? error.message : 'unknown';
        logger.warn({ reason }, 'no webhook subscription');
        await lost();
        return RETRY_MS;
      })
      .then((delayMs) => {
        current = null;
        schedule(delayMs);
      });
  }

  /** @returns when to continue, ms from now. */
  async function tick(): Promise<number> {
    const claim = await lease.claim('', leaseMs).catch(() => null);
    if (claim?.held === false) {
      isKeptElsewhere = true;
      await drop(false);
      return claim.freeInMs + tickMs * clock.random();
    }
    // The subscription of the other gateway lasts longer than most outages of Redis, and has the same receiver.
    if (claim === null && isKeptElsewhere) return tickMs;
    isKeptElsewhere = false;
    const known = claim === null ? null : await registry.read().catch(() => null);
    if (id === null && known !== null) takeOver(known);
    const isDue = id === null || clock.now() >= extendAt;
    const isNew = isDue && (await extendOrSubscribe());
    if (claim !== null && id !== null && (isDue || known !== id)) {
      // Where this fails, the next tick writes it.
      await registry.write(id, expiresAt - clock.now()).catch(() => undefined);
    }
    if (isNew) logger.info('subscribed to webhooks');
    // It is the one that a gateway created while it could not reach Redis, or the predecessor of the own one.
    if (known !== null && known !== id) await remove(known);
    return Math.max(Math.min(tickMs, extendAt - clock.now()), 0);
  }

  /** Makes the subscription of a gateway that was killed its own; it may no longer exist. */
  function takeOver(known: string): void {
    logger.info('took over the webhook subscription');
    id = known;
    extendAt = 0;
  }

  /** @returns whether it is a new subscription. */
  async function extendOrSubscribe(): Promise<boolean> {
    const extended = id === null ? null : await subscriptions.extend(id);
    if (extended !== null) {
      keep(extended);
      return false;
    }
    if (id !== null) await lost();
    id = null;
    keep(await subscriptions.create(receiver));
    return true;
  }

  function keep(subscription: WebhookSubscription): void {
    id = subscription.id;
    expiresAt = clock.now() + subscription.lifeMs;
    extendAt = clock.now() + subscription.lifeMs * EXTEND_AT;
  }

  /** Deletes the own subscription, unless the gateway that holds the lease has taken it over. */
  async function drop(isHolder: boolean): Promise<void> {
    if (id === null) return;
    const own = id;
    id = null;
    const known = isHolder ? null : await registry.read().catch(() => null);
    if (known === own) {
      logger.info('another gateway keeps the webhook subscription');
      return;
    }
    await remove(own);
    if (isHolder) await registry.clear().catch(() => undefined);
  }

  /** A subscription that cannot be deleted expires. */
  async function remove(subscriptionId: string): Promise<void> {
    await subscriptions.remove(subscriptionId).catch(() => undefined);
  }

  function verify(): void {
    if (id === null) return;
    extendAt = 0;
    if (current === null) schedule(Math.max(startedAt + VERIFY_DISTANCE_MS - clock.now(), 0));
  }

  const unlisten = channel
    .listen(({ kind }) => {
      if (kind === 'released') schedule(0);
      if (kind === 'webhookMissed') verify();
    })
    .catch(() => () => {});
  schedule(0);
  return {
    isKept: () => id !== null,
    async stop() {
      isStopped = true;
      cancelNext();
      await current;
      (await unlisten)();
      await drop(await lease.renew(leaseMs).catch(() => true));
      await lease.release().catch(() => undefined);
    },
  };
}
