import { createHmac } from 'node:crypto';
import { sha256 } from '../auth/fingerprint.js';
import type { Principal } from '../auth/principal.js';
import type { Board } from '../cluster/board.js';
import { createMemoryBoard } from '../cluster/memory-board.js';
import { createRedisBoard } from '../cluster/redis-board.js';
import { createRedis } from '../cluster/redis.js';
import type { GatewayConfig } from '../config/gateway-config.js';
import type { HubRecord } from '../datasources/decode/hub.js';
import type { ListStatistics } from '../datasources/list-statistics.js';
import type { OperatedClient } from '../datasources/upstream/operated-client.js';
import { createWebhookSubscriptions } from '../datasources/webhook-subscriptions.js';
import { systemClock } from '../live/clock.js';
import { hubCodec } from '../live/hub-codec.js';
import { createLive, type Live } from '../live/live.js';
import { createLiveReads } from '../live/reads.js';
import { keepWebhooks, type WebhookKeeper } from '../live/webhook-keeper.js';
import type { RedisHealth } from '../server/health.js';
import { WEBHOOK_PATH, type WebhookRouteOptions } from '../server/webhook-route.js';
import type { Logger } from '../telemetry/logger.js';

export interface ComposeLiveOptions {
  readonly config: GatewayConfig;
  readonly client: OperatedClient;
  readonly statistics: ListStatistics;
  /** The gateway's own credentials, null where it has none. */
  readonly service: Principal | null;
  readonly logger: Logger;
}

/** The live part of a gateway, with what it shares with other gateways. */
export interface ComposedLive {
  readonly live: Live;
  redisHealth(): RedisHealth;
  /** How webhooks are received; null where none are asked for. */
  readonly webhooks: WebhookRouteOptions | null;
  /** Asks for webhooks, now that they can be received. */
  start(): void;
  /** Ends the subscriptions, gives up the leases, leaves Redis. */
  stop(): Promise<void>;
}

/** A gateway that died keeps the others from polling for so many intervals: with the next poll, less than three. */
const LEASE_INTERVALS = 2;

export function composeLive(options: ComposeLiveOptions): ComposedLive {
  const { config, client, statistics, service, logger } = options;
  const { board, redisHealth, leave } = openBoard(config, logger);
  const live = createLive({
    reads: createLiveReads({
      client,
      statistics,
      parallelReads: config.OPERATED_PARALLEL_READS,
      baseUrl: config.OPERATED_BASE_URL,
      logger,
    }),
    board,
    service,
    bounds: {
      intervalMs: config.POLL_INTERVAL_MS,
      idleIntervalMs: config.POLL_IDLE_INTERVAL_MS,
      hintedIntervalMs: config.POLL_HINTED_INTERVAL_MS,
      backoffLimitMs: config.POLL_BACKOFF_LIMIT_MS,
    },
    leaseMs: config.POLL_INTERVAL_MS * LEASE_INTERVALS,
    authorizationTtlMs: config.AUTHORIZATION_TTL_MS,
    outageLimitMs: config.LIVE_OUTAGE_LIMIT_MS,
    unannounced: () => keeper?.doubt(),
    clock: systemClock,
    logger,
  });
  const secret = webhookSecret(config, 'path of webhooks');
  const verificationToken = webhookSecret(config, 'verification token of webhooks');
  let keeper: WebhookKeeper | null = null;
  return {
    live,
    redisHealth,
    webhooks:
      secret === null || verificationToken === null
        ? null
        : { secret, verificationToken, hint: () => live.hint() },
    start() {
      const { WEBHOOK_URL: url } = config;
      if (secret === null || verificationToken === null || service === null || url === undefined) return;
      keeper = keepWebhooks({
        subscriptions: createWebhookSubscriptions(client, service, logger),
        receiver: { url: `${url}${WEBHOOK_PATH}/${secret}`, verificationToken },
        board,
        topic: sha256(`webhooks\0${url}\0${service.key}`),
        lost: () => live.distrustHints(),
        clock: systemClock,
        logger,
      });
    },
    async stop() {
      await keeper?.stop();
      await live.stop();
      leave();
    },
  };
}

/** Derived from the client secret, so that every gateway has the same, after a restart too. @param label one per secret. */
function webhookSecret(
  { WEBHOOK_URL: url, OPERATED_CLIENT_SECRET: clientSecret }: GatewayConfig,
  label: string,
): string | null {
  if (url === undefined || clientSecret === undefined) return null;
  return createHmac('sha256', clientSecret).update(`${label}\0${url}`).digest('base64url');
}

function openBoard(
  { REDIS_URL: url }: GatewayConfig,
  logger: Logger,
): { board: Board<HubRecord>; redisHealth: () => RedisHealth; leave: () => void } {
  if (url === undefined) {
    return { board: createMemoryBoard(), redisHealth: () => 'unused', leave: () => undefined };
  }
  const redis = createRedis(url, logger);
  const subscriber = createRedis(url, logger);
  return {
    board: createRedisBoard({ redis, subscriber, codec: hubCodec }),
    redisHealth: () =>
      redis.status === 'ready' && subscriber.status === 'ready' ? 'connected' : 'unreachable',
    leave() {
      redis.disconnect();
      subscriber.disconnect();
    },
  };
}
