import { setTimeout as after } from 'node:timers/promises';
import type { Logger } from '../telemetry/logger.js';
import type { RedisMetrics } from '../telemetry/metrics/redis-metrics.js';
import { createRedisBroadcast } from './broadcast.js';
import type { Cluster } from './cluster.js';
import { createRedisStore } from './key-value-store.js';
import { rateLimitFactory } from './rate-limits.js';
import { createRedis } from './redis.js';
import { createRedisChannels } from './redis-channel.js';
import { createRedisLeases } from './redis-lease.js';
import { createRedisLocks } from './redis-locks.js';

/** The deadline of a command, ms: a Redis nearby answers within a few milliseconds, and a request waits meanwhile. */
const COMMAND_MS = 500;
/**
 * The deadline of a command that carries a whole snapshot, ms. They have a connection of their own: those of 10,000
 * hubs are 25 MB, and delay what is sent after them by a tenth of a second and more.
 */
const SNAPSHOT_MS = 5_000; // 5 seconds

/** How long the start of a gateway waits for Redis, ms. */
const CONNECT_MS = 2_000; // 2 seconds

/**
 * Creates the cluster of the gateways that share a Redis.
 * @param lockedWorkMs how long work under a lock may take, ms.
 */
export function createRedisCluster(
  redisUrl: string,
  lockedWorkMs: number,
  logger: Logger,
  metrics?: RedisMetrics,
): Cluster {
  const connect = (deadlineMs: number) => createRedis({ url: redisUrl, deadlineMs, logger, metrics });
  const connections = [connect(COMMAND_MS), connect(COMMAND_MS), connect(SNAPSHOT_MS)] as const;
  const [{ redis }, subscriber, { redis: snapshots }] = connections;
  const isReachable = () => connections.every((connection) => connection.isReachable());
  metrics?.watchUp(isReachable);
  return {
    store: createRedisStore(redis),
    locks: createRedisLocks(redis, lockedWorkMs),
    endedSessions: createRedisBroadcast(redis, subscriber, 'ended-sessions'),
    invalidations: createRedisBroadcast(redis, subscriber, 'invalidations'),
    createRateLimit: rateLimitFactory(redis),
    openLease: createRedisLeases(redis),
    openChannels: (codec) => createRedisChannels({ redis, subscriber: subscriber.redis, snapshots }, codec),
    redisHealth: () => (isReachable() ? 'connected' : 'unreachable'),
    async connected() {
      // A Redis that loads its data rejects nothing and answers late.
      const limit = new AbortController();
      const late = after(CONNECT_MS, undefined, { signal: limit.signal }).catch(() => undefined);
      await Promise.race([Promise.all(connections.map(({ tried }) => tried)), late]);
      limit.abort();
    },
    close: () => connections.forEach((connection) => connection.redis.disconnect()),
  };
}
