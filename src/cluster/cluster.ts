import type { Logger } from '../telemetry/logger.js';
import type { RedisMetrics } from '../telemetry/metrics/redis-metrics.js';
import { type Broadcast, createMemoryBroadcast } from './broadcast.js';
import { createMemoryStore, type KeyValueStore } from './key-value-store.js';
import type { OpenLease } from './lease.js';
import { createMemoryLocks, type Locks } from './locks.js';
import { createMemoryChannels } from './memory-channel.js';
import { createMemoryLeases } from './memory-lease.js';
import { type CreateRateLimit, rateLimitFactory } from './rate-limits.js';
import type { EntryCodec, OpenChannel } from './snapshot-channel.js';

/** `unused`: no Redis is configured. `unreachable`: at least one connection is down, or Redis does not answer on it. */
export type RedisHealth = 'unused' | 'connected' | 'unreachable';

/** What the gateways of one deployment share. It owns every connection to Redis. */
export interface Cluster {
  readonly store: KeyValueStore;
  readonly locks: Locks;
  /** The principal keys of sessions that end. */
  readonly endedSessions: Broadcast;
  /** The changes of hubs that make cached answers outdated. */
  readonly invalidations: Broadcast;
  readonly createRateLimit: CreateRateLimit;
  readonly openLease: OpenLease;
  /** The channels for one kind of entries. To be called once. */
  openChannels<Entry>(codec: EntryCodec<Entry>): OpenChannel<Entry>;
  /** The state of all connections to Redis. */
  redisHealth(): RedisHealth;
  /** Resolves when Redis is connected, or it is known that it cannot be reached: within 2 seconds. */
  connected(): Promise<void>;
  /** Closes all connections to Redis. */
  close(): void;
}

export interface ClusterOptions {
  /** The Redis that the gateways share; undefined for a single instance, which keeps everything in memory. */
  readonly redisUrl: string | undefined;
  /** How long work under a lock may take, ms. */
  readonly lockedWorkMs: number;
  readonly logger: Logger;
  /** Undefined where no metrics are collected. */
  readonly metrics?: RedisMetrics | undefined;
  /** The clock, ms since the epoch. */
  readonly now?: () => number;
}

/** Creates the cluster in memory or in Redis. Both behave the same, except that memory is lost with the process. */
export async function createCluster({
  redisUrl,
  lockedWorkMs,
  logger,
  metrics,
  now,
}: ClusterOptions): Promise<Cluster> {
  if (redisUrl === undefined) {
    return {
      store: createMemoryStore(now),
      locks: createMemoryLocks(),
      endedSessions: createMemoryBroadcast(),
      invalidations: createMemoryBroadcast(),
      createRateLimit: rateLimitFactory(null),
      openLease: createMemoryLeases(),
      openChannels: createMemoryChannels,
      redisHealth: () => 'unused',
      connected: async () => undefined,
      close: () => undefined,
    };
  }
  // Its libraries are loaded only where they are used.
  const { createRedisCluster } = await import('./redis-cluster.js');
  return createRedisCluster(redisUrl, lockedWorkMs, logger, metrics);
}
