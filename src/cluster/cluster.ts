import type { Redis } from 'ioredis';
import type { Logger } from '../telemetry/logger.js';
import { type Broadcast, createMemoryBroadcast, createRedisBroadcast } from './broadcast.js';
import { createMemoryStore, createRedisStore, type KeyValueStore } from './key-value-store.js';
import type { OpenLease } from './lease.js';
import { createMemoryLocks, createRedisLocks, type Locks } from './locks.js';
import { createMemoryChannels } from './memory-channel.js';
import { createMemoryLeases } from './memory-lease.js';
import { type CreateRateLimit, rateLimitFactory } from './rate-limits.js';
import { createRedis } from './redis.js';
import { createRedisChannels } from './redis-channel.js';
import { createRedisLeases } from './redis-lease.js';
import type { EntryCodec, OpenChannel } from './snapshot-channel.js';

/** `unused`: no Redis is configured. `unreachable`: at least one of the connections is down. */
export type RedisHealth = 'unused' | 'connected' | 'unreachable';

/** What the gateways of one deployment share. It owns every connection to Redis. */
export interface Cluster {
  readonly store: KeyValueStore;
  readonly locks: Locks;
  /** The principal keys of sessions that end. */
  readonly endedSessions: Broadcast;
  readonly createRateLimit: CreateRateLimit;
  readonly openLease: OpenLease;
  /** The channels for one kind of entries. To be called once. */
  openChannels<Entry>(codec: EntryCodec<Entry>): OpenChannel<Entry>;
  /** The state of all connections to Redis. */
  redisHealth(): RedisHealth;
  /** Closes all connections to Redis. */
  close(): void;
}

export interface ClusterOptions {
  /** The Redis that the gateways share; undefined for a single instance, which keeps everything in memory. */
  readonly redisUrl: string | undefined;
  /** How long work under a lock may take, ms. */
  readonly lockedWorkMs: number;
  readonly logger: Logger;
  /** The clock, ms since the epoch. */
  readonly now?: () => number;
}

/** Creates the cluster in memory or in Redis. Both behave the same, except that memory is lost with the process. */
export function createCluster({ redisUrl, lockedWorkMs, logger, now }: ClusterOptions): Cluster {
  if (redisUrl === undefined) {
    return {
      store: createMemoryStore(now),
      locks: createMemoryLocks(),
      endedSessions: createMemoryBroadcast(),
      createRateLimit: rateLimitFactory(null),
      openLease: createMemoryLeases(),
      openChannels: createMemoryChannels,
      redisHealth: () => 'unused',
      close: () => undefined,
    };
  }
  const redis = createRedis(redisUrl, logger);
  const subscriber = createRedis(redisUrl, logger);
  const connections: readonly Redis[] = [redis, subscriber];
  return {
    store: createRedisStore(redis),
    locks: createRedisLocks(redis, lockedWorkMs),
    endedSessions: createRedisBroadcast(redis, subscriber, 'ended-sessions'),
    createRateLimit: rateLimitFactory(redis),
    openLease: createRedisLeases(redis),
    openChannels: (codec) => createRedisChannels(redis, subscriber, codec),
    redisHealth: () => (connections.every(({ status }) => status === 'ready') ? 'connected' : 'unreachable'),
    close: () => connections.forEach((connection) => connection.disconnect()),
  };
}
