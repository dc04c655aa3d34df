import type { Board } from '../cluster/board.js';
import type { WebhookReceiver, WebhookSubscriptions } from '../datasources/webhook-subscriptions.js';
import type { Logger } from '../telemetry/logger.js';
import type { Clock } from './clock.js';

export interface WebhookKeeperOptions {
  readonly subscriptions: WebhookSubscriptions;
  readonly receiver: WebhookReceiver;
  /** Gateways that share a board keep one subscription together. */
  readonly board: Pick<Board<unknown>, 'claim' | 'listen' | 'release'>;
  readonly topic: string;
  /** There is no subscription at the moment: no hint can be expected. */
  readonly lost: () => void;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Keeps a subscription to Operated's webhooks alive. */
export interface WebhookKeeper {
  /** Something happened that no webhook told of: whether the subscription still is there is looked at now. */
  doubt(): void;
  /** Ends the subscription. */
  stop(): Promise<void>;
}

const LEASE_MS = 30_000; // 30 seconds
/** How often the lease is renewed, and the first try after a failure. */
const TICK_MS = LEASE_MS / 3;
/** A subscription is extended when so much of its life is over. */
const EXTEND_AT = 0.5;
/** However often it is doubted, it is looked at no more often than this. */
const DOUBT_MS = 1_000; // 1 second

/** Subscribes to webhooks, extends before the end, subscribes anew where the subscription is gone. */
export function keepWebhooks(options: WebhookKeeperOptions): WebhookKeeper {
  const { subscriptions, receiver, board, topic, lost, clock, logger } = options;
  let id: string | null = null;
  let extendAt = 0;
  let underWay: Promise<void> | null = null;
  let lookedAt = -Infinity;
  let stopped = false;
  let cancelNext = () => {};

  function schedule(delayMs: number): void {
    cancelNext();
    if (!stopped) cancelNext = clock.after(delayMs, start);
  }

  function start(): void {
    if (stopped || underWay !== null) return;
    lookedAt = clock.now();
    underWay = tick()
      .catch((error: unknown) => {
        lost();
        const reason = error instanceof Error ? error.message : 'unknown';
        logger.warn({ reason }, 'no subscription to webhooks');
        return TICK_MS;
      })
      .then((delayMs) => {
        underWay = null;
        schedule(delayMs);
      });
  }

  /** @returns when to go on, ms. */
  async function tick(): Promise<number> {
    // Where the board is out of reach each gateway keeps a subscription of its own: more hints do no harm.
    const claim = await board.claim(topic, '', LEASE_MS).catch(() => null);
    if (claim?.held === false) {
      await drop();
      return claim.freeInMs + TICK_MS * clock.random();
    }
    if (id === null || clock.now() >= extendAt) {
      const kept = id === null ? null : await subscriptions.extend(id);
      if (kept === null) {
        if (id !== null) lost();
        id = null;
        const made = await subscriptions.create(receiver);
        logger.info('subscribed to webhooks');
        id = made.id;
        extendAt = clock.now() + made.lifeMs * EXTEND_AT;
      } else {
        extendAt = clock.now() + kept.lifeMs * EXTEND_AT;
      }
    }
    return Math.max(Math.min(TICK_MS, extendAt - clock.now()), 0);
  }

  async function drop(): Promise<void> {
    if (id === null) return;
    const own = id;
    id = null;
    // One that can't be ended ends by itself.
    await subscriptions.remove(own).catch(() => undefined);
  }

  // Whoever kept the subscription has ended it, and stops: another keeps one from now on.
  const unlisten = board
    .listen(topic, ({ kind }) => {
      if (kind === 'released') schedule(0);
    })
    .catch(() => () => {});
  schedule(0);
  return {
    doubt() {
      extendAt = 0;
      if (underWay === null) schedule(Math.max(lookedAt + DOUBT_MS - clock.now(), 0));
    },
    async stop() {
      stopped = true;
      cancelNext();
      await underWay;
      (await unlisten)();
      await drop();
      await board.release(topic).catch(() => undefined);
    },
  };
}
