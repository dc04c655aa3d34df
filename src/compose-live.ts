import type { Principal } from './auth/principal.js';
import type { Board } from './cluster/board.js';
import { createMemoryBoard } from './cluster/memory-board.js';
import { createRedisBoard } from './cluster/redis-board.js';
import { createRedis } from './cluster/redis.js';
import type { Config } from './config.js';
import type { HubRecord } from './datasources/decode/hub.js';
import type { ListHints } from './datasources/list-hints.js';
import type { OperatedClient } from './datasources/operated-client.js';
import { systemClock } from './live/clock.js';
import { hubCodec } from './live/hub-codec.js';
import type { Live } from './live/live.js';
import { createLive } from './live/live.js';
import { createLiveReads } from './live/reads.js';
import type { RedisHealth } from './server/health.js';
import type { Logger } from './telemetry/logger.js';

export interface ComposeLiveOptions {
  readonly config: Config;
  readonly client: OperatedClient;
  readonly hints: ListHints;
  /** The gateway's own credentials, null where it has none. */
  readonly service: Principal | null;
  readonly logger: Logger;
}

/** The live part of a gateway, with what it shares with other gateways. */
export interface ComposedLive {
  readonly live: Live;
  redisHealth(): RedisHealth;
  /** Ends the subscriptions, gives up the leases, leaves Redis. */
  stop(): Promise<void>;
}

/** A gateway that died keeps the others from polling for so many intervals: with the next poll, less than three. */
const LEASE_INTERVALS = 2;

export function composeLive({ config, client, hints, service, logger }: ComposeLiveOptions): ComposedLive {
  const { board, redisHealth, leave } = openBoard(config, logger);
  const live = createLive({
    reads: createLiveReads({
      client,
      hints,
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
    clock: systemClock,
    logger,
  });
  return {
    live,
    redisHealth,
    async stop() {
      await live.stop();
      leave();
    },
  };
}

function openBoard(
  { REDIS_URL: url }: Config,
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
