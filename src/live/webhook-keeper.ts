import type { Lease } from '../cluster/lease.js';
import type { SnapshotChannel } from '../cluster/snapshot-channel.js';
import type { WebhookReceiver, WebhookSubscriptions } from '../datasources/webhook-subscriptions.js';
import type { Logger } from '../telemetry/logger.js';
import type { Clock } from './clock.js';

export interface WebhookKeeperOptions {
  readonly subscriptions: WebhookSubscriptions;
  readonly receiver: WebhookReceiver;
  /** The gateway that holds it keeps the subscription for all. */
  readonly lease: Lease;
  /** The channel of webhook signals, of the lease's topic. */
  readonly channel: Pick<SnapshotChannel<unknown>, 'listen' | 'publish'>;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Keeps one subscription to Operated's webhooks for all gateways. */
export interface WebhookKeeper {
  /** Ends the subscription. */
  stop(): Promise<void>;
}

const LEASE_MS = 30_000; // 30 seconds
/** How often the lease is renewed, and the pause after a failure. */
const TICK_MS = LEASE_MS / 3;
/** A subscription is extended after this part of its lifetime. */
const EXTEND_AT = 0.5;
/** The minimum distance between two verifications. */
const VERIFY_DISTANCE_MS = 1_000; // 1 second

/**
 * Subscribes to webhooks, extends the subscription before its end, and subscribes again where it is gone: at the next
 * extension, or when a poll finds a change that no webhook announced.
 */
export function keepWebhooks(options: WebhookKeeperOptions): WebhookKeeper {
  const { subscriptions, receiver, lease, channel, clock, logger } = options;
  let id: string | null = null;
  let extendAt = 0;
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
        return TICK_MS;
      })
      .then((delayMs) => {
        current = null;
        schedule(delayMs);
      });
  }

  /** @returns when to continue, ms from now. */
  async function tick(): Promise<number> {
    // Without Redis each gateway keeps a subscription of its own: duplicate webhooks do no harm.
    const claim = await lease.claim('', LEASE_MS).catch(() => null);
    if (claim?.held === false) {
      await drop();
      return claim.freeInMs + TICK_MS * clock.random();
    }
    if (id === null || clock.now() >= extendAt) await extendOrSubscribe();
    return Math.max(Math.min(TICK_MS, extendAt - clock.now()), 0);
  }

  async function extendOrSubscribe(): Promise<void> {
    const extended = id === null ? null : await subscriptions.extend(id);
    if (extended !== null) {
      extendAt = clock.now() + extended.lifeMs * EXTEND_AT;
      return;
    }
    if (id !== null) await lost();
    id = null;
    const created = await subscriptions.create(receiver);
    logger.info('subscribed to webhooks');
    id = created.id;
    extendAt = clock.now() + created.lifeMs * EXTEND_AT;
  }

  async function drop(): Promise<void> {
    if (id === null) return;
    const own = id;
    id = null;
    // A subscription that cannot be deleted expires.
    await subscriptions.remove(own).catch(() => undefined);
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
    async stop() {
      isStopped = true;
      cancelNext();
      await current;
      (await unlisten)();
      await drop();
      await lease.release().catch(() => undefined);
    },
  };
}
